/** The development inbox: messages that no connector would have sent, as they come in. */
import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { graphql } from '../gql';
import type { InboxPageQuery } from '../gql/graphql';
import { CopyValue } from '../ui/CopyValue';
import type { Column } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { usePages } from '../ui/use-pages';
import { When } from '../ui/When';
import { EmptyInboxButton } from './EmptyInboxButton';
import { MessageDrawer } from './MessageDrawer';
import { usageText } from './usages';
import { WhereMessagesGo } from './WhereMessagesGo';

const InboxPageDocument = graphql(`
  query InboxPage($first: Int!, $after: String) {
    inbox {
      isOpen
      takesEmails
      takesTextMessages
    }
    inboxMessages(first: $first, after: $after) {
      totalCount
      nodes {
        id
        inboxMessageId
        channel
        recipient
        usage
        createdAt
        content {
          code
          link
        }
        ...MessageDrawer_message
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const InboxArrivalsDocument = graphql(`
  subscription InboxArrivals {
    inboxMessages {
      id
    }
  }
`);

type Row = InboxPageQuery['inboxMessages']['nodes'][number];

function columnsWith(open: (message: Row) => void): Column<Row>[] {
  return [
    {
      label: 'To',
      render: ({ recipient, channel }) => (
        <Group gap="xs" wrap="nowrap">
          <Icon name={channel === 'EMAIL' ? 'mail' : 'phone'} size={16} />
          <Text span size="sm" fw={500}>
            {channel === 'EMAIL' ? recipient : `+${recipient}`}
          </Text>
        </Group>
      ),
    },
    {
      label: 'For',
      render: ({ usage }) => (
        <Badge tt="none" variant="light">
          {usageText(usage)}
        </Badge>
      ),
    },
    {
      label: 'Code',
      render: ({ content }) => (content?.code ? <CopyValue value={content.code} label="code" /> : '–'),
    },
    { label: 'Time', render: ({ createdAt }) => <When at={createdAt} /> },
    {
      label: 'Actions',
      isAction: true,
      render: (message) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => open(message)}
          aria-label={`Read the message to ${message.recipient}`}
        >
          Read
        </Button>
      ),
    },
  ];
}

export function InboxPage() {
  const pages = usePages();
  const [shown, setShown] = useState<Row | null>(null);
  const [{ data, error, fetching }, refetch] = useQuery({
    query: InboxPageDocument,
    variables: pages.variables,
  });
  const readAgain = () => refetch({ requestPolicy: 'network-only' });
  useSubscription({ query: InboxArrivalsDocument }, (_, arrival) => {
    readAgain();
    return arrival;
  });
  const messages = data?.inboxMessages;
  return (
    <Page
      title="Inbox"
      description="E-mails and text messages that this server would have sent, for trying things out. Each stays for a day, at most 200 of them."
      actions={<EmptyInboxButton isEmpty={!messages?.totalCount} />}
    >
      {data && <WhereMessagesGo inbox={data.inbox} />}
      <ListCard
        label="Messages"
        columns={columnsWith(setShown)}
        rows={messages?.nodes}
        keyOf={({ id }) => id}
        isFetching={fetching}
        error={error}
        retry={readAgain}
        pages={pages}
        pageInfo={messages?.pageInfo}
        totalCount={messages?.totalCount}
        empty={
          <Nothing
            icon="mail"
            title="No message yet"
            advice="Ask for a code somewhere, for example on the sign-in page, and it appears here at once."
          />
        }
      />
      <MessageDrawer message={shown} onClose={() => setShown(null)} />
    </Page>
  );
}
