/** Sets a new password for the user. */
import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { notifyDone } from '../ui/notify';
import { PasswordFields, passwordRules } from '../ui/PasswordFields';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';

const SetUserPassword = graphql(`
  mutation SetUserPassword($input: SetUserPasswordInput!) {
    setUserPassword(input: $input) {
      user {
        id
        hasPassword
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function PasswordSection({ userId, hasPassword }: { userId: string; hasPassword: boolean }) {
  const form = useForm({ initialValues: { password: '', passwordAgain: '' }, validate: passwordRules });
  const { submit, ...state } = useFormChange({
    form,
    change: SetUserPassword,
    toInput: ({ password }) => ({ userId, password }),
    onDone: () => {
      form.reset();
      notifyDone('Password set');
    },
  });
  return (
    <FormSection
      title="Password"
      description="Tell the person the new one in a safe way; it cannot be read here again."
      submit={submit}
      isDirty={form.isDirty()}
      saveLabel={hasPassword ? 'Replace password' : 'Set password'}
      {...state}
    >
      <Text size="sm">
        {hasPassword
          ? 'This user has a password.'
          : 'This user has no password and cannot sign in with one yet.'}
      </Text>
      <PasswordFields first={form.getInputProps('password')} second={form.getInputProps('passwordAgain')} />
    </FormSection>
  );
}
