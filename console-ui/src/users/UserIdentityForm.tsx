/** What the user signs in with, and is called. */
import { SimpleGrid, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type FragmentType, graphql, readFragment } from '../gql';
import { notifyDone } from '../ui/notify';
import { FormSection } from '../ui/Section';
import { useFormChange } from '../ui/use-form-change';
import { orNull, UpdateUser } from './update-user';

const UserIdentity = graphql(`
  fragment UserIdentityForm_user on User {
    id
    userId
    username
    primaryEmail
    primaryPhone
    name
    avatar
  }
`);

export function UserIdentityForm({ user: given }: { user: FragmentType<typeof UserIdentity> }) {
  const user = readFragment(UserIdentity, given);
  const form = useForm({
    initialValues: {
      username: user.username ?? '',
      primaryEmail: user.primaryEmail ?? '',
      primaryPhone: user.primaryPhone ?? '',
      name: user.name ?? '',
      avatar: user.avatar ?? '',
    },
  });
  const { submit, ...state } = useFormChange({
    form,
    change: UpdateUser,
    toInput: (values) => ({
      userId: user.userId,
      username: orNull(values.username),
      primaryEmail: orNull(values.primaryEmail),
      primaryPhone: orNull(values.primaryPhone),
      name: orNull(values.name),
      avatar: orNull(values.avatar),
    }),
    onDone: () => notifyDone('User saved'),
  });
  return (
    <FormSection
      title="Identity"
      description="Username, email address and phone number are what a person can sign in with. Each belongs to one user only."
      submit={submit}
      isDirty={form.isDirty()}
      {...state}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Username"
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('username')}
        />
        <TextInput label="Full name" autoComplete="off" {...form.getInputProps('name')} />
        <TextInput
          label="Email address"
          type="email"
          autoComplete="off"
          {...form.getInputProps('primaryEmail')}
        />
        <TextInput label="Phone number" autoComplete="off" {...form.getInputProps('primaryPhone')} />
      </SimpleGrid>
      <TextInput
        label="Picture"
        description="Address of an image, starting with https://"
        type="url"
        autoComplete="off"
        {...form.getInputProps('avatar')}
      />
    </FormSection>
  );
}
