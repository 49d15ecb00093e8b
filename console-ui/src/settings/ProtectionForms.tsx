/** What keeps guessers, programs and throw-away addresses out. */
import { NumberInput, SimpleGrid, Stack, Switch } from '@mantine/core';
import { filledLines, LinesField } from '../ui/LinesField';
import { FormSection } from '../ui/Section';
import type { SignInSettings } from './sign-in-settings';
import { useSettingsForm } from './use-settings-form';

const tick = { type: 'checkbox' } as const;

export function LockoutForm({ settings: { sentinelPolicy } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: {
      maxAttempts: sentinelPolicy.maxAttempts ?? 100,
      lockoutDuration: sentinelPolicy.lockoutDuration ?? 60,
    },
    toSettings: (values) => ({ sentinelPolicy: values }),
    saved: 'Lockout saved',
  });
  return (
    <FormSection
      title="Lockout"
      description="Of a name or an address for which too many wrong answers came within an hour."
      {...section}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput label="Wrong answers" min={1} max={100_000} {...form.getInputProps('maxAttempts')} />
        <NumberInput label="Minutes locked" min={1} max={10_080} {...form.getInputProps('lockoutDuration')} />
      </SimpleGrid>
    </FormSection>
  );
}

export function CodesForm({ settings: { verificationCodePolicy } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: {
      expirationDuration: verificationCodePolicy.expirationDuration ?? 600,
      maxRetryAttempts: verificationCodePolicy.maxRetryAttempts ?? 10,
    },
    toSettings: (values) => ({ verificationCodePolicy: values }),
    saved: 'Codes saved',
  });
  return (
    <FormSection title="Codes" description="That are sent by email and text message." {...section}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label="Seconds that one lasts"
          min={60}
          max={3600}
          {...form.getInputProps('expirationDuration')}
        />
        <NumberInput
          label="Times it may be tried"
          min={1}
          max={100}
          {...form.getInputProps('maxRetryAttempts')}
        />
      </SimpleGrid>
    </FormSection>
  );
}

export function EmailBlocklistForm({ settings: { emailBlocklistPolicy } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: {
      blockDisposableAddresses: emailBlocklistPolicy.blockDisposableAddresses ?? false,
      blockSubaddressing: emailBlocklistPolicy.blockSubaddressing ?? false,
      customBlocklist: emailBlocklistPolicy.customBlocklist ?? [],
      customAllowlist: emailBlocklistPolicy.customAllowlist ?? [],
    },
    toSettings: ({ customBlocklist, customAllowlist, ...switches }) => ({
      emailBlocklistPolicy: {
        ...switches,
        customBlocklist: filledLines(customBlocklist),
        customAllowlist: filledLines(customAllowlist),
      },
    }),
    saved: 'Blocked addresses saved',
  });
  return (
    <FormSection title="Blocked addresses" description="With which nobody opens an account." {...section}>
      <Stack gap="xs">
        <Switch
          label="Block addresses of throw-away services"
          {...form.getInputProps('blockDisposableAddresses', tick)}
        />
        <Switch
          label="Block addresses with a plus, such as ada+1@example.com"
          {...form.getInputProps('blockSubaddressing', tick)}
        />
      </Stack>
      <LinesField
        label="Blocked"
        description="Whole addresses, or domains such as @example.com."
        addLabel="Block another"
        {...form.getInputProps('customBlocklist')}
      />
      <LinesField
        label="Allowed all the same"
        addLabel="Allow another"
        {...form.getInputProps('customAllowlist')}
      />
    </FormSection>
  );
}
