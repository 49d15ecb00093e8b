/** Says which messages come here, and which go out. */
import { Alert } from '@mantine/core';
import { Icon } from '../ui/icons';

interface Props {
  inbox: { isOpen: boolean; takesEmails: boolean; takesTextMessages: boolean };
}

function sentence({ isOpen, takesEmails, takesTextMessages }: Props['inbox']): string {
  if (!isOpen) return 'This server keeps no messages: without a connector nothing is sent.';
  if (takesEmails && takesTextMessages)
    return 'No connector is set up: all e-mails and text messages come here and reach nobody.';
  if (takesEmails) return 'E-mails come here and reach nobody; text messages go out through a connector.';
  if (takesTextMessages)
    return 'Text messages come here and reach nobody; e-mails go out through a connector.';
  return 'Connectors are set up for e-mails and text messages: they go out, and nothing new comes here.';
}

export function WhereMessagesGo({ inbox }: Props) {
  return (
    <Alert variant="light" icon={<Icon name={inbox.isOpen ? 'mail' : 'alert'} />}>
      {sentence(inbox)}
    </Alert>
  );
}
