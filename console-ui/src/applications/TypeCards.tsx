/** The four kinds of applications to choose from, explained. */
import { Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ApplicationType } from '../gql/graphql';
import { Icon } from '../ui/icons';
import { kinds, newKinds } from './application-types';

interface Props {
  value: ApplicationType;
  onChange: (type: ApplicationType) => void;
}

export function TypeCards({ value, onChange }: Props) {
  return (
    <Radio.Group value={value} onChange={(type) => onChange(type as ApplicationType)} aria-label="Type">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        {newKinds.map((type) => {
          const { label, icon, explanation, examples } = kinds[type];
          return (
            <Radio.Card key={type} value={type} p="md" radius="md" className="choice-card" aria-label={label}>
              <Stack gap={6}>
                <Group gap="xs" justify="space-between" wrap="nowrap">
                  <Group gap="xs">
                    <Icon name={icon} size={20} />
                    <Text fw={600}>{label}</Text>
                  </Group>
                  <Radio.Indicator />
                </Group>
                <Text size="sm">{explanation}</Text>
                <Text size="xs" c="dimmed">
                  {examples}
                </Text>
              </Stack>
            </Radio.Card>
          );
        })}
      </SimpleGrid>
    </Radio.Group>
  );
}
