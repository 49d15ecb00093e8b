/** The users who hold a role. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { RowLink } from '../ui/DataTable';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { PersonName } from '../ui/PersonName';
import { RemoveButton } from '../ui/RemoveButton';
import { usePages } from '../ui/use-pages';

const RoleUsersDocument = graphql(`
  query RoleUsers($roleId: ID!, $first: Int!, $after: String) {
    role(roleId: $roleId) {
      id
      users(first: $first, after: $after) {
        totalCount
        nodes {
          id
          userId
          name
          username
          primaryEmail
          avatar
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const TakeRoleFromUser = graphql(`
  mutation TakeRoleFromUser($input: RemoveUserRoleInput!) {
    removeUserRole(input: $input) {
      user {
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

export function RoleUsers({ roleId }: { roleId: string }) {
  const pages = usePages();
  const variables = { roleId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: RoleUsersDocument, variables });
  const users = data?.role?.users;
  return (
    <ListCard
      label="Users"
      rows={users?.nodes}
      keyOf={(user) => user.id}
      isFetching={fetching}
      error={error}
      retry={() => refetch({ requestPolicy: 'network-only' })}
      pages={pages}
      pageInfo={users?.pageInfo}
      totalCount={users?.totalCount}
      columns={[
        {
          label: 'User',
          render: (user) => (
            <PersonName
              person={user}
              wrapName={(name) => <RowLink to={`/users/${user.userId}/roles`}>{name}</RowLink>}
            />
          ),
        },
        { label: 'Email', render: ({ primaryEmail }) => primaryEmail ?? '–' },
        {
          label: 'Actions',
          isAction: true,
          render: ({ userId }) => (
            <RemoveButton
              change={TakeRoleFromUser}
              input={{ userId, roleId }}
              what="the role from this user"
            />
          ),
        },
      ]}
      empty={
        <Nothing
          icon="users"
          title="Nobody holds this role"
          advice="Assign it on the page of a user, under Roles."
        />
      }
    />
  );
}
