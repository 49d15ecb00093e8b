/** The roles of a machine-to-machine application. */
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

const ApplicationRolesDocument = graphql(`
  query ApplicationRoles($applicationId: ID!, $first: Int!, $after: String) {
    application(applicationId: $applicationId) {
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

const ApplicationRolesToAssign = graphql(`
  query ApplicationRolesToAssign($text: String) {
    roles(first: 30, filter: { text: $text, type: MACHINE_TO_MACHINE }) {
      nodes {
        id
        roleId
        name
      }
    }
  }
`);

const AssignApplicationRoles = graphql(`
  mutation AssignApplicationRoles($input: AssignApplicationRolesInput!) {
    assignApplicationRoles(input: $input) {
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

const RemoveApplicationRole = graphql(`
  mutation RemoveApplicationRole($input: RemoveApplicationRoleInput!) {
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

export function ApplicationRoles({ applicationId }: { applicationId: string }) {
  const pages = usePages();
  const [isAdding, dialog] = useDisclosure();
  const variables = { applicationId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ApplicationRolesDocument, variables });
  const roles = data?.application?.roles;
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
              <RemoveButton
                change={RemoveApplicationRole}
                input={{ applicationId, roleId }}
                what={`role ${name}`}
              />
            ),
          },
        ]}
        empty={
          <Nothing
            icon="roles"
            title="No roles"
            advice="Without a role the tokens of this application carry no permission. To call the management API, assign the role that gives access to it."
          />
        }
      />
      <PickDialog
        isOpen={isAdding}
        onClose={dialog.close}
        title="Assign roles"
        label="Machine-to-machine roles"
        placeholder="Search for a role"
        query={ApplicationRolesToAssign}
        choices={({ roles: found }) => found.nodes.map((role) => ({ value: role.roleId, label: role.name }))}
        change={AssignApplicationRoles}
        toInput={(roleIds) => ({ applicationId, roleIds })}
        submitLabel="Assign"
      />
    </>
  );
}
