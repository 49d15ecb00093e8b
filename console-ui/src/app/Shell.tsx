/** The frame around every page: header, menu, content. */
import { AppShell, Burger, Group, ScrollArea, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useNavigation } from 'react-router';
import { Logo } from '../ui/Logo';
import { Navigation } from './Navigation';
import { UserMenu } from './UserMenu';

export function Shell() {
  const [isOpen, menu] = useDisclosure();
  const isLoading = useNavigation().state === 'loading';
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <a href="#content" className="skip-link">
        Skip to the content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
              aria-expanded={isOpen}
            />
            <UnstyledButton component={Link} to="/" aria-label="Keystead, to the dashboard">
              <Logo />
            </UnstyledButton>
          </Group>
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label="Sections">
        <ScrollArea p="sm" flex={1} type="auto">
          <Navigation onNavigate={menu.close} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} aria-busy={isLoading}>
        <div className="page-width">
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
