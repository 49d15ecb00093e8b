/** What a third-party application may ask people for. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { Card } from '../ui/Section';
import { ConsentForm } from './ConsentForm';

const ConsentTabDocument = graphql(`
  query ConsentTab($applicationId: ID!) {
    application(applicationId: $applicationId) {
      id
      applicationId
      consentScopes {
        userScopes
        resourceScopes {
          id
          scopeId
        }
        organizationScopes {
          id
          organizationScopeId
        }
      }
    }
    resources(first: 100) {
      nodes {
        id
        name
        isManagementApi
        scopes {
          id
          scopeId
          name
        }
      }
    }
    organizationTemplate {
      scopes {
        id
        organizationScopeId
        name
      }
    }
  }
`);

export function ConsentTab({ applicationId }: { applicationId: string }) {
  const [{ data, error }, refetch] = useQuery({ query: ConsentTabDocument, variables: { applicationId } });
  const stored = data?.application?.consentScopes;
  if (error) return <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingRows />;
  return (
    <Card>
      <ConsentForm
        applicationId={applicationId}
        initial={{
          userScopes: stored?.userScopes ?? [],
          resourceScopeIds: stored?.resourceScopes?.map(({ scopeId }) => scopeId) ?? [],
          organizationScopeIds: stored?.organizationScopes?.map((scope) => scope.organizationScopeId) ?? [],
        }}
        resourceScopes={data.resources.nodes
          .filter((resource) => !resource.isManagementApi)
          .map((resource) => ({
            group: resource.name,
            items: resource.scopes.map(({ scopeId, name }) => ({ value: scopeId, label: name })),
          }))}
        organizationScopes={
          data.organizationTemplate?.scopes.map((scope) => ({
            value: scope.organizationScopeId,
            label: scope.name,
          })) ?? []
        }
      />
    </Card>
  );
}
