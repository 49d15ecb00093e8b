/** A page outside the shell: signing in, signed out, refused. */
import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { Logo } from '../ui/Logo';

interface Props {
  title: string;
  text: ReactNode;
  children?: ReactNode;
}

export function PlainPage({ title, text, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Keystead`;
  }, [title]);
  return (
    <main className="plain-page">
      <Stack className="surface plain-card" gap="md">
        <Logo />
        <Title order={1} size="h2">
          {title}
        </Title>
        <Text size="sm" c="dimmed" component="div">
          {text}
        </Text>
        {children}
      </Stack>
    </main>
  );
}
