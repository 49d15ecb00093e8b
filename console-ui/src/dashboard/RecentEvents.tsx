/** The newest entries of the audit log. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { eventColumns } from '../ui/EventsTable';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';

const RecentEventsQuery = graphql(`
  query RecentEvents {
    events(first: 8) {
      nodes {
        id
        key
        result
        actorKind
        actorId
        userId
        applicationId
        createdAt
        user {
          id
          name
          username
          primaryEmail
        }
        application {
          id
          name
        }
      }
    }
  }
`);

export function RecentEvents() {
  const [{ data, error, fetching }, refetch] = useQuery({ query: RecentEventsQuery });
  return (
    <ListCard
      label="Latest events"
      columns={eventColumns}
      rows={data?.events.nodes}
      keyOf={(event) => event.id}
      isFetching={fetching}
      error={error}
      retry={() => refetch({ requestPolicy: 'network-only' })}
      empty={
        <Nothing
          icon="audit"
          title="Nothing has happened yet"
          advice="Sign-ins, tokens and every change by an administrator appear here."
        />
      }
    />
  );
}
