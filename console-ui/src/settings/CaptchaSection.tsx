/** The captcha: whether one is asked for, and which service is. */
import { NativeSelect, PasswordInput, SimpleGrid, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { CaptchaSectionQuery } from '../gql/graphql';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import type { SignInSettings } from './sign-in-settings';
import { useSettingsForm } from './use-settings-form';

const CaptchaSectionDocument = graphql(`
  query CaptchaSection {
    captchaProvider {
      service
      siteKey
      projectId
      domain
      mode
    }
  }
`);

const SetCaptchaProvider = graphql(`
  mutation SetCaptchaProvider($input: SetCaptchaProviderInput!) {
    setCaptchaProvider(input: $input) {
      captchaProvider {
        service
        siteKey
        projectId
        domain
        mode
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

type Provider = CaptchaSectionQuery['captchaProvider'];

export function CaptchaSection({ settings }: { settings: SignInSettings }) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: CaptchaSectionDocument });
  if (error) return <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (!data && fetching) return <LoadingRows />;
  return (
    <>
      <ProviderForm provider={data?.captchaProvider ?? null} />
      {data?.captchaProvider && <SwitchForm settings={settings} />}
    </>
  );
}

function SwitchForm({ settings: { captchaPolicy } }: { settings: SignInSettings }) {
  const { form, section } = useSettingsForm({
    initialValues: { enabled: captchaPolicy.enabled ?? false },
    toSettings: (values) => ({ captchaPolicy: values }),
    saved: 'Captcha saved',
  });
  return (
    <FormSection
      title="Captcha"
      description="Before a sign-in, a registration or a new password."
      {...section}
    >
      <Switch label="Ask for a captcha" {...form.getInputProps('enabled', { type: 'checkbox' })} />
    </FormSection>
  );
}

const services = [
  { value: 'TURNSTILE', label: 'Cloudflare Turnstile' },
  { value: 'RECAPTCHA_ENTERPRISE', label: 'Google reCAPTCHA Enterprise' },
] as const;

function ProviderForm({ provider }: { provider: Provider }) {
  const form = useForm({
    initialValues: {
      service: provider?.service ?? 'TURNSTILE',
      siteKey: provider?.siteKey ?? '',
      secretKey: '',
      projectId: provider?.projectId ?? '',
      domain: provider?.domain ?? '',
      mode: provider?.mode ?? 'INVISIBLE',
    },
    validate: {
      siteKey: (text) => (text.trim() === '' ? 'The service gave you a site key.' : null),
      secretKey: (text) => (text.trim() === '' ? 'The service gave you a secret key; enter it again.' : null),
    },
  });
  const isGoogle = form.getValues().service === 'RECAPTCHA_ENTERPRISE';
  const { submit, ...state } = useFormChange({
    form,
    change: SetCaptchaProvider,
    toInput: ({ service, siteKey, secretKey, projectId, domain, mode }) => ({
      service,
      siteKey: siteKey.trim(),
      secretKey: secretKey.trim(),
      ...(service === 'RECAPTCHA_ENTERPRISE'
        ? { projectId: projectId.trim() || null, domain: domain.trim() || null, mode }
        : {}),
    }),
    onDone: () => {
      form.setFieldValue('secretKey', '');
      form.resetDirty({ ...form.getValues(), secretKey: '' });
      notifyDone('Captcha service saved');
    },
  });
  return (
    <FormSection
      title="Captcha service"
      description="It tells people from programs; its secret is not shown again."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <NativeSelect label="Service" data={[...services]} {...form.getInputProps('service')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label="Site key" {...form.getInputProps('siteKey')} />
        <PasswordInput label="Secret key" autoComplete="off" {...form.getInputProps('secretKey')} />
        {isGoogle && (
          <>
            <TextInput label="Project" {...form.getInputProps('projectId')} />
            <TextInput label="Domain" placeholder="www.google.com" {...form.getInputProps('domain')} />
            <NativeSelect
              label="Mode"
              data={[
                { value: 'INVISIBLE', label: 'Invisible' },
                { value: 'CHECKBOX', label: 'Checkbox' },
              ]}
              {...form.getInputProps('mode')}
            />
          </>
        )}
      </SimpleGrid>
    </FormSection>
  );
}
