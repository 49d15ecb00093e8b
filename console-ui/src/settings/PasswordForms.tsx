/** What passwords and usernames may be, and how long a password lasts. */
import { Checkbox, NumberInput, SimpleGrid, Stack, Switch } from '@mantine/core';
import { filledLines, LinesField } from '../ui/LinesField';
import { FormSection } from '../ui/Section';
import type { SignInSettings } from './sign-in-settings';
import { useSettingsForm } from './use-settings-form';

const tick = { type: 'checkbox' } as const;

export function PasswordPolicyForm({ settings: { passwordPolicy } }: { settings: SignInSettings }) {
  const { length, characterTypes, rejects } = passwordPolicy;
  const { form, section } = useSettingsForm({
    initialValues: {
      min: length?.min ?? 8,
      max: length?.max ?? 256,
      types: characterTypes?.min ?? 1,
      pwned: rejects?.pwned ?? true,
      repetitionAndSequence: rejects?.repetitionAndSequence ?? true,
      userInfo: rejects?.userInfo ?? true,
      words: rejects?.words ?? [],
    },
    validate: { max: (max, { min }) => (max < min ? 'At least as many as the fewest.' : null) },
    toSettings: ({ min, max, types, words, ...rejected }) => ({
      passwordPolicy: {
        length: { min, max },
        characterTypes: { min: types },
        rejects: { ...rejected, words: filledLines(words) },
      },
    }),
    saved: 'Password policy saved',
  });
  return (
    <FormSection
      title="Passwords"
      description="Asked of new passwords; those that there are stay."
      {...section}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <NumberInput label="Fewest characters" min={1} max={256} {...form.getInputProps('min')} />
        <NumberInput label="Most characters" min={1} max={256} {...form.getInputProps('max')} />
        <NumberInput
          label="Kinds of characters"
          description="Small, capital, digits, symbols"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          max={4}
          {...form.getInputProps('types')}
        />
      </SimpleGrid>
      <Stack gap="xs">
        <Switch label="Refuse passwords from known breaches" {...form.getInputProps('pwned', tick)} />
        <Switch
          label="Refuse repetitions and sequences"
          {...form.getInputProps('repetitionAndSequence', tick)}
        />
        <Switch
          label="Refuse the person’s own name and addresses"
          {...form.getInputProps('userInfo', tick)}
        />
      </Stack>
      <LinesField
        label="Refused words"
        description="Your product’s name, for example."
        addLabel="Add a word"
        {...form.getInputProps('words')}
      />
    </FormSection>
  );
}

export function PasswordExpirationForm({ settings: { passwordExpiration } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: {
      enabled: passwordExpiration.enabled ?? false,
      validPeriodDays: passwordExpiration.validPeriodDays ?? 90,
    },
    toSettings: (values) => ({ passwordExpiration: values }),
    saved: 'Password expiration saved',
  });
  return (
    <FormSection
      title="Password expiration"
      description="Needs a way to replace forgotten passwords: that is how a new one is chosen."
      {...section}
    >
      <Switch label="Passwords expire" {...form.getInputProps('enabled', tick)} />
      <NumberInput
        label="After so many days"
        min={1}
        max={36_500}
        disabled={!form.getValues().enabled}
        {...form.getInputProps('validPeriodDays')}
      />
    </FormSection>
  );
}

const characters = [
  { value: 'lowercase', label: 'Small letters' },
  { value: 'uppercase', label: 'Capital letters' },
  { value: 'numbers', label: 'Digits' },
  { value: 'underscore', label: 'Underscores' },
] as const;

export function UsernamePolicyForm({ settings: { usernamePolicy } }: { settings: SignInSettings }) {
  const { caseSensitive = true, minLength = 1, maxLength = 128, allowedChars } = usernamePolicy;
  const { form, section } = useSettingsForm({
    initialValues: {
      caseSensitive,
      minLength,
      maxLength,
      allowed: characters
        .filter(({ value }) => allowedChars?.[value] ?? true)
        .map(({ value }): string => value),
    },
    validate: {
      maxLength: (most, { minLength: fewest }) => (most < fewest ? 'At least as many as the fewest.' : null),
    },
    toSettings: ({ allowed, ...rest }) => ({
      usernamePolicy: {
        ...rest,
        allowedChars: Object.fromEntries(characters.map(({ value }) => [value, allowed.includes(value)])),
      },
    }),
    saved: 'Username policy saved',
  });
  return (
    <FormSection title="Usernames" description="Asked of names that people choose themselves." {...section}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput label="Fewest characters" min={1} max={128} {...form.getInputProps('minLength')} />
        <NumberInput label="Most characters" min={1} max={128} {...form.getInputProps('maxLength')} />
      </SimpleGrid>
      <Checkbox.Group label="Made of" {...form.getInputProps('allowed')}>
        <Stack gap="xs" mt="xs">
          {characters.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Switch label="Ada and ada are two names" {...form.getInputProps('caseSensitive', tick)} />
    </FormSection>
  );
}
