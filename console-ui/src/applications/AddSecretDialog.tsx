/** Makes a further secret. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { useFormChange } from '../ui/use-form-change';

const AddApplicationSecret = graphql(`
  mutation AddApplicationSecret($input: AddApplicationSecretInput!) {
    addApplicationSecret(input: $input) {
      application {
        id
      }
      secret {
        name
        value
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

interface Props {
  applicationId: string;
  onClose: () => void;
  onAdded: (secret: { name: string; value: string }) => void;
}

const lifetimes = [
  { value: '', label: 'Never' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
];

function inDays(days: string): string | null {
  return days === '' ? null : new Date(Date.now() + Number(days) * 86_400_000).toISOString();
}

export function AddSecretDialog({ applicationId, onClose, onAdded }: Props) {
  const form = useForm({
    initialValues: { name: '', expiresAt: '' },
    validate: { name: (text) => (text.trim() === '' ? 'Give the secret a name.' : null) },
  });
  const state = useFormChange({
    form,
    change: AddApplicationSecret,
    toInput: ({ name, expiresAt }) => ({ applicationId, name: name.trim(), expiresAt: inDays(expiresAt) }),
    onDone: ({ secret }) => {
      if (secret) onAdded(secret);
      onClose();
    },
  });
  return (
    <FormDialog title="Add secret" submitLabel="Add secret" onClose={onClose} {...state}>
      <TextInput
        label="Name"
        description="Tells you later which program uses it"
        maxLength={256}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <NativeSelect label="Expires" data={lifetimes} {...form.getInputProps('expiresAt')} />
    </FormDialog>
  );
}
