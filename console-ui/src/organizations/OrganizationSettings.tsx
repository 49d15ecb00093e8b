/** Name, description, custom data of an organization, and its end. */
import { Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql';
import { CustomDataSection } from '../ui/CustomDataSection';
import { DeleteSection } from '../ui/DeleteSection';
import { Facts } from '../ui/Facts';
import { notifyDone } from '../ui/notify';
import { Card, FormSection, Section } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { When } from '../ui/When';

const OrganizationSettingsFragment = graphql(`
  fragment OrganizationSettings_organization on Organization {
    id
    organizationId
    name
    description
    customData
    isMfaRequired
    isTrustedDeviceAllowed
    createdAt
  }
`);

const UpdateOrganization = graphql(`
  mutation UpdateOrganization($input: UpdateOrganizationInput!) {
    updateOrganization(input: $input) {
      organization {
        id
        ...OrganizationSettings_organization
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const DeleteOrganization = graphql(`
  mutation DeleteOrganization($input: DeleteOrganizationInput!) {
    deleteOrganization(input: $input) {
      deletedOrganizationId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

interface Props {
  organization: FragmentType<typeof OrganizationSettingsFragment>;
}

export function OrganizationSettings({ organization: given }: Props) {
  const organization = readFragment(OrganizationSettingsFragment, given);
  const { organizationId, name, description, isMfaRequired, isTrustedDeviceAllowed } = organization;
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { name, description: description ?? '', isMfaRequired, isTrustedDeviceAllowed },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateOrganization,
    toInput: (values) => ({
      organizationId,
      name: values.name.trim(),
      description: values.description.trim() || null,
      isMfaRequired: values.isMfaRequired,
      isTrustedDeviceAllowed: values.isTrustedDeviceAllowed,
    }),
    onDone: () => notifyDone('Organization saved'),
  });
  return (
    <Stack gap="lg">
      <Card>
        <FormSection title="About" submit={submit} isDirty={form.isDirty()} {...state}>
          <TextInput label="Name" required maxLength={128} {...form.getInputProps('name')} />
          <TextInput label="Description" maxLength={256} {...form.getInputProps('description')} />
          <Switch
            label="Require a second factor"
            description="Members without one get no token for this organization."
            {...form.getInputProps('isMfaRequired', { type: 'checkbox' })}
          />
          <Switch
            label="Let members trust their devices"
            description="Where the settings of sign-in offer it, a trusted device stands for the second factor for some days. Without this, members are asked every time."
            {...form.getInputProps('isTrustedDeviceAllowed', { type: 'checkbox' })}
          />
        </FormSection>
        <CustomDataSection
          value={organization.customData}
          change={UpdateOrganization}
          toInput={(customData) => ({ organizationId, customData })}
          description="Anything else your applications want to keep with this organization."
        />
        <Section title="Registration">
          <Facts facts={[{ label: 'Created', value: <When at={organization.createdAt} /> }]} />
        </Section>
      </Card>
      <DeleteSection
        kind="organization"
        name={name}
        consequences="Its members stay users, but lose their roles here and every token for it."
        change={DeleteOrganization}
        input={{ organizationId }}
        onDeleted={() => navigate('/organizations')}
      />
    </Stack>
  );
}
