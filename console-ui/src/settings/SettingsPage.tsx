/** Settings of the hosted sign-in. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingPage } from '../ui/Loading';
import { Page } from '../ui/Page';
import { RouteTabs } from '../ui/RouteTabs';
import { AccountCenterTab } from './AccountCenterTab';
import { AppearanceTab } from './AppearanceTab';
import { FactorsTab } from './FactorsTab';
import { ProfileFieldsTab } from './ProfileFieldsTab';
import { ProtectionTab } from './ProtectionTab';
import { ServerTab } from './ServerTab';
import { SignInTab } from './SignInTab';
import { settingsOf } from './sign-in-settings';

const SettingsPageDocument = graphql(`
  query SettingsPage {
    signInExperience {
      settings
    }
  }
`);

export function SettingsPage() {
  const [{ data, error, fetching }, refetch] = useQuery({ query: SettingsPageDocument });
  const experience = data?.signInExperience;
  if (!experience && fetching) return <LoadingPage />;
  const settings = settingsOf(experience?.settings);
  return (
    <Page title="Settings" description="How people sign in and register, and what they see while they do.">
      {error && <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {experience && (
        <RouteTabs
          path="/settings"
          tabs={[
            { value: 'sign-in', label: 'Sign-in and sign-up', content: <SignInTab settings={settings} /> },
            { value: 'factors', label: 'Second factors', content: <FactorsTab settings={settings} /> },
            { value: 'protection', label: 'Protection', content: <ProtectionTab settings={settings} /> },
            { value: 'profile', label: 'Profile fields', content: <ProfileFieldsTab settings={settings} /> },
            { value: 'appearance', label: 'Appearance', content: <AppearanceTab settings={settings} /> },
            { value: 'account-center', label: 'Account centre', content: <AccountCenterTab /> },
            { value: 'server', label: 'Server', content: <ServerTab /> },
          ]}
        />
      )}
    </Page>
  );
}
