/** How the application hears that somebody signed out (OpenID Connect Back-Channel Logout). */
import { Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { UpdateApplication } from './update-application';

const Backchannel = graphql(`
  fragment BackchannelForm_application on Application {
    id
    applicationId
    backchannelLogoutUri
    backchannelLogoutSessionRequired
  }
`);

export function BackchannelForm({ application: given }: { application: FragmentType<typeof Backchannel> }) {
  const { applicationId, ...stored } = readFragment(Backchannel, given);
  const form = useForm({
    initialValues: {
      backchannelLogoutUri: stored.backchannelLogoutUri ?? '',
      backchannelLogoutSessionRequired: stored.backchannelLogoutSessionRequired,
    },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateApplication,
    toInput: (values) => ({
      applicationId,
      backchannelLogoutUri: values.backchannelLogoutUri.trim() || null,
      backchannelLogoutSessionRequired: values.backchannelLogoutSessionRequired,
    }),
    onDone: () => notifyDone('Sign-out settings saved'),
  });
  return (
    <FormSection
      title="Back-channel sign-out"
      description="When somebody signs out elsewhere, the server posts a signed logout token to this address."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <TextInput
        label="Back-channel logout URI"
        placeholder="https://app.example.com/backchannel-logout"
        type="url"
        {...form.getInputProps('backchannelLogoutUri')}
      />
      <Switch
        label="Include the session"
        description="The token says which session ended (sid), so that others of the same person stay."
        {...form.getInputProps('backchannelLogoutSessionRequired', { type: 'checkbox' })}
      />
    </FormSection>
  );
}
