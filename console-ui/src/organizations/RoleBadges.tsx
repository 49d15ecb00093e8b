/** The names of roles, side by side. */
import { Badge, Group } from '@mantine/core';

export function RoleBadges({ roles }: { roles: readonly { id: string; name: string }[] }) {
  if (roles.length === 0) return '–';
  return (
    <Group gap={6}>
      {roles.map(({ id, name }) => (
        <Badge key={id} variant="light" tt="none">
          {name}
        </Badge>
      ))}
    </Group>
  );
}
