/** What a program needs to be configured with: its id, its secrets, the provider's endpoints. */
import { Text } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../gql';
import { CopyField } from '../ui/CopyValue';
import { Card, Section } from '../ui/Section';
import { kinds } from './application-types';
import { Endpoints } from './Endpoints';
import { SecretsSection } from './SecretsSection';

const CredentialsTabFragment = graphql(`
  fragment CredentialsTab_application on Application {
    id
    applicationId
    type
    ...SecretsSection_application
  }
`);

export function CredentialsTab(props: { application: FragmentType<typeof CredentialsTabFragment> }) {
  const application = readFragment(CredentialsTabFragment, props.application);
  return (
    <Card>
      <Section title="Identity" description="Public: it may be seen by anybody.">
        <CopyField
          label="Application ID"
          description="The OAuth client_id"
          value={application.applicationId}
        />
      </Section>
      {kinds[application.type].hasSecrets ? (
        <SecretsSection application={application} />
      ) : (
        <Section title="Secrets">
          <Text size="sm">
            This application runs on devices of its users and cannot keep a secret. It proves itself with PKCE
            (S256), which every OpenID Connect library does for you.
          </Text>
        </Section>
      )}
      <Endpoints signsUsersIn={kinds[application.type].signsUsersIn} />
    </Card>
  );
}
