/** Events as rows: what happened, who did it, how it ended. */
import { Badge, Text } from '@mantine/core';
import type { Column } from './DataTable';
import { displayName } from './PersonName';
import { When } from './When';

export interface EventRow {
  id: string;
  key: string;
  result: string;
  createdAt: string;
  ip?: string | null;
  actorKind: string;
  user?: { name?: string | null; username?: string | null; primaryEmail?: string | null } | null;
  application?: { name: string } | null;
}

export function ResultBadge({ result }: { result: string }) {
  const isFine = /^success$/i.test(result);
  return (
    <Badge
      variant="light"
      color={isFine ? 'harbour' : 'red'}
      className={isFine ? undefined : 'badge-problem'}
    >
      {result}
    </Badge>
  );
}

export const eventColumns: readonly Column<EventRow>[] = [
  { label: 'Event', render: (event) => <span className="mono">{event.key}</span> },
  { label: 'Result', render: (event) => <ResultBadge result={event.result} /> },
  {
    label: 'By',
    render: (event) => (
      <Text size="sm">
        {event.user ? displayName(event.user) : (event.application?.name ?? event.actorKind)}
      </Text>
    ),
  },
  { label: 'Address', render: (event) => <span className="mono">{event.ip ?? '–'}</span> },
  { label: 'Time', render: (event) => <When at={event.createdAt} /> },
];
