/** Events as rows: what happened, who did it, to whom, and how it ended. */
import { Badge } from '@mantine/core';
import type { Column } from './DataTable';
import { displayName } from './PersonName';
import { useViewer } from './viewer';
import { When } from './When';

export interface EventRow {
  id: string;
  key: string;
  result: string;
  createdAt: string;
  actorKind: string;
  actorId?: string | null;
  userId?: string | null;
  applicationId?: string | null;
  user?: { name?: string | null; username?: string | null; primaryEmail?: string | null } | null;
  application?: { name: string } | null;
}

const kinds: Readonly<Record<string, string>> = {
  administrator: 'Administrator',
  application: 'Application',
  member: 'Organization member',
  user: 'User',
  system: 'This server',
  nobody: 'Nobody signed in',
};

/** The actor by name where the event carries it, or else by kind and id. */
export function actorText({
  actorKind,
  actorId,
  userId,
  applicationId,
  user,
  application,
}: EventRow): string {
  if (actorId && actorId === userId && user) return displayName(user);
  if (actorId && actorId === applicationId && application) return application.name;
  const kind = kinds[actorKind] ?? actorKind;
  return actorId && actorKind !== 'nobody' ? `${kind} ${actorId}` : kind;
}

function subjectText({ user, userId, application, applicationId }: EventRow): string {
  const person = user ? displayName(user) : userId;
  return person ?? application?.name ?? applicationId ?? '–';
}

export function ResultBadge({ result }: { result: string }) {
  const isFine = /^success$/i.test(result);
  return (
    <Badge
      tt="none"
      variant="light"
      color={isFine ? 'harbour' : 'red'}
      className={isFine ? undefined : 'badge-problem'}
    >
      {result}
    </Badge>
  );
}

function Actor({ event }: { event: EventRow }) {
  const { userId, displayName: ownName } = useViewer();
  return event.actorId && event.actorId === userId ? ownName : actorText(event);
}

export const eventColumns: readonly Column<EventRow>[] = [
  { label: 'Event', render: (event) => <span className="mono">{event.key}</span> },
  { label: 'Result', render: (event) => <ResultBadge result={event.result} /> },
  { label: 'By', render: (event) => <Actor event={event} /> },
  { label: 'Concerns', render: subjectText },
  { label: 'Time', render: (event) => <When at={event.createdAt} /> },
];
