/** Registers an API. */
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const CreateResource = graphql(`
  mutation CreateResource($input: CreateResourceInput!) {
    createResource(input: $input) {
      resource {
        id
        resourceId
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function CreateResourceDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({
    initialValues: { name: '', indicator: '' },
    validate: {
      name: (text) => (text.trim() === '' ? 'Give the API a name.' : null),
      indicator: (text) =>
        URL.canParse(text.trim()) ? null : 'Write an absolute address, with https:// in front.',
    },
  });
  const state = useFormChange({
    form,
    change: CreateResource,
    toInput: ({ name, indicator }) => ({ name: name.trim(), indicator: indicator.trim(), idempotencyKey }),
    onDone: ({ resource }) => {
      notifyDone('API resource created');
      onClose();
      if (resource) navigate(`/resources/${resource.resourceId}`);
    },
  });
  return (
    <FormDialog title="Create API resource" submitLabel="Create" onClose={onClose} {...state}>
      <TextInput label="Name" required data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="Indicator"
        description="The address that names the API in requests and in the audience of tokens. It need not exist, and cannot be changed later."
        placeholder="https://api.example.com"
        required
        {...form.getInputProps('indicator')}
      />
    </FormDialog>
  );
}
