/** A new password, typed twice, with a hint of its strength. */
import { PasswordInput, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { strengthOf } from './password-strength';

interface FieldProps {
  value?: string;
  onChange: (value: string) => void;
  error?: ReactNode;
}

const colors = ['red', 'red', 'yellow', 'harbour', 'harbour'];

export function PasswordFields({ first, second }: { first: FieldProps; second: FieldProps }) {
  const password = first.value ?? '';
  const { score, hint } = strengthOf(password);
  return (
    <>
      <Stack gap={6}>
        <PasswordInput
          label="Password"
          autoComplete="new-password"
          required
          value={first.value}
          error={first.error}
          onChange={(event) => first.onChange(event.currentTarget.value)}
        />
        {password !== '' && (
          <>
            <Progress
              value={(score + 1) * 20}
              color={colors[score]}
              size={5}
              aria-label="Password strength"
            />
            <Text size="xs" c="dimmed" role="status">
              {hint}
            </Text>
          </>
        )}
      </Stack>
      <PasswordInput
        label="Password again"
        autoComplete="new-password"
        required
        value={second.value}
        error={second.error}
        onChange={(event) => second.onChange(event.currentTarget.value)}
      />
    </>
  );
}

export const passwordRules = {
  password: (password: string) => (password === '' ? 'Choose a password.' : null),
  passwordAgain: (again: string, values: { password: string }) =>
    again === values.password ? null : 'The two passwords differ.',
};
