/** Says that a list is empty, and what to do next. */
import { Stack, Text, ThemeIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';

interface Props {
  icon: IconName;
  title: string;
  advice: ReactNode;
  action?: ReactNode;
}

export function Nothing({ icon, title, advice, action }: Props) {
  return (
    <Stack align="center" gap="xs" py={48} px="md">
      <ThemeIcon variant="light" size={48} radius="xl">
        <Icon name={icon} size={24} />
      </ThemeIcon>
      <Text fw={600}>{title}</Text>
      <Text size="sm" c="dimmed" ta="center" maw="30rem">
        {advice}
      </Text>
      {action}
    </Stack>
  );
}
