/** Second factors: which there are, who needs one, and when it is asked for. */
import { Checkbox, NativeSelect, Stack, Switch } from '@mantine/core';
import { Card, FormSection } from '../ui/Section';
import type { Factor, SignInSettings } from './sign-in-settings';
import { TrustedDeviceForm } from './TrustedDeviceForm';
import { useSettingsForm } from './use-settings-form';

const factors: readonly { value: Factor; label: string }[] = [
  { value: 'Totp', label: 'Authenticator app' },
  { value: 'WebAuthn', label: 'Passkey or security key' },
  { value: 'EmailVerificationCode', label: 'Code by email' },
  { value: 'PhoneVerificationCode', label: 'Code by text message' },
  { value: 'BackupCode', label: 'Backup codes, beside another factor' },
];

const policies = [
  { value: 'UserControlled', label: 'People may add one' },
  { value: 'NoPrompt', label: 'People may add one in their account, and are not asked to' },
  { value: 'PromptOnlyAtSignIn', label: 'Asked for at sign-in, and may be declined' },
  { value: 'PromptAtSignInAndSignUp', label: 'Asked for at sign-in and sign-up, and may be declined' },
  { value: 'Mandatory', label: 'Everybody needs one' },
  { value: 'PromptOnlyAtSignInMandatory', label: 'Everybody needs one, from the next sign-in on' },
  { value: 'PromptAtSignInAndSignUpMandatory', label: 'Everybody needs one, from sign-up on' },
];

const organizationPolicies = [
  { value: 'Mandatory', label: 'Are asked to add one when they sign in' },
  { value: 'NoPrompt', label: 'Are turned away from the organization until they have one' },
];

const mayAdapt = (policy: string) => /^Prompt.*Mandatory$/.test(policy);

export function FactorsTab({ settings }: { settings: SignInSettings }) {
  return (
    <Card>
      <FactorsForm settings={settings} />
      <TrustedDeviceForm settings={settings} />
    </Card>
  );
}

function FactorsForm({ settings: { mfa, adaptiveMfa } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: {
      factors: mfa.factors,
      policy: mfa.policy,
      organizationPolicy: mfa.organizationRequiredMfaPolicy ?? 'NoPrompt',
      isAdaptive: adaptiveMfa.enabled ?? false,
    },
    toSettings: ({ factors, policy, organizationPolicy, isAdaptive }) => ({
      mfa: { factors, policy, organizationRequiredMfaPolicy: organizationPolicy },
      adaptiveMfa: { enabled: isAdaptive && mayAdapt(policy) && factors.length > 0 },
    }),
    saved: 'Second factors saved',
  });
  const { policy } = form.getValues();
  return (
    <FormSection
      title="Second factors"
      description="What a person shows beside the password or the code they sign in with."
      {...section}
    >
      <Checkbox.Group label="Factors" {...form.getInputProps('factors')}>
        <Stack gap="xs" mt="xs">
          {factors.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
      <NativeSelect label="Who needs one" data={policies} {...form.getInputProps('policy')} />
      <NativeSelect
        label="Members of organizations that require one"
        data={organizationPolicies}
        {...form.getInputProps('organizationPolicy')}
      />
      <Switch
        label="Ask only where a sign-in looks strange"
        description="A new country, a journey that is too fast, a long absence, an untrusted address. For the two policies above that are asked for and mandatory."
        disabled={!mayAdapt(policy)}
        {...form.getInputProps('isAdaptive', { type: 'checkbox' })}
      />
    </FormSection>
  );
}
