/** Where the user is signed in. */
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from 'urql';
import { nameOfBrowser } from '../browsers/user-agent';
import { graphql } from '../gql';
import type { UserSessionsQuery } from '../gql/graphql';
import { DataTable } from '../ui/DataTable';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingRows } from '../ui/Loading';
import { notifyDone } from '../ui/notify';
import { Section } from '../ui/Section';
import { useChange } from '../ui/use-change';
import { When } from '../ui/When';

const UserSessions = graphql(`
  query UserSessions($userId: ID!) {
    user(userId: $userId) {
      id
      sessions {
        sessionId
        createdAt
        expiresAt
        ip
        userAgent
      }
    }
  }
`);

const EndUserSession = graphql(`
  mutation EndUserSession($input: EndUserSessionInput!) {
    endUserSession(input: $input) {
      user {
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

type Session = NonNullable<UserSessionsQuery['user']>['sessions'][number];

function EndButton({ userId, sessionId }: { userId: string; sessionId: string }) {
  const { runOrNotify, isRunning } = useChange(EndUserSession);
  const end = async () => {
    if (await runOrNotify({ userId, sessionId })) notifyDone('Session ended');
  };
  return (
    <Button size="compact-sm" variant="default" onClick={end} loading={isRunning}>
      End session
    </Button>
  );
}

function Sessions({ userId, sessions }: { userId: string; sessions: readonly Session[] }) {
  if (sessions.length === 0) return <Text size="sm">Not signed in anywhere.</Text>;
  return (
    <DataTable
      label="Sessions"
      rows={sessions}
      keyOf={(session) => session.sessionId}
      columns={[
        {
          label: 'Browser',
          render: ({ ip, userAgent }) => (
            <Stack gap={0}>
              <Text size="sm" lineClamp={2}>
                {nameOfBrowser(userAgent) ?? 'Unknown browser'}
              </Text>
              <span className="mono">{ip ?? 'address unknown'}</span>
            </Stack>
          ),
        },
        { label: 'Since', render: ({ createdAt }) => <When at={createdAt} /> },
        { label: 'Until', render: ({ expiresAt }) => <When at={expiresAt} /> },
        {
          label: 'Actions',
          isAction: true,
          render: ({ sessionId }) => <EndButton userId={userId} sessionId={sessionId} />,
        },
      ]}
    />
  );
}

export function SessionsSection({ userId }: { userId: string }) {
  const [{ data, error }, refetch] = useQuery({ query: UserSessions, variables: { userId } });
  return (
    <Section title="Sessions" description="Browsers in which this user is signed in now.">
      {error && <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingRows count={2} />}
      {data?.user && <Sessions userId={userId} sessions={data.user.sessions} />}
    </Section>
  );
}
