/** Where an application may return to, and from which origins it may call. */
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import { filledLines, LinesField } from '../ui/LinesField';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { UpdateApplication } from './update-application';

const Uris = graphql(`
  fragment UrisForm_application on Application {
    id
    applicationId
    type
    redirectUris
    postLogoutRedirectUris
    corsAllowedOrigins
  }
`);

export function UrisForm({ application: given }: { application: FragmentType<typeof Uris> }) {
  const { applicationId, type, redirectUris, postLogoutRedirectUris, corsAllowedOrigins } = readFragment(
    Uris,
    given,
  );
  const form = useForm({ initialValues: { redirectUris, postLogoutRedirectUris, corsAllowedOrigins } });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateApplication,
    toInput: (values) => ({
      applicationId,
      redirectUris: filledLines(values.redirectUris),
      postLogoutRedirectUris: filledLines(values.postLogoutRedirectUris),
      corsAllowedOrigins: filledLines(values.corsAllowedOrigins),
    }),
    onDone: () => notifyDone('Addresses saved'),
  });
  const lines = (name: 'redirectUris' | 'postLogoutRedirectUris' | 'corsAllowedOrigins') => ({
    ...form.getInputProps(name),
    errorAt: (index: number) => form.errors[`${name}.${index}`],
  });
  return (
    <FormSection
      title="Addresses"
      description="Nobody is ever sent to an address that is not listed here."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <LinesField
        label="Redirect URIs"
        description={
          type === 'NATIVE'
            ? 'Where people return to after signing in: a scheme of the app, or http://localhost with any port.'
            : 'Where people return to after signing in.'
        }
        placeholder={type === 'NATIVE' ? 'com.example.app:/callback' : 'https://app.example.com/callback'}
        addLabel="Add redirect URI"
        {...lines('redirectUris')}
      />
      <LinesField
        label="Post sign-out redirect URIs"
        description="Where people may be sent after signing out."
        placeholder="https://app.example.com"
        addLabel="Add sign-out URI"
        {...lines('postLogoutRedirectUris')}
      />
      <LinesField
        label="CORS allowed origins"
        description="Pages that may call the token endpoints from a browser. Origins of the redirect URIs are allowed without being listed."
        placeholder="https://app.example.com"
        addLabel="Add origin"
        {...lines('corsAllowedOrigins')}
      />
    </FormSection>
  );
}
