/** The filters above the audit log. */
import { Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { Filters } from '../ui/use-filters';

interface FieldProps {
  filters: Filters;
  name: string;
  label: string;
  placeholder?: string;
  type?: string;
}

function FilterField({ filters, name, label, placeholder, type = 'text' }: FieldProps) {
  const [text, setText] = useState(filters.get(name));
  const applySoon = useDebouncedCallback((value: string) => filters.set(name, value.trim()), 300);
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      type={type}
      value={text}
      spellCheck={false}
      onChange={(event) => {
        setText(event.currentTarget.value);
        applySoon(event.currentTarget.value);
      }}
    />
  );
}

const results = [
  { value: '', label: 'Any result' },
  { value: 'Success', label: 'Success' },
  { value: 'Error', label: 'Error' },
];

function Fields({ filters }: { filters: Filters }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" className="filter-grid">
      <FilterField filters={filters} name="event" label="Event" placeholder="User.Created" />
      <NativeSelect
        label="Result"
        data={results}
        value={filters.get('result')}
        onChange={(event) => filters.set('result', event.currentTarget.value)}
      />
      <FilterField filters={filters} name="after" label="From" type="datetime-local" />
      <FilterField filters={filters} name="before" label="Until" type="datetime-local" />
      <FilterField filters={filters} name="user" label="User ID" />
      <FilterField filters={filters} name="application" label="Application ID" />
      <FilterField filters={filters} name="organization" label="Organization ID" />
    </SimpleGrid>
  );
}

export function AuditFilters({ filters }: { filters: Filters }) {
  const [round, setRound] = useState(0);
  const clear = () => {
    filters.clear();
    // The fields hold what was typed; a new round of them starts empty.
    setRound(round + 1);
  };
  return (
    <div>
      <Fields key={round} filters={filters} />
      {filters.isFiltered && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={clear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}
