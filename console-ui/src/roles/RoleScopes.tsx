/** The permissions that a role gives. */
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { ScopesToAddQuery } from '../gql/graphql';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { Nothing } from '../ui/Nothing';
import { PickDialog } from '../ui/PickDialog';
import type { Choice } from '../ui/PickMany';
import { RemoveButton } from '../ui/RemoveButton';
import { Card } from '../ui/Section';

const RoleScopesFragment = graphql(`
  fragment RoleScopes_role on Role {
    id
    roleId
    scopes {
      id
      scopeId
      name
      description
      resource {
        id
        name
        indicator
      }
    }
  }
`);

const ScopesToAdd = graphql(`
  query ScopesToAdd($text: String) {
    resources(first: 100, filter: { text: $text }) {
      nodes {
        id
        name
        scopes {
          id
          scopeId
          name
        }
      }
    }
  }
`);

const AddRoleScopes = graphql(`
  mutation AddRoleScopes($input: AddRoleScopesInput!) {
    addRoleScopes(input: $input) {
      role {
        id
        ...RoleScopes_role
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const RemoveRoleScope = graphql(`
  mutation RemoveRoleScope($input: RemoveRoleScopeInput!) {
    removeRoleScope(input: $input) {
      role {
        id
        ...RoleScopes_role
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

function choices({ resources }: ScopesToAddQuery): Choice[] {
  return resources.nodes.flatMap((resource) =>
    resource.scopes.map(({ scopeId, name }) => ({ value: scopeId, label: `${name} · ${resource.name}` })),
  );
}

export function RoleScopes({ role: given }: { role: FragmentType<typeof RoleScopesFragment> }) {
  const { roleId, scopes } = readFragment(RoleScopesFragment, given);
  const [isAdding, dialog] = useDisclosure();
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
          Add permissions
        </Button>
      </Group>
      <Card>
        {scopes.length === 0 ? (
          <Nothing
            icon="roles"
            title="This role gives no permission yet"
            advice="Add permissions of your API resources; tokens carry them from then on."
          />
        ) : (
          <DataTable
            label="Permissions"
            rows={scopes}
            keyOf={(scope) => scope.id}
            columns={[
              { label: 'Permission', render: ({ name }) => <span className="mono">{name}</span> },
              { label: 'Description', render: ({ description }) => description ?? '–' },
              {
                label: 'API resource',
                render: ({ resource }) => (
                  <Text size="sm" title={resource.indicator}>
                    {resource.name}
                  </Text>
                ),
              },
              {
                label: 'Actions',
                isAction: true,
                render: ({ scopeId, name }) => (
                  <RemoveButton
                    change={RemoveRoleScope}
                    input={{ roleId, scopeId }}
                    what={`permission ${name}`}
                  />
                ),
              },
            ]}
          />
        )}
      </Card>
      <PickDialog
        isOpen={isAdding}
        onClose={dialog.close}
        title="Add permissions"
        label="Permissions"
        description="Type the name of an API resource to narrow the list."
        placeholder="Search for an API resource"
        query={ScopesToAdd}
        choices={choices}
        change={AddRoleScopes}
        toInput={(scopeIds) => ({ roleId, scopeIds })}
      />
    </>
  );
}
