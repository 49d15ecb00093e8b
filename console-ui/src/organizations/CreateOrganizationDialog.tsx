/** Creates an organization. */
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const CreateOrganization = graphql(`
  mutation CreateOrganization($input: CreateOrganizationInput!) {
    createOrganization(input: $input) {
      organization {
        id
        organizationId
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function CreateOrganizationDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: { name: '', description: '' },
    validate: { name: (text) => (text.trim() === '' ? 'Give the organization a name.' : null) },
  });
  const state = useFormChange({
    form,
    change: CreateOrganization,
    toInput: ({ name, description }) => ({
      name: name.trim(),
      description: description.trim() || null,
      idempotencyKey,
    }),
    onDone: ({ organization }) => {
      notifyDone('Organization created');
      onClose();
      if (organization) navigate(`/organizations/${organization.organizationId}`);
    },
  });
  return (
    <FormDialog title="Create organization" submitLabel="Create organization" onClose={onClose} {...state}>
      <TextInput label="Name" required maxLength={128} data-autofocus {...form.getInputProps('name')} />
      <TextInput label="Description" maxLength={256} {...form.getInputProps('description')} />
    </FormDialog>
  );
}
