/** The form of a third-party application's consent scopes. */
import { Checkbox, MultiSelect, SimpleGrid } from '@mantine/core';
import { useForm } from '@mantine/form';
import { graphql } from '../gql';
import { notifyDone } from '../ui/notify';
import type { Choice } from '../ui/PickMany';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';

const SetApplicationConsentScopes = graphql(`
  mutation SetApplicationConsentScopes($input: SetApplicationConsentScopesInput!) {
    setApplicationConsentScopes(input: $input) {
      application {
        id
        consentScopes {
          userScopes
          resourceScopes {
            id
            scopeId
          }
          organizationScopes {
            id
            organizationScopeId
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const userScopes = [
  { value: 'profile', label: 'Name, picture and profile' },
  { value: 'email', label: 'Email address' },
  { value: 'phone', label: 'Phone number' },
  { value: 'address', label: 'Postal address' },
  { value: 'custom_data', label: 'Custom data' },
  { value: 'identities', label: 'Linked accounts' },
  { value: 'roles', label: 'Roles' },
  { value: 'urn:logto:scope:organizations', label: 'Organizations' },
  { value: 'urn:logto:scope:organization_roles', label: 'Roles in organizations' },
];

interface Props {
  applicationId: string;
  initial: { userScopes: string[]; resourceScopeIds: string[]; organizationScopeIds: string[] };
  resourceScopes: { group: string; items: Choice[] }[];
  organizationScopes: Choice[];
}

export function ConsentForm({ applicationId, initial, resourceScopes, organizationScopes }: Props) {
  const form = useForm({ initialValues: initial });
  const { submit, ...state } = useFormChange({
    form,
    change: SetApplicationConsentScopes,
    toInput: (values) => ({ applicationId, ...values }),
    onDone: () => notifyDone('Consent settings saved'),
  });
  return (
    <FormSection
      title="What it may ask for"
      description="People see this list and agree or not. Anything else the application asks for is refused."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <Checkbox.Group label="About the person" {...form.getInputProps('userScopes')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs" mt="xs">
          {userScopes.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <MultiSelect
        label="Permissions of your APIs"
        data={resourceScopes}
        searchable
        hidePickedOptions
        placeholder="Choose permissions"
        nothingFoundMessage="No such permission"
        {...form.getInputProps('resourceScopeIds')}
      />
      <MultiSelect
        label="Permissions in organizations"
        data={organizationScopes}
        searchable
        hidePickedOptions
        placeholder="Choose permissions"
        nothingFoundMessage="The organization template has no such permission"
        {...form.getInputProps('organizationScopeIds')}
      />
    </FormSection>
  );
}
