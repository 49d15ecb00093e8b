/** Who is signed in, the theme, and the way out. */
import {
  Avatar,
  Group,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { Link } from 'react-router';
import { Icon, type IconName } from '../ui/icons';
import { serverData } from '../ui/server-data';
import { useViewer } from '../ui/viewer';
import { signOut } from './session';

const themes: readonly { value: 'light' | 'dark' | 'auto'; label: string; icon: IconName }[] = [
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
  { value: 'auto', label: 'As the system', icon: 'auto' },
];

export function UserMenu() {
  const { displayName, avatar, userId } = useViewer();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="bottom-end" width={220} withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className="user-button">
          <Group gap="xs" wrap="nowrap">
            <Avatar src={avatar} name={displayName} size={30} color="harbour" alt="" aria-hidden="true" />
            <Text size="sm" visibleFrom="sm">
              {displayName}
            </Text>
            <VisuallyHidden>Account and theme</VisuallyHidden>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Signed in as {displayName}</Menu.Label>
        {userId && (
          <Menu.Item component={Link} to={`/users/${userId}`} leftSection={<Icon name="users" size={16} />}>
            Your user
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        {themes.map(({ value, label, icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon name={icon} size={16} />}
            rightSection={colorScheme === value && <Icon name="check" size={16} />}
            aria-current={colorScheme === value}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="signOut" size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
        {serverData.version && <Menu.Label>Keystead {serverData.version}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
