/** Everything that is known of one event. */
import { Anchor, Drawer, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../gql';
import { CopyValue } from '../ui/CopyValue';
import { ResultBadge } from '../ui/EventsTable';
import { Facts } from '../ui/Facts';
import { toJsonText } from '../ui/json-text';
import { When } from '../ui/When';

const EventDrawerFragment = graphql(`
  fragment EventDrawer_event on Event {
    id
    eventId
    key
    result
    actorKind
    actorId
    userId
    applicationId
    organizationId
    sessionId
    ip
    userAgent
    payload
    createdAt
  }
`);

function linkTo(path: string, id: string | null | undefined): ReactNode {
  return (
    id && (
      <Anchor component={Link} to={`${path}/${id}`} className="mono">
        {id}
      </Anchor>
    )
  );
}

function Details({ event: given }: { event: FragmentType<typeof EventDrawerFragment> }) {
  const event = readFragment(EventDrawerFragment, given);
  const facts = [
    { label: 'Result', value: <ResultBadge result={event.result} /> },
    { label: 'Time', value: <When at={event.createdAt} /> },
    { label: 'Done by', value: `${event.actorKind}${event.actorId ? ` ${event.actorId}` : ''}` },
    { label: 'User', value: linkTo('/users', event.userId) },
    { label: 'Application', value: linkTo('/applications', event.applicationId) },
    { label: 'Organization', value: linkTo('/organizations', event.organizationId) },
    { label: 'Session', value: event.sessionId && <CopyValue value={event.sessionId} label="session id" /> },
    { label: 'Address', value: event.ip },
    { label: 'Browser', value: event.userAgent },
    { label: 'Event ID', value: <CopyValue value={event.eventId} label="event id" /> },
  ];
  return (
    <Stack gap="md">
      <Facts facts={facts} />
      <div>
        <Text size="sm" fw={600} mb={4}>
          Details
        </Text>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
        <pre className="mono code-block" tabIndex={0}>
          {toJsonText(event.payload)}
        </pre>
      </div>
    </Stack>
  );
}

interface Props {
  event: (FragmentType<typeof EventDrawerFragment> & { key: string }) | null;
  onClose: () => void;
}

export function EventDrawer({ event, onClose }: Props) {
  return (
    <Drawer
      opened={event !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={event?.key ?? 'Event'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {event && <Details event={event} />}
    </Drawer>
  );
}
