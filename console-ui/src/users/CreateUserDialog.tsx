/** Creates a user with an identifier and, if wanted, a password. */
import { PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { graphql } from '../gql';
import { FormDialog } from '../ui/FormDialog';
import { notifyDone } from '../ui/notify';
import { useFormChange } from '../ui/use-form-change';

const CreateUser = graphql(`
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      user {
        id
        userId
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const empty = { username: '', primaryEmail: '', primaryPhone: '', name: '', password: '' };
type Values = typeof empty;

/** Only what was filled in: an empty field is not an empty name. */
function filled(values: Values): Partial<Values> {
  const entries = Object.entries(values).map(([name, text]) => [
    name,
    name === 'password' ? text : text.trim(),
  ]);
  return Object.fromEntries(entries.filter(([, text]) => text !== ''));
}

function identifierMissing(_: string, { username, primaryEmail, primaryPhone }: Values): string | null {
  const isMissing = [username, primaryEmail, primaryPhone].every((text) => text.trim() === '');
  return isMissing ? 'Give a username, an email address or a phone number to sign in with.' : null;
}

export function CreateUserDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const form = useForm({ initialValues: empty, validate: { username: identifierMissing } });
  const state = useFormChange({
    form,
    change: CreateUser,
    toInput: (values) => ({ ...filled(values), idempotencyKey }),
    onDone: ({ user }) => {
      notifyDone('User created');
      onClose();
      if (user) navigate(`/users/${user.userId}`);
    },
  });
  return (
    <FormDialog title="Create user" submitLabel="Create user" onClose={onClose} {...state}>
      <TextInput label="Username" autoComplete="off" data-autofocus {...form.getInputProps('username')} />
      <TextInput
        label="Email address"
        type="email"
        autoComplete="off"
        {...form.getInputProps('primaryEmail')}
      />
      <TextInput
        label="Phone number"
        description="Digits with the country code, such as 15550100200"
        autoComplete="off"
        {...form.getInputProps('primaryPhone')}
      />
      <TextInput label="Full name" autoComplete="off" {...form.getInputProps('name')} />
      <PasswordInput
        label="Password"
        description="Leave it empty to set it later"
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
    </FormDialog>
  );
}
