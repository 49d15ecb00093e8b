/** Changes a role of the organization template: its name and all that it gives. */
import { Checkbox, MultiSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import type { Choice } from '../ui/PickMany';
import { permissionMeanings } from './permission-meanings';
import { type EditedRole, useRoleUpdate } from './use-role-update';

const ApiScopes = graphql(`
  query ApiScopes {
    resources(first: 100) {
      nodes {
        id
        name
        isManagementApi
        scopes {
          id
          scopeId
          name
        }
      }
    }
  }
`);

interface Props {
  role: EditedRole;
  scopes: Choice[];
  permissions: readonly string[];
  onClose: () => void;
}

export function RoleDialog({ role, scopes, permissions, onClose }: Props) {
  const form = useForm({
    initialValues: {
      name: role.name,
      description: role.description ?? '',
      organizationScopeIds: role.scopes.map(({ organizationScopeId }) => organizationScopeId),
      scopeIds: (role.resourceScopes ?? []).map(({ scopeId }) => scopeId),
      permissions: role.permissions,
    },
    validate: { name: (text) => (text.trim() === '' ? 'A role needs a name.' : null) },
  });
  const [{ data }] = useQuery({ query: ApiScopes });
  const state = useRoleUpdate({ role, form, onDone: onClose });
  const apiScopes = (data?.resources.nodes ?? [])
    .filter((resource) => !resource.isManagementApi && resource.scopes.length > 0)
    .map((resource) => ({
      group: resource.name,
      items: resource.scopes.map(({ scopeId, name }) => ({ value: scopeId, label: name })),
    }));
  return (
    <FormDialog title={`Role “${role.name}”`} submitLabel="Save role" size="lg" onClose={onClose} {...state}>
      <TextInput label="Name" required maxLength={128} {...form.getInputProps('name')} />
      <TextInput label="Description" maxLength={256} {...form.getInputProps('description')} />
      <MultiSelect
        label="Organization permissions"
        description="Carried by tokens for an organization"
        data={scopes}
        searchable
        hidePickedOptions
        nothingFoundMessage="The template has no such permission"
        {...form.getInputProps('organizationScopeIds')}
      />
      <MultiSelect
        label="API permissions"
        description="Carried by tokens for an API, when asked for in an organization"
        data={apiScopes}
        searchable
        hidePickedOptions
        nothingFoundMessage="No API has such a permission"
        {...form.getInputProps('scopeIds')}
      />
      <Checkbox.Group
        label="Own administration"
        description="What members may do with their organization on this server's API"
        {...form.getInputProps('permissions')}
      >
        <Stack gap="xs" mt="xs">
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              value={permission}
              label={permissionMeanings[permission] ?? permission}
              description={permission}
            />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDialog>
  );
}
