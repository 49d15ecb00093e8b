/** Whether people manage their own accounts, and what of them. */
import { Anchor, NativeSelect, SimpleGrid, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from 'urql';
import { graphql, readFragment } from '../gql';
import type { AccountCenterTab_SettingsFragment } from '../gql/graphql';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { notifyDone } from '../ui/notify';
import { Card, FormSection } from '../ui/Section';
import { serverData } from '../ui/server-data';
import { useFormChange } from '../ui/use-form-change';
import { accessChoices, accessOf, accountFields } from './account-center-settings';

const SettingsFragment = graphql(`
  fragment AccountCenterTab_settings on AccountCenter {
    enabled
    deleteAccountUrl
    customCss
    fields {
      name
      avatar
      profile
      email
      phone
      password
      username
      social
      customData
      mfa
      passkey
      session
      trustedDevice
    }
  }
`);

const AccountCenterTabDocument = graphql(`
  query AccountCenterTab {
    accountCenter {
      ...AccountCenterTab_settings
    }
  }
`);

const UpdateAccountCenter = graphql(`
  mutation UpdateAccountCenter($input: UpdateAccountCenterInput!) {
    updateAccountCenter(input: $input) {
      accountCenter {
        ...AccountCenterTab_settings
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

type Settings = AccountCenterTab_SettingsFragment;

const address = `${serverData.endpoint}/account`;

function SwitchForm({ settings }: { settings: Settings }) {
  const form = useForm({
    initialValues: { enabled: settings.enabled, deleteAccountUrl: settings.deleteAccountUrl ?? '' },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateAccountCenter,
    toInput: ({ enabled, deleteAccountUrl }) => ({
      enabled,
      deleteAccountUrl: deleteAccountUrl.trim() || null,
    }),
    onDone: () => notifyDone('Account centre saved'),
  });
  return (
    <FormSection
      title="Account centre"
      description="A page on which people manage their own accounts, and the API behind it."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <Switch
        label="People may manage their own accounts"
        {...form.getInputProps('enabled', { type: 'checkbox' })}
      />
      {settings.enabled && (
        <Text size="sm">
          Open at{' '}
          <Anchor href={address} target="_blank" size="sm">
            {address}
          </Anchor>
        </Text>
      )}
      <TextInput
        label="Page for deleting an account"
        description="Linked at the end of the security page, if you have one."
        placeholder="https://example.com/delete-account"
        type="url"
        {...form.getInputProps('deleteAccountUrl')}
      />
    </FormSection>
  );
}

function FieldsForm({ settings }: { settings: Settings }) {
  const form = useForm({ initialValues: accessOf(settings.fields) });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateAccountCenter,
    toInput: (fields) => ({ fields }),
    onDone: () => notifyDone('Fields saved'),
  });
  return (
    <FormSection
      title="Fields"
      description="What people see of their accounts, and what they change themselves."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }}>
        {accountFields.map(({ name, label }) => (
          <NativeSelect key={name} label={label} data={accessChoices} {...form.getInputProps(name)} />
        ))}
      </SimpleGrid>
    </FormSection>
  );
}

function StyleForm({ settings }: { settings: Settings }) {
  const form = useForm({ initialValues: { customCss: settings.customCss ?? '' } });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateAccountCenter,
    toInput: ({ customCss }) => ({ customCss: customCss.trim() || null }),
    onDone: () => notifyDone('Style saved'),
  });
  return (
    <FormSection
      title="Style"
      description="Colours and logo are those of the sign-in."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
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

export function AccountCenterTab() {
  const [{ data, error }, refetch] = useQuery({ query: AccountCenterTabDocument });
  if (error) return <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />;
  const settings = readFragment(SettingsFragment, data?.accountCenter);
  return (
    <Card>
      {settings ? (
        <>
          <SwitchForm settings={settings} />
          <FieldsForm settings={settings} />
          <StyleForm settings={settings} />
        </>
      ) : (
        <LoadingRows />
      )}
    </Card>
  );
}
