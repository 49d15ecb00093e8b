/** Picks several things that are searched for on the server. */
import { MultiSelect } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { type TypedDocumentNode, useQuery } from 'urql';

export interface Choice {
  value: string;
  label: string;
}

interface Props<Data> {
  label: string;
  placeholder: string;
  description?: string;
  query: TypedDocumentNode<Data, { text?: string | null }>;
  choices: (data: Data) => Choice[];
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Remembers the labels of what was picked, so that they stay when the search moves on. */
function useKnownChoices(found: Choice[]): Choice[] {
  const known = useRef(new Map<string, Choice>());
  for (const choice of found) known.current.set(choice.value, choice);
  return [...known.current.values()];
}

export function PickMany<Data>({ query, choices, value, onChange, ...field }: Props<Data>) {
  const [search, setSearch] = useState('');
  const [text] = useDebouncedValue(search.trim(), 250);
  const [{ data, fetching, error }] = useQuery({ query, variables: { text: text || null } });
  const found = data ? choices(data) : [];
  const known = useKnownChoices(found);
  const offered = known.filter(
    (choice) => value.includes(choice.value) || found.some((other) => other.value === choice.value),
  );
  const emptyText = fetching ? 'Searching …' : 'Nothing found';
  return (
    <MultiSelect
      {...field}
      data={offered}
      value={value}
      onChange={onChange}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options }) => options}
      hidePickedOptions
      clearable
      clearButtonProps={{ 'aria-label': 'Clear selection' }}
      nothingFoundMessage={error ? 'The list could not be read' : emptyText}
      maxDropdownHeight={240}
    />
  );
}
