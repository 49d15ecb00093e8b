/** The roles of the organization template. */
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { TemplateRoles_TemplateFragment } from '../gql/graphql';
import { type Column, DataTable } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { Nothing } from '../ui/Nothing';
import { RemoveButton } from '../ui/RemoveButton';
import { Card } from '../ui/Section';
import { DeleteOrganizationRole, NewRoleDialog } from './NewRoleDialog';
import { RoleDialog } from './RoleDialog';

const TemplateRolesFragment = graphql(`
  fragment TemplateRoles_template on OrganizationTemplate {
    permissions
    roles {
      id
      organizationRoleId
      name
      description
      type
      permissions
      scopes {
        id
        organizationScopeId
        name
      }
      resourceScopes {
        id
        scopeId
        name
      }
    }
    scopes {
      id
      organizationScopeId
      name
    }
  }
`);

type Role = TemplateRoles_TemplateFragment['roles'][number];

function permissionNames(role: Role): string[] {
  return [...role.scopes, ...(role.resourceScopes ?? [])].map(({ name }) => name).concat(role.permissions);
}

function roleColumns(edit: (role: Role) => void): Column<Role>[] {
  return [
    {
      label: 'Role',
      render: ({ name, description }) => (
        <div>
          <Text size="sm" fw={550}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {description}
          </Text>
        </div>
      ),
    },
    { label: 'For', render: ({ type }) => (type === 'USER' ? 'Users' : 'Machines') },
    {
      label: 'Gives',
      render: (role) => {
        const names = permissionNames(role);
        return <span className="mono">{names.length > 0 ? names.join(', ') : 'nothing yet'}</span>;
      },
    },
    {
      label: 'Actions',
      isAction: true,
      render: (role) => (
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => edit(role)}
            aria-label={`Edit role ${role.name}`}
          >
            Edit
          </Button>
          <RemoveButton
            change={DeleteOrganizationRole}
            input={{ organizationRoleId: role.organizationRoleId }}
            what={`role ${role.name}`}
          />
        </Group>
      ),
    },
  ];
}

export function TemplateRoles({ template: given }: { template: FragmentType<typeof TemplateRolesFragment> }) {
  const { roles, scopes, permissions } = readFragment(TemplateRolesFragment, given);
  const [isCreating, setIsCreating] = useState(false);
  const [edited, setEdited] = useState<Role | null>(null);
  return (
    <>
      <Group justify="flex-end" mb="sm">
        <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsCreating(true)}>
          Create role
        </Button>
      </Group>
      <Card>
        {roles.length === 0 ? (
          <Nothing
            icon="roles"
            title="No roles yet"
            advice="Such as owner, editor and guest. Members of an organization then hold them there."
          />
        ) : (
          <DataTable label="Roles" rows={roles} keyOf={(role) => role.id} columns={roleColumns(setEdited)} />
        )}
      </Card>
      {isCreating && <NewRoleDialog onClose={() => setIsCreating(false)} />}
      {edited && (
        <RoleDialog
          role={edited}
          scopes={scopes.map((scope) => ({ value: scope.organizationScopeId, label: scope.name }))}
          permissions={permissions}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}
