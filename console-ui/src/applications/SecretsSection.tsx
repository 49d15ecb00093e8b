/** The secrets of an application: shown only when asked for, made, renamed and deleted. */
import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import { CopyField } from '../ui/CopyValue';
import { Icon } from '../ui/icons';
import { Section } from '../ui/Section';
import { useChange } from '../ui/use-change';
import { AddSecretDialog } from './AddSecretDialog';
import { SecretsTable } from './SecretsTable';

const SecretsSectionFragment = graphql(`
  fragment SecretsSection_application on Application {
    id
    applicationId
    secrets {
      ...SecretsTable_secret
    }
  }
`);

const RevealApplicationSecrets = graphql(`
  mutation RevealApplicationSecrets($input: RevealApplicationSecretsInput!) {
    revealApplicationSecrets(input: $input) {
      secrets {
        name
        value
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

type Values = ReadonlyMap<string, string>;
const hidden: Values = new Map();

export function SecretsSection(props: { application: FragmentType<typeof SecretsSectionFragment> }) {
  const { applicationId, secrets } = readFragment(SecretsSectionFragment, props.application);
  const [values, setValues] = useState(hidden);
  const [isAdding, setIsAdding] = useState(false);
  const [added, setAdded] = useState<{ name: string; value: string } | null>(null);
  const { runOrNotify, isRunning } = useChange(RevealApplicationSecrets);
  const reveal = async () => {
    const payload = await runOrNotify({ applicationId });
    if (payload) setValues(new Map(payload.secrets?.map(({ name, value }) => [name, value])));
  };
  return (
    <Section
      title="Secrets"
      description="The program proves who it is with one of them. Have two while you change from the old to the new."
    >
      {added && (
        <Alert
          variant="light"
          color="harbour"
          title={`The new secret “${added.name}”`}
          icon={<Icon name="check" />}
        >
          <CopyField label="Secret" value={added.value} />
        </Alert>
      )}
      <SecretsTable applicationId={applicationId} secrets={secrets} values={values} />
      <Group>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setIsAdding(true)}
        >
          Add secret
        </Button>
        {values.size > 0 ? (
          <Button variant="default" onClick={() => setValues(hidden)}>
            Hide secrets
          </Button>
        ) : (
          secrets.length > 0 && (
            <Button
              variant="default"
              leftSection={<Icon name="eye" size={16} />}
              onClick={reveal}
              loading={isRunning}
            >
              Show secrets
            </Button>
          )
        )}
      </Group>
      {isAdding && (
        <AddSecretDialog
          applicationId={applicationId}
          onClose={() => setIsAdding(false)}
          onAdded={setAdded}
        />
      )}
    </Section>
  );
}
