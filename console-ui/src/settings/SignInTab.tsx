/** What people sign in and register with. */
import { Checkbox, NativeSelect, Stack, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifyDone } from '../ui/notify';
import { Card, FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import {
  type Identifier,
  methodsFor,
  type SignInSettings,
  signUpChoices,
  signUpIdentifiers,
} from './sign-in-settings';
import { UpdateSignInExperience } from './update-experience';

const modes = [
  { value: 'SignInAndRegister', label: 'Sign in and register' },
  { value: 'SignIn', label: 'Sign in only: accounts are made here in the console' },
  { value: 'Register', label: 'Register only' },
];

const methodLabels: readonly { value: Identifier; label: string }[] = [
  { value: 'username', label: 'Username and password' },
  { value: 'email', label: 'Email address and password' },
  { value: 'phone', label: 'Phone number and password' },
];

function SignInForm({ settings }: { settings: SignInSettings }) {
  const { methods } = settings.signIn;
  const form = useForm({
    initialValues: {
      signInMode: settings.signInMode,
      identifiers: methods.map(({ identifier }) => identifier),
    },
    validate: {
      identifiers: (chosen) => (chosen.length === 0 ? 'Leave at least one way to sign in.' : null),
    },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateSignInExperience,
    toInput: ({ signInMode, identifiers }) => ({
      settings: { signInMode, signIn: { methods: methodsFor(identifiers, methods) } },
    }),
    onDone: () => notifyDone('Sign-in settings saved'),
  });
  return (
    <FormSection
      title="Sign-in"
      description="The sign-in of this console is fixed: no change here can lock you out."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <NativeSelect label="People may" data={modes} {...form.getInputProps('signInMode')} />
      <Checkbox.Group label="With" {...form.getInputProps('identifiers')}>
        <Stack gap="xs" mt="xs">
          {methodLabels.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormSection>
  );
}

function SignUpForm({ settings: { signUp } }: { settings: SignInSettings }) {
  const form = useForm({
    initialValues: {
      identifiers: signUp.identifiers.join(','),
      password: signUp.password,
      verify: signUp.verify,
    },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateSignInExperience,
    toInput: ({ identifiers, password, verify }) => ({
      settings: { signUp: { ...signUp, identifiers: signUpIdentifiers(identifiers), password, verify } },
    }),
    onDone: () => notifyDone('Sign-up settings saved'),
  });
  return (
    <FormSection
      title="Sign-up"
      description="What a new account needs."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <NativeSelect
        label="Ask for"
        data={signUpChoices.map(({ value, label }) => ({ value, label }))}
        {...form.getInputProps('identifiers')}
      />
      <Switch label="Ask for a password" {...form.getInputProps('password', { type: 'checkbox' })} />
      <Switch
        label="Verify the address or number with a code"
        {...form.getInputProps('verify', { type: 'checkbox' })}
      />
    </FormSection>
  );
}

export function SignInTab({ settings }: { settings: SignInSettings }) {
  return (
    <Card>
      <SignInForm settings={settings} />
      <SignUpForm settings={settings} />
    </Card>
  );
}
