/** Gives a secret another name. */
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const RenameApplicationSecret = graphql(`
  mutation RenameApplicationSecret($input: RenameApplicationSecretInput!) {
    renameApplicationSecret(input: $input) {
      application {
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

interface Props {
  applicationId: string;
  name: string;
  onClose: () => void;
}

export function RenameSecretDialog({ applicationId, name, onClose }: Props) {
  const form = useForm({
    initialValues: { newName: name },
    validate: { newName: (text) => (text.trim() === '' ? 'Give the secret a name.' : null) },
  });
  const state = useFormChange({
    form,
    change: RenameApplicationSecret,
    toInput: ({ newName }) => ({ applicationId, name, newName: newName.trim() }),
    onDone: () => {
      notifyDone('Secret renamed');
      onClose();
    },
  });
  return (
    <FormDialog title="Rename secret" submitLabel="Rename" onClose={onClose} {...state}>
      <TextInput label="Name" maxLength={256} data-autofocus {...form.getInputProps('newName')} />
    </FormDialog>
  );
}
