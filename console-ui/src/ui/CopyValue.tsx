/** A value that is there to be copied: an id, an endpoint, a secret. */
import { ActionIcon, CopyButton, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { Icon } from './icons';

export function CopyIcon({ value, label }: { value: string; label: string }) {
  return (
    <CopyButton value={value} timeout={1500}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${label}`}>
          <ActionIcon variant="subtle" color="gray" onClick={copy} aria-label={`Copy ${label}`}>
            <Icon name={copied ? 'check' : 'copy'} size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

export function CopyValue({ value, label }: { value: string; label: string }) {
  return (
    <Group gap={4} wrap="nowrap" className="row-raised">
      <Text span className="mono">
        {value}
      </Text>
      <CopyIcon value={value} label={label} />
    </Group>
  );
}

interface FieldProps {
  label: string;
  value: string;
  description?: string;
}

export function CopyField({ label, value, description }: FieldProps) {
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      readOnly
      classNames={{ input: 'mono' }}
      onFocus={(event) => event.currentTarget.select()}
      rightSection={<CopyIcon value={value} label={label.toLowerCase()} />}
    />
  );
}
