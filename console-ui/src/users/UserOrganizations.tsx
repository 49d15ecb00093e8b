/** The organizations that the user is a member of, with the roles held there. */
import { Badge, Group } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { RowLink } from '../ui/DataTable';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { usePages } from '../ui/use-pages';
import { When } from '../ui/When';

const UserOrganizationsDocument = graphql(`
  query UserOrganizations($userId: ID!, $first: Int!, $after: String) {
    user(userId: $userId) {
      id
      organizations(first: $first, after: $after) {
        edges {
          cursor
          joinedAt
          node {
            id
            organizationId
            name
          }
          roles {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export function UserOrganizations({ userId }: { userId: string }) {
  const pages = usePages();
  const variables = { userId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: UserOrganizationsDocument, variables });
  const organizations = data?.user?.organizations;
  return (
    <ListCard
      label="Organizations"
      rows={organizations?.edges}
      keyOf={({ node }) => node.id}
      isFetching={fetching}
      error={error}
      retry={() => refetch({ requestPolicy: 'network-only' })}
      pages={pages}
      pageInfo={organizations?.pageInfo}
      columns={[
        {
          label: 'Organization',
          render: ({ node }) => <RowLink to={`/organizations/${node.organizationId}`}>{node.name}</RowLink>,
        },
        {
          label: 'Roles there',
          render: ({ roles }) => (
            <Group gap={6}>
              {roles.length === 0 && '–'}
              {roles.map((role) => (
                <Badge key={role.id} variant="light" tt="none">
                  {role.name}
                </Badge>
              ))}
            </Group>
          ),
        },
        { label: 'Member since', render: ({ joinedAt }) => <When at={joinedAt} /> },
      ]}
      empty={
        <Nothing
          icon="organizations"
          title="Not a member of any organization"
          advice="Add the user on the page of an organization."
        />
      }
    />
  );
}
