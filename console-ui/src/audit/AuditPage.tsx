/** The audit log: everything that happened, with filters and details. */
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { AuditPageQuery, EventFilter } from '../gql/graphql';
import type { Column } from '../ui/DataTable';
import { eventColumns } from '../ui/EventsTable';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { type Filters, useFilters } from '../ui/use-filters';
import { usePages } from '../ui/use-pages';
import { AuditFilters } from './AuditFilters';
import { EventDrawer } from './EventDrawer';
import { toMoment } from './moments';

const AuditPageDocument = graphql(`
  query AuditPage($first: Int!, $after: String, $filter: EventFilter) {
    events(first: $first, after: $after, filter: $filter) {
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
        ...EventDrawer_event
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Row = AuditPageQuery['events']['nodes'][number];

function filterOf(filters: Filters): EventFilter {
  return {
    key: filters.get('event') || null,
    userId: filters.get('user') || null,
    applicationId: filters.get('application') || null,
    organizationId: filters.get('organization') || null,
    result: filters.get('result') || null,
    after: toMoment(filters.get('after')),
    before: toMoment(filters.get('before')),
  };
}

export function AuditPage() {
  const filters = useFilters();
  const pages = usePages(filters.key);
  const [open, setOpen] = useState<Row | null>(null);
  const variables = { ...pages.variables, filter: filterOf(filters) };
  const [{ data, error, fetching }, refetch] = useQuery({ query: AuditPageDocument, variables });
  const columns: Column<Row>[] = [
    ...eventColumns,
    {
      label: 'Actions',
      isAction: true,
      render: (event) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setOpen(event)}
          aria-label={`Details of ${event.key}`}
        >
          Details
        </Button>
      ),
    },
  ];
  return (
    <Page
      title="Audit log"
      description="Sign-ins, tokens and every change by an administrator, newest first. Nothing here can be changed."
    >
      <AuditFilters filters={filters} />
      <ListCard
        label="Events"
        columns={columns}
        rows={data?.events.nodes}
        keyOf={(event) => event.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={data?.events.pageInfo}
        empty={
          filters.isFiltered ? (
            <Nothing
              icon="search"
              title="No event matches"
              advice="Take away a filter, or widen the time."
              action={
                <Group>
                  <Button variant="default" onClick={filters.clear}>
                    Clear filters
                  </Button>
                </Group>
              }
            />
          ) : (
            <Nothing
              icon="audit"
              title="Nothing has happened yet"
              advice="Sign in somewhere, and it appears here."
            />
          )
        }
      />
      <EventDrawer event={open} onClose={() => setOpen(null)} />
    </Page>
  );
}
