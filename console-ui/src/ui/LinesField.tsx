/** A list of short texts, one field each: redirect URIs, origins. */
import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './icons';

interface Props {
  label: string;
  description?: ReactNode;
  placeholder?: string;
  addLabel: string;
  value?: readonly string[];
  onChange: (lines: string[]) => void;
  error?: ReactNode;
  /** The problem of one line. */
  errorAt?: (index: number) => ReactNode;
}

export function LinesField(props: Props) {
  const { label, description, placeholder, addLabel, value = [], onChange, error, errorAt } = props;
  const lines = value.length > 0 ? value : [''];
  const replace = (index: number, text: string) =>
    onChange(lines.map((line, position) => (position === index ? text : line)));
  return (
    <Input.Wrapper component="fieldset" className="plain-fieldset">
      <Input.Label component="legend">{label}</Input.Label>
      {description && <Input.Description mb={6}>{description}</Input.Description>}
      <Stack gap={8}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position; its text changes while typing
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <TextInput
              flex={1}
              aria-label={`${label}, entry ${index + 1}`}
              placeholder={placeholder}
              value={line}
              onChange={(event) => replace(index, event.currentTarget.value)}
              error={errorAt?.(index)}
              classNames={{ input: 'mono' }}
              spellCheck={false}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={`Remove entry ${index + 1} of ${label}`}
              disabled={lines.length === 1 && line === ''}
              onClick={() => onChange(lines.filter((_, position) => position !== index))}
            >
              <Icon name="close" size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      {error && <Input.Error mt={6}>{error}</Input.Error>}
      <Button
        variant="subtle"
        size="compact-sm"
        mt={8}
        leftSection={<Icon name="plus" size={14} />}
        onClick={() => onChange([...lines, ''])}
      >
        {addLabel}
      </Button>
    </Input.Wrapper>
  );
}

/** The lines that were filled in. */
export function filledLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}
