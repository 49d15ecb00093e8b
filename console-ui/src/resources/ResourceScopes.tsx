/** The permissions of an API. */
import { Button, Group, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { Nothing } from '../ui/Nothing';
import { RemoveButton } from '../ui/RemoveButton';
import { Card } from '../ui/Section';
import { type EditedScope, ScopeDialog } from './ScopeDialog';

const ResourceScopesFragment = graphql(`
  fragment ResourceScopes_resource on Resource {
    id
    resourceId
    isManagementApi
    scopes {
      id
      scopeId
      name
      description
    }
  }
`);

const DeleteScope = graphql(`
  mutation DeleteScope($input: DeleteScopeInput!) {
    deleteScope(input: $input) {
      deletedScopeId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function ResourceScopes({
  resource: given,
}: {
  resource: FragmentType<typeof ResourceScopesFragment>;
}) {
  const { resourceId, isManagementApi, scopes } = readFragment(ResourceScopesFragment, given);
  const [edited, setEdited] = useState<EditedScope | null>(null);
  const addButton = (
    <Button
      leftSection={<Icon name="plus" size={16} />}
      onClick={() => setEdited({ name: '', description: '' })}
    >
      Add permission
    </Button>
  );
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2}>Permissions</Title>
        {!isManagementApi && scopes.length > 0 && addButton}
      </Group>
      <Card>
        {scopes.length === 0 ? (
          <Nothing
            icon="roles"
            title="No permissions yet"
            advice="Name what callers of this API may do, such as read:orders. Roles then give it to users and machines."
            action={addButton}
          />
        ) : (
          <DataTable
            label="Permissions"
            rows={scopes}
            keyOf={(scope) => scope.id}
            columns={[
              { label: 'Permission', render: ({ name }) => <span className="mono">{name}</span> },
              { label: 'Description', render: ({ description }) => description ?? '–' },
              ...(isManagementApi
                ? []
                : [
                    {
                      label: 'Actions',
                      isAction: true,
                      render: ({ scopeId, name, description }: (typeof scopes)[number]) => (
                        <Group gap={6} justify="flex-end" wrap="nowrap">
                          <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={`Edit permission ${name}`}
                            onClick={() => setEdited({ scopeId, name, description: description ?? '' })}
                          >
                            Edit
                          </Button>
                          <RemoveButton
                            change={DeleteScope}
                            input={{ resourceId, scopeId }}
                            what={`permission ${name}`}
                          />
                        </Group>
                      ),
                    },
                  ]),
            ]}
          />
        )}
      </Card>
      {edited && <ScopeDialog resourceId={resourceId} scope={edited} onClose={() => setEdited(null)} />}
    </Stack>
  );
}
