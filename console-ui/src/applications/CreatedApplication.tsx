/** The moment after registration: the id, and the secret. */
import { Alert, Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { CopyField } from '../ui/CopyValue';
import { Icon } from '../ui/icons';
import { Page } from '../ui/Page';
import { Card, Section } from '../ui/Section';

interface Props {
  application: { applicationId: string; name: string };
  secret: { name: string; value: string } | null | undefined;
}

export function CreatedApplication({ application, secret }: Props) {
  return (
    <Page title={`${application.name} is registered`} back={{ to: '/applications', label: 'Applications' }}>
      <Card>
        <Section title="For its configuration" description="Put these into the settings of your program.">
          <CopyField
            label="Application ID"
            description="The OAuth client_id"
            value={application.applicationId}
          />
          {secret && (
            <>
              <CopyField
                label="Application secret"
                description="The OAuth client_secret"
                value={secret.value}
              />
              <Alert variant="light" color="harbour" icon={<Icon name="help" />}>
                Keep the secret on your server, never in a browser or an app. You can show it again later on
                the application's page; doing so is written to the audit log.
              </Alert>
            </>
          )}
          <Group>
            <Button component={Link} to={`/applications/${application.applicationId}`}>
              Go to the application
            </Button>
          </Group>
        </Section>
      </Card>
    </Page>
  );
}
