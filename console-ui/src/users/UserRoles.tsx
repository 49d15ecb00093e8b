/** The roles that the user holds. */
import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { PickDialog } from '../ui/PickDialog';
import { RemoveButton } from '../ui/RemoveButton';
import { usePages } from '../ui/use-pages';

const UserRolesDocument = graphql(`
  query UserRoles($userId: ID!, $first: Int!, $after: String) {
    user(userId: $userId) {
      id
      roles(first: $first, after: $after) {
        nodes {
          id
          roleId
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

const UserRolesToAssign = graphql(`
  query UserRolesToAssign($text: String) {
    roles(first: 30, filter: { text: $text, type: USER }) {
      nodes {
        id
        roleId
        name
      }
    }
  }
`);

const AssignUserRoles = graphql(`
  mutation AssignUserRoles($input: AssignUserRolesInput!) {
    assignUserRoles(input: $input) {
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

const RemoveUserRole = graphql(`
  mutation RemoveUserRole($input: RemoveUserRoleInput!) {
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

export function UserRoles({ userId }: { userId: string }) {
  const pages = usePages();
  const [isAdding, dialog] = useDisclosure();
  const variables = { userId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: UserRolesDocument, variables });
  const roles = data?.user?.roles;
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
          Assign roles
        </Button>
      </Group>
      <ListCard
        label="Roles"
        rows={roles?.nodes}
        keyOf={(role) => role.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={roles?.pageInfo}
        columns={[
          { label: 'Role', render: (role) => <RowLink to={`/roles/${role.roleId}`}>{role.name}</RowLink> },
          { label: 'Description', render: (role) => role.description },
          {
            label: 'Actions',
            isAction: true,
            render: ({ roleId, name }) => (
              <RemoveButton change={RemoveUserRole} input={{ userId, roleId }} what={`role ${name}`} />
            ),
          },
        ]}
        empty={
          <Nothing
            icon="roles"
            title="No roles"
            advice="Roles decide which permissions of your APIs this user's tokens carry. Assign one to begin."
          />
        }
      />
      <PickDialog
        isOpen={isAdding}
        onClose={dialog.close}
        title="Assign roles"
        label="Roles"
        placeholder="Search for a role"
        query={UserRolesToAssign}
        choices={({ roles: found }) => found.nodes.map((role) => ({ value: role.roleId, label: role.name }))}
        change={AssignUserRoles}
        toInput={(roleIds) => ({ userId, roleIds })}
        submitLabel="Assign"
      />
    </>
  );
}
