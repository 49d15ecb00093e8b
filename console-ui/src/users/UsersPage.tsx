/** All users: search, filters, order, pages. */
import { Badge, Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { UserFilter, UserOrder, UsersPageQuery } from '../gql/graphql';
import { type Column, RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { PersonName } from '../ui/PersonName';
import { type Filters, useFilters } from '../ui/use-filters';
import { usePages } from '../ui/use-pages';
import { When } from '../ui/When';
import { CreateUserDialog } from './CreateUserDialog';
import { UserFilters } from './UserFilters';

const UsersPageDocument = graphql(`
  query UsersPage($first: Int!, $after: String, $filter: UserFilter, $orderBy: UserOrder) {
    users(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      nodes {
        id
        userId
        name
        username
        primaryEmail
        primaryPhone
        avatar
        isSuspended
        lastSignInAt
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Row = UsersPageQuery['users']['nodes'][number];

const columns: readonly Column<Row>[] = [
  {
    label: 'User',
    render: (user) => (
      <PersonName person={user} wrapName={(name) => <RowLink to={`/users/${user.userId}`}>{name}</RowLink>} />
    ),
  },
  { label: 'Email', render: (user) => user.primaryEmail ?? '–' },
  {
    label: 'State',
    render: (user) => (
      <Badge
        variant="light"
        color={user.isSuspended ? 'red' : 'harbour'}
        className={user.isSuspended ? 'badge-problem' : undefined}
      >
        {user.isSuspended ? 'Suspended' : 'Active'}
      </Badge>
    ),
  },
  { label: 'Last sign-in', render: (user) => <When at={user.lastSignInAt} /> },
  { label: 'Created', render: (user) => <When at={user.createdAt} /> },
];

const orders: Record<string, UserOrder> = {
  '': { field: 'CREATED_AT', direction: 'DESC' },
  oldest: { field: 'CREATED_AT', direction: 'ASC' },
  changed: { field: 'UPDATED_AT', direction: 'DESC' },
};

function filterOf(filters: Filters): UserFilter {
  const state = filters.get('state');
  return {
    text: filters.get('search') || null,
    isSuspended: state === '' ? null : state === 'suspended',
    roleId: filters.get('role') || null,
  };
}

export function UsersPage() {
  const filters = useFilters();
  const pages = usePages(filters.key);
  const [isCreating, dialog] = useDisclosure();
  const variables = {
    ...pages.variables,
    filter: filterOf(filters),
    orderBy: orders[filters.get('order')] ?? orders[''],
  };
  const [{ data, error, fetching }, refetch] = useQuery({ query: UsersPageDocument, variables });
  const createButton = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
      Create user
    </Button>
  );
  return (
    <Page
      title="Users"
      description="The people who can sign in to your applications. One pool serves all of them."
      actions={createButton}
    >
      <Group gap="sm" align="flex-end">
        <UserFilters filters={filters} />
      </Group>
      <ListCard
        label="Users"
        columns={columns}
        rows={data?.users.nodes}
        keyOf={(user) => user.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={data?.users.pageInfo}
        totalCount={data?.users.totalCount}
        empty={
          filters.isFiltered ? (
            <Nothing
              icon="search"
              title="No user matches"
              advice="Try fewer letters, or take away a filter."
              action={
                <Button variant="default" onClick={filters.clear}>
                  Clear filters
                </Button>
              }
            />
          ) : (
            <Nothing
              icon="users"
              title="No users yet"
              advice="Create one here, or let people register at the sign-in page."
              action={createButton}
            />
          )
        }
      />
      {isCreating && <CreateUserDialog onClose={dialog.close} />}
    </Page>
  );
}
