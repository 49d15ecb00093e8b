/** The permissions of the organization template. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import { DataTable } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { Nothing } from '../ui/Nothing';
import { RemoveButton } from '../ui/RemoveButton';
import { Card } from '../ui/Section';
import { type EditedScope, OrganizationScopeDialog } from './OrganizationScopeDialog';

const TemplateScopesFragment = graphql(`
  fragment TemplateScopes_template on OrganizationTemplate {
    scopes {
      id
      organizationScopeId
      name
      description
    }
  }
`);

const DeleteOrganizationScope = graphql(`
  mutation DeleteOrganizationScope($input: DeleteOrganizationScopeInput!) {
    deleteOrganizationScope(input: $input) {
      deletedOrganizationScopeId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function TemplateScopes({
  template: given,
}: {
  template: FragmentType<typeof TemplateScopesFragment>;
}) {
  const { scopes } = readFragment(TemplateScopesFragment, given);
  const [edited, setEdited] = useState<EditedScope | null>(null);
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setEdited({ name: '', description: '' })}
        >
          Create permission
        </Button>
      </Group>
      <Card>
        {scopes.length === 0 ? (
          <Nothing
            icon="template"
            title="No permissions yet"
            advice="Name what members may do in your product, such as invite:member. Roles then give it."
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
                label: 'Actions',
                isAction: true,
                render: ({ organizationScopeId, name, description }) => (
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Edit permission ${name}`}
                      onClick={() => setEdited({ organizationScopeId, name, description: description ?? '' })}
                    >
                      Edit
                    </Button>
                    <RemoveButton
                      change={DeleteOrganizationScope}
                      input={{ organizationScopeId }}
                      what={`permission ${name}`}
                    />
                  </Group>
                ),
              },
            ]}
          />
        )}
      </Card>
      {edited && <OrganizationScopeDialog scope={edited} onClose={() => setEdited(null)} />}
    </>
  );
}
