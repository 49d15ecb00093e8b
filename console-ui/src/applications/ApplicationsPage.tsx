/** All applications: search, kind, pages. */
import { Badge, Button, Group, NativeSelect, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { ApplicationFilter, ApplicationsPageQuery, ApplicationType } from '../gql/graphql';
import { CopyValue } from '../ui/CopyValue';
import { type Column, RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { SearchField } from '../ui/SearchField';
import { type Filters, useFilters } from '../ui/use-filters';
import { usePages } from '../ui/use-pages';
import { When } from '../ui/When';
import { kindOrder, kinds } from './application-types';

const ApplicationsPageDocument = graphql(`
  query ApplicationsPage($first: Int!, $after: String, $filter: ApplicationFilter) {
    applications(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        applicationId
        name
        description
        type
        isThirdParty
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Row = ApplicationsPageQuery['applications']['nodes'][number];

const columns: readonly Column<Row>[] = [
  {
    label: 'Application',
    render: ({ applicationId, name, description }) => (
      <div>
        <RowLink to={`/applications/${applicationId}`}>{name}</RowLink>
        {description && (
          <Text size="xs" c="dimmed" lineClamp={1}>
            {description}
          </Text>
        )}
      </div>
    ),
  },
  {
    label: 'Type',
    render: ({ type, isThirdParty }) => (
      <Group gap={6}>
        <Icon name={kinds[type].icon} size={16} />
        {kinds[type].label}
        {isThirdParty && (
          <Badge variant="light" tt="none">
            Third party
          </Badge>
        )}
      </Group>
    ),
  },
  {
    label: 'Application ID',
    render: ({ applicationId }) => <CopyValue value={applicationId} label="application ID" />,
  },
  { label: 'Created', render: ({ createdAt }) => <When at={createdAt} /> },
];

const typeChoices = [
  { value: '', label: 'Any type' },
  ...kindOrder.map((value) => ({ value, label: kinds[value].label })),
];

function filterOf(filters: Filters): ApplicationFilter {
  const type = filters.get('type');
  return {
    text: filters.get('search') || null,
    types: kindOrder.some((kind) => kind === type) ? [type as ApplicationType] : null,
  };
}

export function ApplicationsPage() {
  const filters = useFilters();
  const pages = usePages(filters.key);
  const variables = { ...pages.variables, filter: filterOf(filters) };
  const [{ data, error, fetching }, refetch] = useQuery({ query: ApplicationsPageDocument, variables });
  const createButton = (
    <Button component={Link} to="/applications/new" leftSection={<Icon name="plus" size={16} />}>
      Create application
    </Button>
  );
  const empty = filters.isFiltered ? (
    <Nothing icon="search" title="No application matches" advice="Try fewer letters, or any type." />
  ) : (
    <Nothing
      icon="applications"
      title="No applications yet"
      advice="Register the first program that shall sign users in or call your APIs."
      action={createButton}
    />
  );
  return (
    <Page
      title="Applications"
      description="Programs that sign users in here, or call APIs with tokens from here. Only registered ones are served."
      actions={createButton}
    >
      <Group gap="sm">
        <SearchField
          label="Search applications"
          placeholder="Name, description or id"
          value={filters.get('search')}
          onSearch={(text) => filters.set('search', text)}
        />
        <NativeSelect
          aria-label="Type"
          data={typeChoices}
          value={filters.get('type')}
          onChange={(event) => filters.set('type', event.currentTarget.value)}
        />
      </Group>
      <ListCard
        label="Applications"
        columns={columns}
        rows={data?.applications.nodes}
        keyOf={(application) => application.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={data?.applications.pageInfo}
        totalCount={data?.applications.totalCount}
        empty={empty}
      />
    </Page>
  );
}
