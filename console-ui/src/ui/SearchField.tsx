/** A search field that waits for a pause in typing. */
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { Icon } from './icons';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (text: string) => void;
}

export function SearchField({ label, placeholder, value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const searchSoon = useDebouncedCallback(onSearch, 250);
  const change = (next: string) => {
    setText(next);
    searchSoon(next.trim());
  };
  return (
    <TextInput
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<Icon name="search" size={16} />}
      rightSection={text && <CloseButton size="sm" aria-label="Clear search" onClick={() => change('')} />}
      maxLength={128}
      miw="min(18rem, 100%)"
      flex="1 1 18rem"
      maw="28rem"
    />
  );
}
