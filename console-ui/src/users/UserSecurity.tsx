/** How the user signs in, and whether at all. */
import { Stack } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../gql';
import { Card } from '../ui/Section';
import { AdministratorSection } from './AdministratorSection';
import { PasswordSection } from './PasswordSection';
import { SessionsSection } from './SessionsSection';
import { SuspensionSection } from './SuspensionSection';
import { TrustedDevicesSection } from './TrustedDevicesSection';

const UserSecurityFragment = graphql(`
  fragment UserSecurity_user on User {
    id
    userId
    hasPassword
    isSuspended
    isAdministrator
  }
`);

export function UserSecurity({ user: given }: { user: FragmentType<typeof UserSecurityFragment> }) {
  const user = readFragment(UserSecurityFragment, given);
  return (
    <Stack gap="lg">
      <Card>
        <PasswordSection userId={user.userId} hasPassword={user.hasPassword} />
        <SessionsSection userId={user.userId} />
        <TrustedDevicesSection userId={user.userId} />
      </Card>
      <Card>
        <SuspensionSection userId={user.userId} isSuspended={user.isSuspended} />
        <AdministratorSection userId={user.userId} isAdministrator={user.isAdministrator ?? false} />
      </Card>
    </Stack>
  );
}
