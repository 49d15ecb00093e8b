/** The form of the first administrator. */
import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { FailureNotice } from '../ui/FailureNotice';
import { PasswordFields, passwordRules } from '../ui/PasswordFields';
import { useFormChange } from '../ui/use-form-change';

const SetUpFirstAdministrator = graphql(`
  mutation SetUpFirstAdministrator($input: SetUpFirstAdministratorInput!) {
    setUpFirstAdministrator(input: $input) {
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function AdministratorForm({ code }: { code: string }) {
  const form = useForm({
    initialValues: { username: '', password: '', passwordAgain: '' },
    validate: {
      username: (username) => (username.trim() === '' ? 'Choose a username to sign in with.' : null),
      ...passwordRules,
    },
  });
  const { submit, isRunning, failure } = useFormChange({
    form,
    change: SetUpFirstAdministrator,
    toInput: ({ username, password }) => ({ code, username: username.trim(), password }),
    // A full load: the server must say anew that it has been set up, before the sign-in begins.
    onDone: () => window.location.assign('/console'),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Title order={1} size="h2">
          Create the administrator
        </Title>
        <Text size="sm" c="dimmed">
          This account manages the whole server. You sign in with it right after this step.
        </Text>
        <FailureNotice failure={failure} />
        <TextInput
          label="Username"
          description="Letters, digits and underscores; not a digit first."
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          {...form.getInputProps('username')}
        />
        <PasswordFields first={form.getInputProps('password')} second={form.getInputProps('passwordAgain')} />
        <Button type="submit" loading={isRunning}>
          Create and sign in
        </Button>
      </Stack>
    </form>
  );
}
