/** Who may sign in, and by what: identifiers, and what proves each. */
import { NativeSelect, SimpleGrid, Switch } from '@mantine/core';
import { FormSection } from '../ui/Section';
import { identifiers, type SignInSettings, type Way, wayOf, withWays } from './sign-in-settings';
import { useSettingsForm } from './use-settings-form';

const modes = [
  { value: 'SignInAndRegister', label: 'Sign in and register' },
  { value: 'SignIn', label: 'Sign in only: accounts are made here in the console' },
  { value: 'Register', label: 'Register only' },
];

const labels = { username: 'Username', email: 'Email address', phone: 'Phone number' } as const;
const ways: readonly { value: Way; label: string }[] = [
  { value: '', label: 'Not used' },
  { value: 'password', label: 'With a password' },
  { value: 'code', label: 'With a code' },
  { value: 'password,code', label: 'With a password, or a code instead' },
  { value: 'code,password', label: 'With a code, or a password instead' },
];

export function MethodsForm({ settings }: { settings: SignInSettings }) {
  const { methods } = settings.signIn;
  const { form, section } = useSettingsForm({
    initialValues: {
      signInMode: settings.signInMode,
      username: wayOf(methods, 'username'),
      email: wayOf(methods, 'email'),
      phone: wayOf(methods, 'phone'),
    },
    validate: {
      username: (_, { username, email, phone }) =>
        username || email || phone ? null : 'Leave at least one way to sign in.',
    },
    toSettings: ({ signInMode, ...chosen }) => ({ signInMode, signIn: { methods: withWays(chosen) } }),
    saved: 'Sign-in settings saved',
  });
  return (
    <FormSection
      title="Sign-in"
      description="The sign-in of this console is fixed: no change here can lock you out."
      {...section}
    >
      <NativeSelect label="People may" data={modes} {...form.getInputProps('signInMode')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {identifiers.map((identifier) => (
          <NativeSelect
            key={identifier}
            label={labels[identifier]}
            data={ways.filter(({ value }) => identifier !== 'username' || !value.includes('code'))}
            {...form.getInputProps(identifier)}
          />
        ))}
      </SimpleGrid>
    </FormSection>
  );
}

const recoveries = [
  { value: '', label: 'Whatever there is a connector for' },
  { value: 'EmailVerificationCode', label: 'A code by email' },
  { value: 'PhoneVerificationCode', label: 'A code by text message' },
  { value: 'EmailVerificationCode,PhoneVerificationCode', label: 'A code by email or text message' },
  { value: 'none', label: 'Nothing: administrators set new ones' },
];

export function RecoveryForm({ settings }: { settings: SignInSettings }) {
  const { forgotPasswordMethods: current } = settings;
  const start = current === null ? '' : [...current].sort().join(',') || 'none';
  const { form, section } = useSettingsForm({
    initialValues: { methods: start },
    toSettings: ({ methods }) => ({
      forgotPasswordMethods:
        methods === '' ? null : methods === 'none' ? [] : (methods.split(',') as typeof current),
    }),
    saved: 'Forgotten passwords: saved',
  });
  return (
    <FormSection title="Forgotten passwords" {...section}>
      <NativeSelect label="Replaced by" data={recoveries} {...form.getInputProps('methods')} />
    </FormSection>
  );
}

export function PasskeyForm({ settings: { passkeySignIn } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: {
      enabled: passkeySignIn.enabled ?? false,
      showPasskeyButton: passkeySignIn.showPasskeyButton ?? true,
      allowAutofill: passkeySignIn.allowAutofill ?? true,
    },
    toSettings: (values) => ({ passkeySignIn: values }),
    saved: 'Passkeys saved',
  });
  const { enabled } = form.getValues();
  return (
    <FormSection title="Passkeys" description="In place of a password and of a second factor." {...section}>
      <Switch
        label="People may sign in with a passkey"
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
      <Switch
        label="Show a button for it"
        disabled={!enabled}
        {...form.getInputProps('showPasskeyButton', { type: 'checkbox' })}
      />
      <Switch
        label="Let the browser offer it in the field for the name"
        disabled={!enabled}
        {...form.getInputProps('allowAutofill', { type: 'checkbox' })}
      />
    </FormSection>
  );
}
