/** The names and lives of secrets, with their values while they are revealed. */
import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { SecretsTable_SecretFragment } from '../gql/graphql';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { CopyValue } from '../ui/CopyValue';
import { DataTable } from '../ui/DataTable';
import { notifyDone } from '../ui/notify';
import { useChange } from '../ui/use-change';
import { When } from '../ui/When';
import { RenameSecretDialog } from './RenameSecretDialog';

const SecretFragment = graphql(`
  fragment SecretsTable_secret on ApplicationSecret {
    name
    createdAt
    expiresAt
    isExpired
  }
`);

const DeleteApplicationSecret = graphql(`
  mutation DeleteApplicationSecret($input: DeleteApplicationSecretInput!) {
    deleteApplicationSecret(input: $input) {
      application {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

interface Props {
  applicationId: string;
  secrets: readonly FragmentType<typeof SecretFragment>[];
  values: ReadonlyMap<string, string>;
}

function SecretName({ secret, value }: { secret: SecretsTable_SecretFragment; value: string | undefined }) {
  return (
    <div>
      <Group gap="xs">
        {secret.name}
        {secret.isExpired && (
          <Badge color="red" variant="light" className="badge-problem">
            Expired
          </Badge>
        )}
      </Group>
      {value ? (
        <CopyValue value={value} label={`secret ${secret.name}`} />
      ) : (
        <Text span c="dimmed" aria-label="hidden" role="img">
          ••••••••••••
        </Text>
      )}
    </div>
  );
}

export function SecretsTable({ applicationId, secrets: given, values }: Props) {
  const secrets = readFragment(SecretFragment, given);
  const [doomed, setDoomed] = useState<string | null>(null);
  const [renamed, setRenamed] = useState<string | null>(null);
  const { runOrNotify, isRunning } = useChange(DeleteApplicationSecret);
  const confirm = async () => {
    const isDone = doomed !== null && (await runOrNotify({ applicationId, name: doomed }));
    setDoomed(null);
    if (isDone) notifyDone('Secret deleted');
  };
  if (secrets.length === 0) {
    return <Text size="sm">There is no secret. Add one, or the application cannot get tokens.</Text>;
  }
  return (
    <>
      <DataTable
        label="Secrets"
        rows={secrets}
        keyOf={({ name }) => name}
        columns={[
          {
            label: 'Name',
            render: (secret) => <SecretName secret={secret} value={values.get(secret.name)} />,
          },
          { label: 'Created', render: ({ createdAt }) => <When at={createdAt} /> },
          { label: 'Expires', render: ({ expiresAt }) => <When at={expiresAt} /> },
          {
            label: 'Actions',
            isAction: true,
            render: ({ name }) => (
              <Group gap={6} justify="flex-end" wrap="nowrap">
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setRenamed(name)}
                  aria-label={`Rename secret ${name}`}
                >
                  Rename
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setDoomed(name)}
                  aria-label={`Delete secret ${name}`}
                >
                  Delete
                </Button>
              </Group>
            ),
          },
        ]}
      />
      {renamed !== null && (
        <RenameSecretDialog applicationId={applicationId} name={renamed} onClose={() => setRenamed(null)} />
      )}
      <ConfirmDialog
        isOpen={doomed !== null}
        onClose={() => setDoomed(null)}
        title={`Delete the secret “${doomed ?? ''}”?`}
        confirmLabel="Delete secret"
        isRunning={isRunning}
        onConfirm={confirm}
      >
        Programs that still use it are refused from now on.
      </ConfirmDialog>
    </>
  );
}
