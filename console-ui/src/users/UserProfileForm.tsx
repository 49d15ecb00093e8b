/** The standard claims of a person's profile (OpenID Connect Core, section 5.1). */
import { SimpleGrid, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import {
  addressFields,
  type ProfileValues,
  profileFields,
  profileInput,
  profileValues,
} from './profile-values';
import { UpdateUser } from './update-user';

const UserProfileFormFragment = graphql(`
  fragment UserProfileForm_user on User {
    id
    userId
    profile {
      familyName
      givenName
      middleName
      nickname
      preferredUsername
      profile
      website
      gender
      birthdate
      zoneinfo
      locale
      address {
        formatted
        streetAddress
        locality
        region
        postalCode
        country
      }
    }
  }
`);

export function UserProfileForm({ user: given }: { user: FragmentType<typeof UserProfileFormFragment> }) {
  const user = readFragment(UserProfileFormFragment, given);
  const form = useForm<ProfileValues>({ initialValues: profileValues(user.profile) });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateUser,
    toInput: (values) => ({ userId: user.userId, profile: profileInput(values) }),
    onDone: () => notifyDone('Profile saved'),
  });
  return (
    <FormSection
      title="Profile"
      description="Given to applications that ask for the scopes profile and address."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {profileFields.map(([name, label]) => (
          <TextInput key={name} label={label} autoComplete="off" {...form.getInputProps(`profile.${name}`)} />
        ))}
      </SimpleGrid>
      <Text fw={600} size="sm" mt="xs">
        Address
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {addressFields.map(([name, label]) => (
          <TextInput
            key={name}
            label={label}
            autoComplete="off"
            {...form.getInputProps(`profile.address.${name}`)}
          />
        ))}
      </SimpleGrid>
    </FormSection>
  );
}
