/** Name and description of a role, and its end. */
import { Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql';
import { DeleteSection } from '../ui/DeleteSection';
import { notifyDone } from '../ui/notify';
import { Card, FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';

const RoleSettingsFragment = graphql(`
  fragment RoleSettings_role on Role {
    id
    roleId
    name
    description
    type
    isDefault
  }
`);

const UpdateRole = graphql(`
  mutation UpdateRole($input: UpdateRoleInput!) {
    updateRole(input: $input) {
      role {
        id
        ...RoleSettings_role
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const DeleteRole = graphql(`
  mutation DeleteRole($input: DeleteRoleInput!) {
    deleteRole(input: $input) {
      deletedRoleId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function RoleSettings({ role: given }: { role: FragmentType<typeof RoleSettingsFragment> }) {
  const { roleId, type, name, description, isDefault } = readFragment(RoleSettingsFragment, given);
  const navigate = useNavigate();
  const form = useForm({ initialValues: { name, description, isDefault } });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateRole,
    toInput: (values) => ({
      roleId,
      name: values.name.trim(),
      description: values.description.trim(),
      ...(type === 'USER' && { isDefault: values.isDefault }),
    }),
    onDone: () => notifyDone('Role saved'),
  });
  return (
    <Stack gap="lg">
      <Card>
        <FormSection title="About" submit={submit} isDirty={form.isDirty()} {...state}>
          <TextInput label="Name" required maxLength={128} {...form.getInputProps('name')} />
          <TextInput label="Description" required maxLength={128} {...form.getInputProps('description')} />
          {type === 'USER' && (
            <Switch
              label="Give it to every new user"
              description="Users who exist already are not changed."
              {...form.getInputProps('isDefault', { type: 'checkbox' })}
            />
          )}
        </FormSection>
      </Card>
      <DeleteSection
        kind="role"
        name={name}
        consequences="Everybody who holds it loses its permissions with their next token."
        change={DeleteRole}
        input={{ roleId }}
        onDeleted={() => navigate('/roles')}
      />
    </Stack>
  );
}
