/** Stops a user from signing in, or lets them again. */
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { graphql } from '../gql';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { notifyDone } from '../ui/notify';
import { Section } from '../ui/Section';
import { useChange } from '../ui/use-change';

const SuspendUser = graphql(`
  mutation SuspendUser($input: SuspendUserInput!) {
    suspendUser(input: $input) {
      user {
        id
        isSuspended
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

const ReinstateUser = graphql(`
  mutation ReinstateUser($input: ReinstateUserInput!) {
    reinstateUser(input: $input) {
      user {
        id
        isSuspended
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function SuspensionSection({ userId, isSuspended }: { userId: string; isSuspended: boolean }) {
  const [isAsking, dialog] = useDisclosure();
  const suspension = useChange(SuspendUser);
  const reinstatement = useChange(ReinstateUser);
  const suspend = async () => {
    const isDone = await suspension.runOrNotify({ userId });
    dialog.close();
    if (isDone) notifyDone('User suspended');
  };
  const reinstate = async () => {
    if (await reinstatement.runOrNotify({ userId })) notifyDone('User can sign in again');
  };
  return (
    <Section title="Suspension" description="For when an account is misused or somebody is away for long.">
      <Text size="sm">
        {isSuspended
          ? 'This user is suspended and cannot sign in.'
          : 'Suspending ends every session and stops the tokens of this user. Nothing is deleted.'}
      </Text>
      <Group>
        {isSuspended ? (
          <Button variant="default" onClick={reinstate} loading={reinstatement.isRunning}>
            Reinstate user
          </Button>
        ) : (
          <Button variant="default" onClick={dialog.open}>
            Suspend user
          </Button>
        )}
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={dialog.close}
        title="Suspend this user?"
        confirmLabel="Suspend user"
        isRunning={suspension.isRunning}
        onConfirm={suspend}
      >
        They are signed out everywhere at once and cannot sign in until you reinstate them.
      </ConfirmDialog>
    </Section>
  );
}
