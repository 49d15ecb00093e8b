/** A text field for a JSON object, checked while typing. */
import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  description?: string;
  value?: string;
  onChange: (text: string) => void;
  error?: ReactNode;
}

export function JsonField({ label, description, value, onChange, error }: Props) {
  return (
    <Textarea
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      autosize
      minRows={6}
      maxRows={24}
      spellCheck={false}
      autoComplete="off"
      classNames={{ input: 'mono' }}
    />
  );
}
