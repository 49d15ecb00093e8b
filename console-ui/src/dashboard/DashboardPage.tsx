/** The state of the server at a glance. */
import { Anchor, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { ReadFailure } from '../ui/FailureNotice';
import { LoadingPage } from '../ui/Loading';
import { Page } from '../ui/Page';
import { useViewer } from '../ui/viewer';
import { RecentEvents } from './RecentEvents';
import { SignInChart } from './SignInChart';

const DashboardFigures = graphql(`
  query DashboardFigures {
    dashboard {
      usersTotal
      usersNewToday
      usersNewLastSevenDays
      activeUsersToday
      applicationsTotal
      organizationsTotal
      signInsPerDay(days: 14) {
        ...SignInChart_day
      }
    }
  }
`);

interface FigureProps {
  label: string;
  value: number;
  note?: string;
  to: string;
}

function Figure({ label, value, note, to }: FigureProps) {
  return (
    <Stack gap={2} p="md" className="surface">
      <Anchor component={Link} to={to} size="sm">
        {label}
      </Anchor>
      <Text fz={28} fw={600} lh={1.2}>
        {value.toLocaleString()}
      </Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </Stack>
  );
}

export function DashboardPage() {
  const { displayName } = useViewer();
  const [{ data, error, fetching }, refetch] = useQuery({ query: DashboardFigures });
  const figures = data?.dashboard;
  if (!figures && fetching) return <LoadingPage />;
  return (
    <Page title="Dashboard" description={`Welcome, ${displayName}.`}>
      {error && <ReadFailure error={error} retry={() => refetch({ requestPolicy: 'network-only' })} />}
      {figures && (
        <>
          <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
            <Figure
              label="Users"
              value={figures.usersTotal}
              note={`${figures.usersNewToday} new today, ${figures.usersNewLastSevenDays} in seven days`}
              to="/users"
            />
            <Figure
              label="Active today"
              value={figures.activeUsersToday}
              note="people who signed in"
              to="/audit"
            />
            <Figure
              label="Applications"
              value={figures.applicationsTotal}
              note="registered clients"
              to="/applications"
            />
            <Figure
              label="Organizations"
              value={figures.organizationsTotal}
              note="with members of their own"
              to="/organizations"
            />
          </SimpleGrid>
          <SignInChart days={figures.signInsPerDay} />
        </>
      )}
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>Latest events</Title>
          <Anchor component={Link} to="/audit" size="sm">
            Whole audit log
          </Anchor>
        </Group>
        <RecentEvents />
      </Stack>
    </Page>
  );
}
