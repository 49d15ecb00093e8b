/** All roles: search, kind, pages. */
import { Badge, Button, Group, NativeSelect } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import type { RolesPageQuery, RoleType } from '../gql/graphql';
import { type Column, RowLink } from '../ui/DataTable';
import { Icon } from '../ui/icons';
import { ListCard } from '../ui/ListCard';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { SearchField } from '../ui/SearchField';
import { useFilters } from '../ui/use-filters';
import { usePages } from '../ui/use-pages';
import { CreateRoleDialog } from './CreateRoleDialog';
import { roleKinds, roleTypes } from './role-types';

const RolesPageDocument = graphql(`
  query RolesPage($first: Int!, $after: String, $filter: RoleFilter) {
    roles(first: $first, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        roleId
        name
        description
        type
        isDefault
        usersCount
        applicationsCount
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type Row = RolesPageQuery['roles']['nodes'][number];

const columns: readonly Column<Row>[] = [
  {
    label: 'Role',
    render: ({ roleId, name, isDefault }) => (
      <Group gap="xs">
        <RowLink to={`/roles/${roleId}`}>{name}</RowLink>
        {isDefault && (
          <Badge variant="light" tt="none">
            Given to new users
          </Badge>
        )}
      </Group>
    ),
  },
  { label: 'Description', render: ({ description }) => description },
  { label: 'For', render: ({ type }) => roleKinds[type] },
  {
    label: 'Held by',
    render: ({ type, usersCount, applicationsCount }) =>
      type === 'USER' ? usersCount : (applicationsCount ?? '–'),
  },
];

function typeOf(text: string): RoleType | null {
  return roleTypes.find((type) => type === text) ?? null;
}

export function RolesPage() {
  const filters = useFilters();
  const pages = usePages(filters.key);
  const [isCreating, dialog] = useDisclosure();
  const filter = { text: filters.get('search') || null, type: typeOf(filters.get('type')) };
  const variables = { ...pages.variables, filter };
  const [{ data, error, fetching }, refetch] = useQuery({ query: RolesPageDocument, variables });
  const createButton = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={dialog.open}>
      Create role
    </Button>
  );
  return (
    <Page
      title="Roles"
      description="Sets of API permissions. Tokens carry only permissions that a role gives to the user or machine."
      actions={createButton}
    >
      <Group gap="sm">
        <SearchField
          label="Search roles"
          placeholder="Name or description"
          value={filters.get('search')}
          onSearch={(text) => filters.set('search', text)}
        />
        <NativeSelect
          aria-label="For"
          data={[
            { value: '', label: 'Any kind' },
            ...roleTypes.map((value) => ({ value, label: roleKinds[value] })),
          ]}
          value={filters.get('type')}
          onChange={(event) => filters.set('type', event.currentTarget.value)}
        />
      </Group>
      <ListCard
        label="Roles"
        columns={columns}
        rows={data?.roles.nodes}
        keyOf={(role) => role.id}
        isFetching={fetching}
        error={error}
        retry={() => refetch({ requestPolicy: 'network-only' })}
        pages={pages}
        pageInfo={data?.roles.pageInfo}
        totalCount={data?.roles.totalCount}
        empty={
          filters.isFiltered ? (
            <Nothing icon="search" title="No role matches" advice="Try fewer letters, or any kind." />
          ) : (
            <Nothing
              icon="roles"
              title="No roles yet"
              advice="Register an API resource with its permissions first, then bundle them here."
              action={createButton}
            />
          )
        }
      />
      {isCreating && <CreateRoleDialog onClose={dialog.close} />}
    </Page>
  );
}
