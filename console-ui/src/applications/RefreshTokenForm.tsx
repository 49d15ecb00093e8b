/** When refresh tokens are issued, how long they live, and whether each use replaces them. */
import { Alert, NumberInput, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import { Icon } from '../ui/icons';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { kinds } from './application-types';
import { UpdateApplication } from './update-application';

const RefreshTokens = graphql(`
  fragment RefreshTokenForm_application on Application {
    id
    applicationId
    type
    isThirdParty
    alwaysIssueRefreshToken
    rotateRefreshToken
    refreshTokenTtlInDays
    allowTokenExchange
  }
`);

export function RefreshTokenForm({
  application: given,
}: {
  application: FragmentType<typeof RefreshTokens>;
}) {
  const { applicationId, type, isThirdParty, ...stored } = readFragment(RefreshTokens, given);
  const form = useForm({
    initialValues: {
      alwaysIssueRefreshToken: stored.alwaysIssueRefreshToken,
      rotateRefreshToken: stored.rotateRefreshToken,
      refreshTokenTtlInDays: stored.refreshTokenTtlInDays as number | string,
      allowTokenExchange: stored.allowTokenExchange,
    },
    validate: {
      refreshTokenTtlInDays: (days) =>
        Number(days) >= 1 && Number(days) <= 180 ? null : 'Choose from 1 to 180 days.',
    },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateApplication,
    toInput: (values) => ({
      applicationId,
      rotateRefreshToken: values.rotateRefreshToken,
      ...(type !== 'NATIVE' && { alwaysIssueRefreshToken: values.alwaysIssueRefreshToken }),
      ...(type !== 'SPA' && { refreshTokenTtlInDays: Number(values.refreshTokenTtlInDays) }),
      ...(!isThirdParty && { allowTokenExchange: values.allowTokenExchange }),
    }),
    onDone: () => notifyDone('Token settings saved'),
  });
  return (
    <FormSection
      title="Refresh tokens"
      description="They let the application get new access tokens without asking the person again."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <Switch
        label="Rotate refresh tokens"
        description={
          kinds[type].hasSecrets
            ? 'A new one is issued once 70 % of its life has passed; a token that was replaced and is used again ends the whole grant.'
            : 'Every use issues a new one; a token that was replaced and is used again ends the whole grant.'
        }
        {...form.getInputProps('rotateRefreshToken', { type: 'checkbox' })}
      />
      {type === 'SPA' ? (
        <Text size="sm" c="dimmed">
          In a browser, renewal never lengthens the life of a refresh token: it ends 14 days after the
          sign-in.
        </Text>
      ) : (
        <NumberInput
          label="Lifetime in days"
          description="Counted from the last renewal"
          min={1}
          max={180}
          allowDecimal={false}
          maw="12rem"
          {...form.getInputProps('refreshTokenTtlInDays')}
        />
      )}
      {type !== 'NATIVE' && (
        <Switch
          label="Always issue a refresh token"
          description="Even when the application did not ask for offline_access with consent."
          {...form.getInputProps('alwaysIssueRefreshToken', { type: 'checkbox' })}
        />
      )}
      {form.values.alwaysIssueRefreshToken && type !== 'NATIVE' && (
        <Alert variant="default" icon={<Icon name="alert" />} title="Better left off">
          OpenID Connect lets a person decide about offline access. Turn this on only for a program that
          cannot ask for the scope offline_access with prompt=consent.
        </Alert>
      )}
      {!isThirdParty && (
        <Switch
          label="Allow token exchange"
          description="The application may trade a token for another one, as when support staff act for a person."
          {...form.getInputProps('allowTokenExchange', { type: 'checkbox' })}
        />
      )}
    </FormSection>
  );
}
