/** One role: its permissions, who holds it, its name. */
import { Badge } from '@mantine/core';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { CopyValue } from '../ui/CopyValue';
import { DetailState } from '../ui/DetailState';
import { Page } from '../ui/Page';
import { RouteTabs } from '../ui/RouteTabs';
import { RoleApplications } from './RoleApplications';
import { RoleScopes } from './RoleScopes';
import { RoleSettings } from './RoleSettings';
import { RoleUsers } from './RoleUsers';
import { roleKinds } from './role-types';

const RolePageDocument = graphql(`
  query RolePage($roleId: ID!) {
    role(roleId: $roleId) {
      id
      roleId
      name
      type
      ...RoleSettings_role
      ...RoleScopes_role
    }
  }
`);

function RoleDetail({ roleId }: { roleId: string }) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: RolePageDocument, variables: { roleId } });
  const role = data?.role;
  if (!role) {
    return (
      <DetailState
        kind="role"
        icon="roles"
        listPath="/roles"
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
      />
    );
  }
  const holders =
    role.type === 'USER'
      ? { value: 'users', label: 'Users', content: <RoleUsers roleId={roleId} /> }
      : { value: 'applications', label: 'Applications', content: <RoleApplications roleId={roleId} /> };
  return (
    <Page
      title={role.name}
      back={{ to: '/roles', label: 'Roles' }}
      badges={
        <Badge variant="light" tt="none">
          {roleKinds[role.type]}
        </Badge>
      }
      description={<CopyValue value={role.roleId} label="role id" />}
    >
      <RouteTabs
        path={`/roles/${roleId}`}
        tabs={[
          { value: 'permissions', label: 'Permissions', content: <RoleScopes role={role} /> },
          holders,
          { value: 'settings', label: 'Settings', content: <RoleSettings role={role} /> },
        ]}
      />
    </Page>
  );
}

export function RolePage() {
  const { roleId = '' } = useParams();
  return <RoleDetail key={roleId} roleId={roleId} />;
}
