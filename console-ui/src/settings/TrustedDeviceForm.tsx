/** Whether people may let a browser be trusted with their second factor, and for how long. */
import { NumberInput, Switch } from '@mantine/core';
import { FormSection } from '../ui/Section';
import type { SignInSettings } from './sign-in-settings';
import { useSettingsForm } from './use-settings-form';

const usual = 30;
const longest = 365;

export function TrustedDeviceForm({ settings: { trustedDevice } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: {
      isEnabled: trustedDevice.enabled ?? false,
      durationDays: trustedDevice.durationDays ?? usual,
    },
    validate: {
      durationDays: (days) =>
        Number.isInteger(days) && days >= 1 && days <= longest ? null : `From 1 to ${longest}`,
    },
    toSettings: ({ isEnabled, durationDays }) => ({ trustedDevice: { enabled: isEnabled, durationDays } }),
    saved: 'Trusted devices saved',
  });
  return (
    <FormSection
      title="Trusted devices"
      description="People who have shown their second factor may ask not to be asked for it again in that browser. Organizations can refuse it for their members."
      {...section}
    >
      <Switch
        label="Let people trust their devices"
        {...form.getInputProps('isEnabled', { type: 'checkbox' })}
      />
      <NumberInput
        label="Days"
        min={1}
        max={longest}
        allowDecimal={false}
        disabled={!form.getValues().isEnabled}
        {...form.getInputProps('durationDays')}
      />
    </FormSection>
  );
}
