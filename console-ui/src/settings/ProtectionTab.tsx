/** What new passwords and names have to be, and what keeps others out. */
import { Stack } from '@mantine/core';
import { Card } from '../ui/Section';
import { CaptchaSection } from './CaptchaSection';
import { PasswordExpirationForm, PasswordPolicyForm, UsernamePolicyForm } from './PasswordForms';
import { CodesForm, EmailBlocklistForm, LockoutForm } from './ProtectionForms';
import type { SignInSettings } from './sign-in-settings';

export function ProtectionTab({ settings }: { settings: SignInSettings }) {
  return (
    <Stack gap="lg">
      <Card>
        <PasswordPolicyForm settings={settings} />
        <PasswordExpirationForm settings={settings} />
        <UsernamePolicyForm settings={settings} />
      </Card>
      <Card>
        <LockoutForm settings={settings} />
        <CodesForm settings={settings} />
        <EmailBlocklistForm settings={settings} />
        <CaptchaSection settings={settings} />
      </Card>
    </Stack>
  );
}
