/** Who the user is: identifiers, profile, custom data, and where the account comes from. */
import { Stack } from '@mantine/core';
import { useNavigate } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql';
import { CustomDataSection } from '../ui/CustomDataSection';
import { DeleteSection } from '../ui/DeleteSection';
import { Facts } from '../ui/Facts';
import { displayName } from '../ui/PersonName';
import { Card, Section } from '../ui/Section';
import { When } from '../ui/When';
import { UserIdentityForm } from './UserIdentityForm';
import { UserProfileForm } from './UserProfileForm';
import { UpdateUser } from './update-user';

const UserProfileFragment = graphql(`
  fragment UserProfileTab_user on User {
    id
    userId
    name
    username
    primaryEmail
    primaryPhone
    customData
    lastSignInAt
    createdAt
    updatedAt
    application {
      id
      name
    }
    ...UserIdentityForm_user
    ...UserProfileForm_user
  }
`);

const DeleteUser = graphql(`
  mutation DeleteUser($input: DeleteUserInput!) {
    deleteUser(input: $input) {
      deletedUserId
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function UserProfileTab({ user: given }: { user: FragmentType<typeof UserProfileFragment> }) {
  const user = readFragment(UserProfileFragment, given);
  const navigate = useNavigate();
  const history = [
    { label: 'Created', value: <When at={user.createdAt} /> },
    { label: 'Last changed', value: <When at={user.updatedAt} /> },
    { label: 'Last sign-in', value: <When at={user.lastSignInAt} /> },
    { label: 'First application', value: user.application?.name ?? 'None' },
  ];
  return (
    <Stack gap="lg">
      <Card>
        <UserIdentityForm user={user} />
        <UserProfileForm user={user} />
        <CustomDataSection
          value={user.customData}
          change={UpdateUser}
          toInput={(customData) => ({ userId: user.userId, customData })}
          description="Anything else your applications want to remember about this person. Tokens carry it when the scope custom_data is asked for."
        />
        <Section title="Account">
          <Facts facts={history} />
        </Section>
      </Card>
      <DeleteSection
        kind="user"
        name={displayName(user)}
        consequences="The account, its sessions and its memberships go away for good. Tokens issued to it stop working."
        change={DeleteUser}
        input={{ userId: user.userId }}
        onDeleted={() => navigate('/users')}
      />
    </Stack>
  );
}
