/** One API resource: its permissions, its tokens, its end. */
import { Badge, Stack } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { CopyValue } from '../ui/CopyValue';
import { DeleteSection } from '../ui/DeleteSection';
import { DetailState } from '../ui/DetailState';
import { Page } from '../ui/Page';
import { Card } from '../ui/Section';
import { ResourceForm } from './ResourceForm';
import { ResourceScopes } from './ResourceScopes';

const ResourcePageDocument = graphql(`
  query ResourcePage($resourceId: ID!) {
    resource(resourceId: $resourceId) {
      id
      resourceId
      name
      indicator
      isDefault
      isManagementApi
      ...ResourceForm_resource
      ...ResourceScopes_resource
    }
  }
`);

const DeleteResource = graphql(`
  mutation DeleteResource($input: DeleteResourceInput!) {
    deleteResource(input: $input) {
      deletedResourceId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

function ResourceDetail({ resourceId }: { resourceId: string }) {
  const navigate = useNavigate();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: ResourcePageDocument,
    variables: { resourceId },
  });
  const resource = data?.resource;
  if (!resource) {
    return (
      <DetailState
        kind="API resource"
        icon="resources"
        listPath="/resources"
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
      />
    );
  }
  return (
    <Page
      title={resource.name}
      back={{ to: '/resources', label: 'API resources' }}
      badges={
        resource.isDefault && (
          <Badge variant="light" tt="none">
            Default
          </Badge>
        )
      }
      description={<CopyValue value={resource.indicator} label="indicator" />}
    >
      <Stack gap="lg">
        <ResourceScopes resource={resource} />
        {!resource.isManagementApi && (
          <>
            <Card>
              <ResourceForm resource={resource} />
            </Card>
            <DeleteSection
              kind="API resource"
              name={resource.name}
              consequences="Its permissions disappear from all roles, and no more tokens are issued for it."
              change={DeleteResource}
              input={{ resourceId }}
              onDeleted={() => navigate('/resources')}
            />
          </>
        )}
      </Stack>
    </Page>
  );
}

export function ResourcePage() {
  const { resourceId = '' } = useParams();
  return <ResourceDetail key={resourceId} resourceId={resourceId} />;
}
