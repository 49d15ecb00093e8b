/** One more detail that people are asked for: a built-in one, or a question of one's own. */
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { LinesField } from '../ui/LinesField';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';
import { builtIns, fieldOf, kinds, type Question } from './profile-field-choices';

const CreateProfileField = graphql(`
  mutation CreateProfileField($input: CreateProfileFieldInput!) {
    createProfileField(input: $input) {
      profileField {
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

const own = { value: '', label: 'A question of your own' };
const start: Question = {
  builtIn: '',
  name: '',
  label: '',
  type: 'TEXT',
  options: [''],
  format: '',
  isRequired: false,
};

interface Props {
  /** Names of the details that are asked for already. */
  taken: readonly string[];
  onClose: () => void;
}

export function ProfileFieldDialog({ taken, onClose }: Props) {
  const form = useForm<Question>({
    initialValues: start,
    validate: {
      name: (name, { builtIn }) => (builtIn || name.trim() ? null : 'Under which name is it kept?'),
      label: (label, { builtIn }) => (builtIn || label.trim() ? null : 'What are people asked?'),
    },
  });
  const { builtIn, type } = form.getValues();
  const state = useFormChange({
    form,
    change: CreateProfileField,
    toInput: fieldOf,
    onDone: () => {
      notifyDone('Profile field added');
      onClose();
    },
  });
  const known = Object.entries(builtIns)
    .filter(([name]) => !taken.includes(name))
    .map(([value, { label }]) => ({ value, label }));
  return (
    <FormDialog title="Add profile field" submitLabel="Add" onClose={onClose} {...state}>
      <NativeSelect label="Detail" data={[own, ...known]} data-autofocus {...form.getInputProps('builtIn')} />
      {!builtIn && (
        <>
          <TextInput label="Question" required {...form.getInputProps('label')} />
          <TextInput
            label="Name"
            description="Under which the account’s custom data keeps the answer."
            required
            maxLength={128}
            {...form.getInputProps('name')}
          />
          <NativeSelect label="Answer" data={[...kinds]} {...form.getInputProps('type')} />
          {type === 'SELECT' && (
            <LinesField label="Choices" addLabel="Add a choice" {...form.getInputProps('options')} />
          )}
          {type === 'REGEX' && (
            <TextInput label="Pattern" placeholder="^[A-Z]{2}\d+$" {...form.getInputProps('format')} />
          )}
        </>
      )}
      <Switch label="Needed to open an account" {...form.getInputProps('isRequired', { type: 'checkbox' })} />
    </FormDialog>
  );
}
