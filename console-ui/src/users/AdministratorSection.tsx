/** Lets a user manage this server, or no longer. */
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { graphql } from '../gql';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { notifyDone } from '../ui/notify';
import { Section } from '../ui/Section';
import { useChange } from '../ui/use-change';
import { useViewer } from '../ui/viewer';

const GrantAdministrator = graphql(`
  mutation GrantAdministrator($input: GrantAdministratorInput!) {
    grantAdministrator(input: $input) {
      user {
        id
        isAdministrator
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const RevokeAdministrator = graphql(`
  mutation RevokeAdministrator($input: RevokeAdministratorInput!) {
    revokeAdministrator(input: $input) {
      user {
        id
        isAdministrator
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function AdministratorSection({
  userId,
  isAdministrator,
}: {
  userId: string;
  isAdministrator: boolean;
}) {
  const isOneself = useViewer().userId === userId;
  const [isAsking, dialog] = useDisclosure();
  const grant = useChange(GrantAdministrator);
  const revocation = useChange(RevokeAdministrator);
  const confirm = async () => {
    const isDone = await (isAdministrator ? revocation : grant).runOrNotify({ userId });
    dialog.close();
    if (isDone) notifyDone(isAdministrator ? 'No longer an administrator' : 'Now an administrator');
  };
  return (
    <Section
      title="Administrator"
      description="Administrators use this console and may change everything in it."
    >
      <Text size="sm">
        {isAdministrator ? 'This user is an administrator.' : 'This user is not an administrator.'}
        {isAdministrator && isOneself && ' This is you: you would lose access to this console.'}
      </Text>
      <Group>
        <Button variant="default" onClick={dialog.open}>
          {isAdministrator ? 'Take away administration' : 'Make administrator'}
        </Button>
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={dialog.close}
        title={isAdministrator ? 'Take away administration?' : 'Make this user an administrator?'}
        confirmLabel={isAdministrator ? 'Take away' : 'Make administrator'}
        isRunning={grant.isRunning || revocation.isRunning}
        onConfirm={confirm}
      >
        {isAdministrator
          ? 'They can no longer use the console. Their account stays as it is otherwise.'
          : 'They can then read and change every user, application and setting of this server.'}
      </ConfirmDialog>
    </Section>
  );
}
