/** One organization: members, machines, settings. */
import { Badge } from '@mantine/core';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { CopyValue } from '../ui/CopyValue';
import { DetailState } from '../ui/DetailState';
import { Page } from '../ui/Page';
import { RouteTabs } from '../ui/RouteTabs';
import { MachineMembers } from './MachineMembers';
import { Members } from './Members';
import { OrganizationSettings } from './OrganizationSettings';

const OrganizationPageDocument = graphql(`
  query OrganizationPage($organizationId: ID!) {
    organization(organizationId: $organizationId) {
      id
      organizationId
      name
      isMfaRequired
      ...OrganizationSettings_organization
    }
  }
`);

function OrganizationDetail({ organizationId }: { organizationId: string }) {
  const variables = { organizationId };
  const [{ data, error, fetching }, refetch] = useQuery({ query: OrganizationPageDocument, variables });
  const organization = data?.organization;
  if (!organization) {
    return (
      <DetailState
        kind="organization"
        icon="organizations"
        listPath="/organizations"
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
      />
    );
  }
  return (
    <Page
      title={organization.name}
      back={{ to: '/organizations', label: 'Organizations' }}
      badges={
        organization.isMfaRequired && (
          <Badge variant="light" tt="none">
            Second factor required
          </Badge>
        )
      }
      description={<CopyValue value={organization.organizationId} label="organization ID" />}
    >
      <RouteTabs
        path={`/organizations/${organizationId}`}
        tabs={[
          { value: 'members', label: 'Members', content: <Members organizationId={organizationId} /> },
          {
            value: 'machines',
            label: 'Machines',
            content: <MachineMembers organizationId={organizationId} />,
          },
          {
            value: 'settings',
            label: 'Settings',
            content: <OrganizationSettings organization={organization} />,
          },
        ]}
      />
    </Page>
  );
}

export function OrganizationPage() {
  const { organizationId = '' } = useParams();
  return <OrganizationDetail key={organizationId} organizationId={organizationId} />;
}
