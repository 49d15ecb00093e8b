/** The frame of every page: its title, the way back, and what can be done here. */
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Icon } from './icons';

interface Props {
  title: string;
  description?: ReactNode;
  back?: { to: string; label: string };
  badges?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** Names the browser tab, and moves focus to the heading so that a screen reader reads the new page. */
function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Keystead`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return heading;
}

export function Page({ title, description, back, badges, actions, children }: Props) {
  const heading = useArrival(title);
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        {back && (
          <Anchor component={Link} to={back.to} size="sm" w="fit-content">
            <Group gap={6}>
              <Icon name="back" size={15} />
              {back.label}
            </Group>
          </Anchor>
        )}
        <Group justify="space-between" align="center" gap="sm">
          <Group gap="sm">
            <Title order={1} ref={heading} tabIndex={-1} className="page-heading">
              {title}
            </Title>
            {badges}
          </Group>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {description && (
          <Text c="dimmed" size="sm" maw="44rem">
            {description}
          </Text>
        )}
      </Stack>
      {children}
    </Stack>
  );
}
