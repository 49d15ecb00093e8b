/** All organizations: search and pages. */
import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { OrganizationsPageQuery } from '../gql/graphql';
import { CopyValue } from '../ui/CopyValue';
import { type Column, RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { SearchField } from '../ui/SearchField';
import { useFilters } from '../ui/use-filters';
import { usePages } from '../ui/use-pages';
import { When } from '../ui/When';
import { CreateOrganizationDialog } from './CreateOrganizationDialog';

const OrganizationsPageDocument = graphql(`
  query OrganizationsPage($first: Int!, $after: String, $filter: OrganizationFilter) {
    organizations(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        organizationId
        name
        description
        membersCount
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Row = OrganizationsPageQuery['organizations']['nodes'][number];

const columns: readonly Column<Row>[] = [
  {
    label: 'Organization',
    render: ({ organizationId, name, description }) => (
      <div>
        <RowLink to={`/organizations/${organizationId}`}>{name}</RowLink>
        {description && (
          <Text size="xs" c="dimmed" lineClamp={1}>
            {description}
          </Text>
        )}
      </div>
    ),
  },
  { label: 'Members', render: ({ membersCount }) => membersCount ?? '–' },
  {
    label: 'Organization ID',
    render: ({ organizationId }) => <CopyValue value={organizationId} label="organization ID" />,
  },
  { label: 'Created', render: ({ createdAt }) => <When at={createdAt} /> },
];

export function OrganizationsPage() {
  const filters = useFilters();
  const pages = usePages(filters.key);
  const [isCreating, dialog] = useDisclosure();
  const variables = { ...pages.variables, filter: { text: filters.get('search') || null } };
  const [{ data, error, fetching }, refetch] = useQuery({ query: OrganizationsPageDocument, variables });
  const createButton = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
      Create organization
    </Button>
  );
  return (
    <Page
      title="Organizations"
      description="Groups of users with roles of their own: the customers of a product with many customers."
      actions={createButton}
    >
      <Group>
        <SearchField
          label="Search organizations"
          placeholder="Name, description or id"
          value={filters.get('search')}
          onSearch={(text) => filters.set('search', text)}
        />
      </Group>
      <ListCard
        label="Organizations"
        columns={columns}
        rows={data?.organizations.nodes}
        keyOf={(organization) => organization.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={data?.organizations.pageInfo}
        totalCount={data?.organizations.totalCount}
        empty={
          filters.isFiltered ? (
            <Nothing icon="search" title="No organization matches" advice="Try fewer letters." />
          ) : (
            <Nothing
              icon="organizations"
              title="No organizations yet"
              advice="Define roles in the organization template, then create the first organization."
              action={createButton}
            />
          )
        }
      />
      {isCreating && <CreateOrganizationDialog onClose={dialog.close} />}
    </Page>
  );
}
