/** The filters above the list of users. */
import { NativeSelect } from '@mantine/core';
import { useQuery } from 'urql';
import { graphql } from '../gql';
import { SearchField } from '../ui/SearchField';
import type { Filters } from '../ui/use-filters';

const RolesToFilterBy = graphql(`
  query RolesToFilterBy {
    roles(first: 100, filter: { type: USER }) {
      nodes {
        id
        roleId
        name
      }
    }
  }
`);

const states = [
  { value: '', label: 'Active and suspended' },
  { value: 'active', label: 'Active' },
  { value: 'suspended', label: 'Suspended' },
];

const orders = [
  { value: '', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'changed', label: 'Last changed first' },
];

export function UserFilters({ filters }: { filters: Filters }) {
  const [{ data }] = useQuery({ query: RolesToFilterBy });
  const roles = (data?.roles.nodes ?? []).map(({ roleId, name }) => ({ value: roleId, label: name }));
  const choose = (name: string) => ({
    value: filters.get(name),
    onChange: (event: { currentTarget: { value: string } }) => filters.set(name, event.currentTarget.value),
  });
  return (
    <>
      <SearchField
        label="Search users"
        placeholder="Name, username, email or phone"
        value={filters.get('search')}
        onSearch={(text) => filters.set('search', text)}
      />
      <NativeSelect aria-label="State" data={states} {...choose('state')} />
      <NativeSelect
        aria-label="Role"
        data={[{ value: '', label: 'Any role' }, ...roles]}
        {...choose('role')}
      />
      <NativeSelect aria-label="Order" data={orders} {...choose('order')} />
    </>
  );
}
