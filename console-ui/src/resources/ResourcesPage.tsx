/** All API resources: search and pages. */
import { Badge, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { ResourcesPageQuery } from '../gql/graphql';
import { CopyValue } from '../ui/CopyValue';
import { type Column, RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { SearchField } from '../ui/SearchField';
import { useFilters } from '../ui/use-filters';
import { usePages } from '../ui/use-pages';
import { CreateResourceDialog } from './CreateResourceDialog';

const ResourcesPageDocument = graphql(`
  query ResourcesPage($first: Int!, $after: String, $filter: ResourceFilter) {
    resources(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        resourceId
        name
        indicator
        isDefault
        isManagementApi
        scopes {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Row = ResourcesPageQuery['resources']['nodes'][number];

const columns: readonly Column<Row>[] = [
  {
    label: 'API resource',
    render: ({ resourceId, name, isDefault, isManagementApi }) => (
      <Group gap="xs">
        <RowLink to={`/resources/${resourceId}`}>{name}</RowLink>
        {isManagementApi && (
          <Badge variant="light" tt="none">
            This server
          </Badge>
        )}
        {isDefault && (
          <Badge variant="light" tt="none">
            Default
          </Badge>
        )}
      </Group>
    ),
  },
  { label: 'Indicator', render: ({ indicator }) => <CopyValue value={indicator} label="indicator" /> },
  { label: 'Permissions', render: ({ scopes }) => scopes.length },
];

export function ResourcesPage() {
  const filters = useFilters();
  const pages = usePages(filters.key);
  const [isCreating, dialog] = useDisclosure();
  const variables = { ...pages.variables, filter: { text: filters.get('search') || null } };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ResourcesPageDocument, variables });
  const createButton = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
      Create API resource
    </Button>
  );
  return (
    <Page
      title="API resources"
      description="The APIs that access tokens are for. Each has permissions, which roles give to users and machines."
      actions={createButton}
    >
      <Group>
        <SearchField
          label="Search API resources"
          placeholder="Name or indicator"
          value={filters.get('search')}
          onSearch={(text) => filters.set('search', text)}
        />
      </Group>
      <ListCard
        label="API resources"
        columns={columns}
        rows={data?.resources.nodes}
        keyOf={(resource) => resource.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={data?.resources.pageInfo}
        totalCount={data?.resources.totalCount}
        empty={
          filters.isFiltered ? (
            <Nothing icon="search" title="No API resource matches" advice="Try fewer letters." />
          ) : (
            <Nothing
              icon="resources"
              title="No API resources yet"
              advice="Register the API that your applications call, so that tokens can be issued for it."
              action={createButton}
            />
          )
        }
      />
      {isCreating && <CreateResourceDialog onClose={dialog.close} />}
    </Page>
  );
}
