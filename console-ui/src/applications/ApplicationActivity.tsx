/** What happened with an application, newest first. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { eventColumns } from '../ui/EventsTable';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { usePages } from '../ui/use-pages';

const ApplicationActivityDocument = graphql(`
  query ApplicationActivity($applicationId: ID!, $first: Int!, $after: String) {
    events(first: $first, after: $after, filter: { applicationId: $applicationId }) {
      nodes {
        id
        key
        result
        actorKind
        actorId
        userId
        applicationId
        createdAt
        application {
          id
          name
        }
        user {
          id
          name
          username
          primaryEmail
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export function ApplicationActivity({ applicationId }: { applicationId: string }) {
  const pages = usePages();
  const variables = { applicationId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ApplicationActivityDocument, variables });
  return (
    <ListCard
      label="Activity"
      columns={eventColumns}
      rows={data?.events.nodes}
      keyOf={(event) => event.id}
      isFetching={fetching}
      error={error}
      retry={() => refetch({ requestPolicy: 'network-only' })}
      pages={pages}
      pageInfo={data?.events.pageInfo}
      empty={
        <Nothing
          icon="audit"
          title="No activity yet"
          advice="Sign-ins and tokens of this application appear here."
        />
      }
    />
  );
}
