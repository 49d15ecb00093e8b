/** The machine-to-machine applications that hold a role. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { RowLink } from '../ui/DataTable';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { RemoveButton } from '../ui/RemoveButton';
import { usePages } from '../ui/use-pages';

const RoleApplicationsDocument = graphql(`
  query RoleApplications($roleId: ID!, $first: Int!, $after: String) {
    role(roleId: $roleId) {
      id
      applications(first: $first, after: $after) {
        totalCount
        nodes {
          id
          applicationId
          name
          description
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const TakeRoleFromApplication = graphql(`
  mutation TakeRoleFromApplication($input: RemoveApplicationRoleInput!) {
    removeApplicationRole(input: $input) {
      application {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function RoleApplications({ roleId }: { roleId: string }) {
  const pages = usePages();
  const variables = { roleId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: RoleApplicationsDocument, variables });
  const applications = data?.role?.applications;
  return (
    <ListCard
      label="Applications"
      rows={applications?.nodes}
      keyOf={(application) => application.id}
      isFetching={fetching}
      error={error}
      retry={() => refetch({ requestPolicy: 'network-only' })}
      pages={pages}
      pageInfo={applications?.pageInfo}
      totalCount={applications?.totalCount}
      columns={[
        {
          label: 'Application',
          render: ({ applicationId, name }) => (
            <RowLink to={`/applications/${applicationId}/roles`}>{name}</RowLink>
          ),
        },
        { label: 'Description', render: ({ description }) => description ?? '–' },
        {
          label: 'Actions',
          isAction: true,
          render: ({ applicationId, name }) => (
            <RemoveButton
              change={TakeRoleFromApplication}
              input={{ applicationId, roleId }}
              what={`the role from ${name}`}
            />
          ),
        },
      ]}
      empty={
        <Nothing
          icon="machine"
          title="No application holds this role"
          advice="Assign it on the page of a machine-to-machine application, under Roles."
        />
      }
    />
  );
}
