/** One message: its code and link ready to take, and all that it says. */
import { Anchor, Drawer, Group, Stack, Text } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../gql';
import type { MessageDrawer_MessageFragment } from '../gql/graphql';
import { CopyField } from '../ui/CopyValue';
import { Facts } from '../ui/Facts';
import { Icon } from '../ui/icons';
import { When } from '../ui/When';
import { isWebLink } from './links';
import { usageText } from './usages';

const MessageDrawerFragment = graphql(`
  fragment MessageDrawer_message on InboxMessage {
    id
    channel
    recipient
    usage
    createdAt
    content {
      subject
      body
      isHtml
      code
      link
    }
  }
`);

type Content = NonNullable<MessageDrawer_MessageFragment['content']>;

/** A mail in HTML is shown where it can do nothing: no scripts, no forms, no way to the page around it. */
function Body({ content }: { content: Content }) {
  if (content.isHtml) {
    return <iframe className="mail-frame" title="The message" sandbox="" srcDoc={content.body} />;
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
      <pre className="code-block wrapped-code" tabIndex={0}>
        {content.body}
      </pre>
    </>
  );
}

function Words({ content }: { content: Content }) {
  return (
    <>
      {content.code && <CopyField label="Code" value={content.code} />}
      {content.link && (
        <div>
          <CopyField label="Link" value={content.link} />
          {isWebLink(content.link) && (
            <Anchor href={content.link} target="_blank" rel="noreferrer noopener" size="sm">
              <Group gap={6} mt={6}>
                Open the link
                <Icon name="external" size={14} />
              </Group>
            </Anchor>
          )}
        </div>
      )}
      <div>
        <Text size="sm" fw={600} mb={4}>
          {content.subject || 'Text'}
        </Text>
        <Body content={content} />
      </div>
    </>
  );
}

function Details({ message: given }: { message: FragmentType<typeof MessageDrawerFragment> }) {
  const message = readFragment(MessageDrawerFragment, given);
  const facts = [
    { label: 'To', value: message.channel === 'EMAIL' ? message.recipient : `+${message.recipient}` },
    { label: 'For', value: usageText(message.usage) },
    { label: 'Time', value: <When at={message.createdAt} /> },
  ];
  return (
    <Stack gap="md">
      {message.content ? (
        <Words content={message.content} />
      ) : (
        <Text size="sm" c="dimmed">
          Only who may do everything on this server reads what messages say: a code in one signs somebody in.
        </Text>
      )}
      <Facts facts={facts} />
    </Stack>
  );
}

interface Props {
  message: FragmentType<typeof MessageDrawerFragment> | null;
  onClose: () => void;
}

export function MessageDrawer({ message, onClose }: Props) {
  return (
    <Drawer
      opened={message !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title="Message"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {message && <Details message={message} />}
    </Drawer>
  );
}
