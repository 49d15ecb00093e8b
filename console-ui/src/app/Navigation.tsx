/** The menu of sections. */
import { NavLink, Stack, Text } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { Icon } from '../ui/icons';
import { navigation } from './navigation';

function isActive(pathname: string, to: string): boolean {
  return to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
}

export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const { pathname } = useLocation();
  return (
    <Stack gap="md">
      {navigation.map(({ label, destinations }) => (
        <div key={label ?? 'top'}>
          {label && (
            <Text size="xs" fw={600} c="dimmed" px="sm" mb={4}>
              {label}
            </Text>
          )}
          {destinations.map(({ to, label: name, icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={name}
              leftSection={<Icon name={icon} />}
              active={isActive(pathname, to)}
              aria-current={isActive(pathname, to) ? 'page' : undefined}
              onClick={onNavigate}
              className="menu-link"
            />
          ))}
        </div>
      ))}
    </Stack>
  );
}
