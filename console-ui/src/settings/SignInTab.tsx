/** What people sign in and register with. */
import { NativeSelect, Switch } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifyDone } from '../ui/notify';
import { Card, FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { MethodsForm, PasskeyForm, RecoveryForm } from './MethodsForm';
import { type SignInSettings, signUpChoices, signUpIdentifiers } from './sign-in-settings';
import { UpdateSignInExperience } from './update-experience';

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
      <MethodsForm settings={settings} />
      <SignUpForm settings={settings} />
      <RecoveryForm settings={settings} />
      <PasskeyForm settings={settings} />
    </Card>
  );
}
