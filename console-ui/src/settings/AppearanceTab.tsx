/** Colours, logo and links of the hosted sign-in. */
import { ColorInput, SimpleGrid, Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifyDone } from '../ui/notify';
import { Card, FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { LinksForm } from './LinksForm';
import type { SignInSettings } from './sign-in-settings';
import { UpdateSignInExperience } from './update-experience';

function colorProblem(color: string): string | null {
  return /^#[\da-f]{3}([\da-f]{3})?$/i.test(color) ? null : 'Write a colour such as #176567.';
}

const pick = { 'aria-label': 'Pick a colour from the screen' };

function filledOnly<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, text]) => text !== '')) as Partial<Values>;
}

function LookForm({ settings: { color, branding, customCss } }: { settings: SignInSettings }) {
  const form = useForm({
    initialValues: {
      color,
      branding: { logoUrl: branding.logoUrl ?? '', darkLogoUrl: branding.darkLogoUrl ?? '' },
      customCss: customCss ?? '',
    },
    validate: { color: { primaryColor: colorProblem, darkPrimaryColor: colorProblem } },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateSignInExperience,
    toInput: (values) => {
      const { logoUrl: _logo, darkLogoUrl: _darkLogo, ...icons } = branding;
      return {
        settings: {
          color: values.color,
          branding: { ...icons, ...filledOnly(values.branding) },
          customCss: values.customCss.trim() || null,
        },
      };
    },
    onDone: () => notifyDone('Appearance saved'),
  });
  return (
    <FormSection
      title="Look"
      description="Of the pages on which people sign in, register and give consent."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ColorInput
          label="Colour"
          eyeDropperButtonProps={pick}
          {...form.getInputProps('color.primaryColor')}
        />
        <ColorInput
          label="Colour in dark mode"
          eyeDropperButtonProps={pick}
          {...form.getInputProps('color.darkPrimaryColor')}
        />
      </SimpleGrid>
      <Switch
        label="Dark mode for people whose system is dark"
        {...form.getInputProps('color.isDarkModeEnabled', { type: 'checkbox' })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Logo"
          placeholder="https://example.com/logo.svg"
          type="url"
          {...form.getInputProps('branding.logoUrl')}
        />
        <TextInput
          label="Logo in dark mode"
          placeholder="https://example.com/logo-dark.svg"
          type="url"
          {...form.getInputProps('branding.darkLogoUrl')}
        />
      </SimpleGrid>
      <Textarea
        label="Own CSS"
        autosize
        minRows={4}
        maxRows={16}
        spellCheck={false}
        classNames={{ input: 'mono' }}
        {...form.getInputProps('customCss')}
      />
    </FormSection>
  );
}

export function AppearanceTab({ settings }: { settings: SignInSettings }) {
  return (
    <Card>
      <LookForm settings={settings} />
      <LinksForm settings={settings} />
    </Card>
  );
}
