/** What the user did, newest first. */
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { eventColumns } from '../ui/EventsTable';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { usePages } from '../ui/use-pages';

const UserActivityDocument = graphql(`
  query UserActivity($userId: ID!, $first: Int!, $after: String) {
    user(userId: $userId) {
      id
      events(first: $first, after: $after) {
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
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export function UserActivity({ userId }: { userId: string }) {
  const pages = usePages();
  const variables = { userId, ...pages.variables };
  const [{ data, error, fetching }, refetch] = useQuery({ query: UserActivityDocument, variables });
  const events = data?.user?.events;
  return (
    <ListCard
      label="Activity"
      columns={eventColumns}
      rows={events?.nodes}
      keyOf={(event) => event.id}
      isFetching={fetching}
      error={error}
      retry={() => refetch({ requestPolicy: 'network-only' })}
      pages={pages}
      pageInfo={events?.pageInfo}
      empty={
        <Nothing icon="audit" title="No activity yet" advice="Sign-ins and token exchanges appear here." />
      }
    />
  );
}
