/** One application: settings, credentials, tokens, roles, consent. */
import { Badge } from '@mantine/core';
import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { CopyValue } from '../ui/CopyValue';
import { DetailState } from '../ui/DetailState';
import { Page } from '../ui/Page';
import { RouteTabs, type Tab } from '../ui/RouteTabs';
import { ApplicationActivity } from './ApplicationActivity';
import { ApplicationRoles } from './ApplicationRoles';
import { kinds } from './application-types';
import { ConsentTab } from './ConsentTab';
import { CredentialsTab } from './CredentialsTab';
import { GeneralTab } from './GeneralTab';
import { SignInMethodsTab } from './SignInMethodsTab';
import { TokensTab } from './TokensTab';

const ApplicationPageDocument = graphql(`
  query ApplicationPage($applicationId: ID!) {
    application(applicationId: $applicationId) {
      id
      applicationId
      name
      type
      isThirdParty
      ...GeneralTab_application
      ...CredentialsTab_application
      ...TokensTab_application
    }
  }
`);

function ApplicationDetail({ applicationId }: { applicationId: string }) {
  const variables = { applicationId };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ApplicationPageDocument, variables });
  const application = data?.application;
  if (!application) {
    return (
      <DetailState
        kind="application"
        icon="applications"
        listPath="/applications"
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
      />
    );
  }
  const { signsUsersIn, label } = kinds[application.type];
  const tabs: (Tab | false)[] = [
    { value: 'settings', label: 'Settings', content: <GeneralTab application={application} /> },
    { value: 'credentials', label: 'Credentials', content: <CredentialsTab application={application} /> },
    signsUsersIn && {
      value: 'tokens',
      label: 'Tokens and sign-out',
      content: <TokensTab application={application} />,
    },
    signsUsersIn && {
      value: 'sign-in',
      label: 'Sign-in',
      content: <SignInMethodsTab applicationId={applicationId} />,
    },
    !signsUsersIn && {
      value: 'roles',
      label: 'Roles',
      content: <ApplicationRoles applicationId={applicationId} />,
    },
    application.isThirdParty && {
      value: 'consent',
      label: 'Consent',
      content: <ConsentTab applicationId={applicationId} />,
    },
    {
      value: 'activity',
      label: 'Activity',
      content: <ApplicationActivity applicationId={applicationId} />,
    },
  ];
  return (
    <Page
      title={application.name}
      back={{ to: '/applications', label: 'Applications' }}
      badges={
        <>
          <Badge variant="light" tt="none">
            {label}
          </Badge>
          {application.isThirdParty && (
            <Badge variant="outline" tt="none">
              Third party
            </Badge>
          )}
        </>
      }
      description={<CopyValue value={application.applicationId} label="application ID" />}
    >
      <RouteTabs path={`/applications/${applicationId}`} tabs={tabs.filter((tab) => tab !== false)} />
    </Page>
  );
}

export function ApplicationPage() {
  const { applicationId = '' } = useParams();
  return <ApplicationDetail key={applicationId} applicationId={applicationId} />;
}
