/** A person in a list: picture or initials, and the best name there is. */
import { Avatar, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface Person {
  name?: string | null;
  username?: string | null;
  primaryEmail?: string | null;
  primaryPhone?: string | null;
  avatar?: string | null;
}

export function displayName(person: Person | null | undefined): string {
  return (
    person?.name ||
    person?.username ||
    person?.primaryEmail ||
    person?.primaryPhone ||
    'Person without a name'
  );
}

function secondName(person: Person): string | null {
  const shown = displayName(person);
  return (
    [person.username, person.primaryEmail, person.primaryPhone].find((text) => text && text !== shown) ?? null
  );
}

/** `wrapName` makes the name a link. */
export function PersonName({ person, wrapName }: { person: Person; wrapName?: (name: string) => ReactNode }) {
  const name = displayName(person);
  const second = secondName(person);
  return (
    <Group gap="sm" wrap="nowrap">
      <Avatar src={person.avatar} name={name} size={32} color="harbour" alt="" aria-hidden="true" />
      <div>
        <Text size="sm" component="div">
          {wrapName ? wrapName(name) : name}
        </Text>
        {second && (
          <Text size="xs" c="dimmed">
            {second}
          </Text>
        )}
      </div>
    </Group>
  );
}
