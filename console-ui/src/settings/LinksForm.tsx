/** The links below the hosted sign-in. */
import { SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import type { SignInSettings } from './sign-in-settings';
import { UpdateSignInExperience } from './update-experience';

const links = [
  ['termsOfUseUrl', 'Terms of use', 'https://example.com/terms'],
  ['privacyPolicyUrl', 'Privacy policy', 'https://example.com/privacy'],
  ['supportEmail', 'Support email', 'help@example.com'],
  ['supportWebsiteUrl', 'Support website', 'https://example.com/help'],
] as const;

export function LinksForm({ settings }: { settings: SignInSettings }) {
  const form = useForm({
    initialValues: {
      termsOfUseUrl: settings.termsOfUseUrl ?? '',
      privacyPolicyUrl: settings.privacyPolicyUrl ?? '',
      supportEmail: settings.supportEmail ?? '',
      supportWebsiteUrl: settings.supportWebsiteUrl ?? '',
    },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateSignInExperience,
    toInput: (values) => ({
      settings: Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text.trim() || null])),
    }),
    onDone: () => notifyDone('Links saved'),
  });
  return (
    <FormSection title="Links" submit={submit} isDirty={form.isDirty()} {...state}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {links.map(([name, label, placeholder]) => (
          <TextInput key={name} label={label} placeholder={placeholder} {...form.getInputProps(name)} />
        ))}
      </SimpleGrid>
    </FormSection>
  );
}
