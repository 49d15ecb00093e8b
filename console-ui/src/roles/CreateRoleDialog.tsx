/** Creates a role. */
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql';
import type { RoleType } from '../gql/graphql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';
import { roleKinds, roleTypes } from './role-types';

const CreateRole = graphql(`
  mutation CreateRole($input: CreateRoleInput!) {
    createRole(input: $input) {
      role {
        id
        roleId
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function CreateRoleDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: { name: '', description: '', type: 'USER' as RoleType, isDefault: false },
    validate: {
      name: (text) => (text.trim() === '' ? 'Give the role a name.' : null),
      description: (text) => (text.trim() === '' ? 'Say in a few words what the role is for.' : null),
    },
  });
  const state = useFormChange({
    form,
    change: CreateRole,
    toInput: ({ name, description, type, isDefault }) => ({
      name: name.trim(),
      description: description.trim(),
      type,
      isDefault: type === 'USER' && isDefault,
      idempotencyKey,
    }),
    onDone: ({ role }) => {
      notifyDone('Role created');
      onClose();
      if (role) navigate(`/roles/${role.roleId}`);
    },
  });
  return (
    <FormDialog title="Create role" submitLabel="Create role" onClose={onClose} {...state}>
      <TextInput label="Name" required maxLength={128} data-autofocus {...form.getInputProps('name')} />
      <TextInput label="Description" required maxLength={128} {...form.getInputProps('description')} />
      <NativeSelect
        label="For"
        description="Cannot be changed later"
        data={roleTypes.map((value) => ({ value, label: roleKinds[value] }))}
        {...form.getInputProps('type')}
      />
      {form.values.type === 'USER' && (
        <Switch
          label="Give it to every new user"
          {...form.getInputProps('isDefault', { type: 'checkbox' })}
        />
      )}
    </FormDialog>
  );
}
