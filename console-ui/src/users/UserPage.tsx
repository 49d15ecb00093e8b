/** One user: profile, security, roles, organizations, activity. */
import { Badge } from '@mantine/core';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { CopyValue } from '../ui/CopyValue';
import { DetailState } from '../ui/DetailState';
import { Page } from '../ui/Page';
import { displayName } from '../ui/PersonName';
import { RouteTabs } from '../ui/RouteTabs';
import { UserActivity } from './UserActivity';
import { UserOrganizations } from './UserOrganizations';
import { UserProfileTab } from './UserProfileTab';
import { UserRoles } from './UserRoles';
import { UserSecurity } from './UserSecurity';

const UserPageDocument = graphql(`
  query UserPage($userId: ID!) {
    user(userId: $userId) {
      id
      userId
      name
      username
      primaryEmail
      primaryPhone
      isSuspended
      isAdministrator
      ...UserProfileTab_user
      ...UserSecurity_user
    }
  }
`);

function UserDetail({ userId }: { userId: string }) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: UserPageDocument, variables: { userId } });
  const user = data?.user;
  if (!user) {
    return (
      <DetailState
        kind="user"
        icon="users"
        listPath="/users"
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
      />
    );
  }
  return (
    <Page
      title={displayName(user)}
      back={{ to: '/users', label: 'Users' }}
      badges={
        <>
          {user.isSuspended && (
            <Badge color="red" variant="light" className="badge-problem">
              Suspended
            </Badge>
          )}
          {user.isAdministrator && <Badge variant="light">Administrator</Badge>}
        </>
      }
      description={<CopyValue value={user.userId} label="user id" />}
    >
      <RouteTabs
        path={`/users/${userId}`}
        tabs={[
          { value: 'profile', label: 'Profile', content: <UserProfileTab user={user} /> },
          { value: 'security', label: 'Security', content: <UserSecurity user={user} /> },
          { value: 'roles', label: 'Roles', content: <UserRoles userId={userId} /> },
          { value: 'organizations', label: 'Organizations', content: <UserOrganizations userId={userId} /> },
          { value: 'activity', label: 'Activity', content: <UserActivity userId={userId} /> },
        ]}
      />
    </Page>
  );
}

export function UserPage() {
  const { userId = '' } = useParams();
  return <UserDetail key={userId} userId={userId} />;
}
