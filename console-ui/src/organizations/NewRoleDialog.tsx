/** Creates a role of the organization template, and the mutation that deletes one. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { graphql } from '../gql';
import type { RoleType } from '../gql/graphql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const CreateOrganizationRole = graphql(`
  mutation CreateOrganizationRole($input: CreateOrganizationRoleInput!) {
    createOrganizationRole(input: $input) {
      organizationRole {
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

export const DeleteOrganizationRole = graphql(`
  mutation DeleteOrganizationRole($input: DeleteOrganizationRoleInput!) {
    deleteOrganizationRole(input: $input) {
      deletedOrganizationRoleId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const types = [
  { value: 'USER', label: 'Users' },
  { value: 'MACHINE_TO_MACHINE', label: 'Machines' },
];

export function NewRoleDialog({ onClose }: { onClose: () => void }) {
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: { name: '', description: '', type: 'USER' as RoleType },
    validate: { name: (text) => (text.trim() === '' ? 'Give the role a name.' : null) },
  });
  const state = useFormChange({
    form,
    change: CreateOrganizationRole,
    toInput: ({ name, description, type }) => ({
      name: name.trim(),
      description: description.trim() || null,
      type,
      idempotencyKey,
    }),
    onDone: () => {
      notifyDone('Role created. Edit it to give it permissions.');
      onClose();
    },
  });
  return (
    <FormDialog title="Create role" submitLabel="Create role" onClose={onClose} {...state}>
      <TextInput label="Name" required maxLength={128} data-autofocus {...form.getInputProps('name')} />
      <TextInput label="Description" maxLength={256} {...form.getInputProps('description')} />
      <NativeSelect
        label="For"
        description="Cannot be changed later"
        data={types}
        {...form.getInputProps('type')}
      />
    </FormDialog>
  );
}
