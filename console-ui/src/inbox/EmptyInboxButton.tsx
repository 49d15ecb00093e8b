/** Throws all messages away. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../gql';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Icon } from '../ui/icons';
import { notifyDone } from '../ui/notify';
import { useChange } from '../ui/use-change';

const EmptyInboxDocument = graphql(`
  mutation EmptyInbox($input: DeleteInboxMessagesInput!) {
    deleteInboxMessages(input: $input) {
      deletedMessages
      userErrors {
        code
        message
        path
      }
    }
  }
`);

export function EmptyInboxButton({ isEmpty }: { isEmpty: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const { runOrNotify, isRunning } = useChange(EmptyInboxDocument);
  const empty = async () => {
    if (await runOrNotify({})) notifyDone('The inbox is empty');
    setAsking(false);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="trash" size={16} />}
        disabled={isEmpty}
        onClick={() => setAsking(true)}
      >
        Empty inbox
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title="Empty the inbox?"
        confirmLabel="Empty inbox"
        isRunning={isRunning}
        onConfirm={empty}
      >
        All messages are thrown away. Codes in them stay valid for as long as they would have been.
      </ConfirmDialog>
    </>
  );
}
