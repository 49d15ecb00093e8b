/** The sections of the console, in the order of the menu. */
import type { IconName } from '../ui/icons';

interface Destination {
  to: string;
  label: string;
  icon: IconName;
}

export const navigation: readonly { label: string | null; destinations: readonly Destination[] }[] = [
  { label: null, destinations: [{ to: '/', label: 'Dashboard', icon: 'dashboard' }] },
  {
    label: 'Identities',
    destinations: [
      { to: '/users', label: 'Users', icon: 'users' },
      { to: '/organizations', label: 'Organizations', icon: 'organizations' },
      { to: '/organization-template', label: 'Organization template', icon: 'template' },
    ],
  },
  {
    label: 'Access',
    destinations: [
      { to: '/applications', label: 'Applications', icon: 'applications' },
      { to: '/resources', label: 'API resources', icon: 'resources' },
      { to: '/roles', label: 'Roles', icon: 'roles' },
    ],
  },
  {
    label: 'System',
    destinations: [
      { to: '/inbox', label: 'Inbox', icon: 'mail' },
      { to: '/audit', label: 'Audit log', icon: 'audit' },
      { to: '/settings', label: 'Settings', icon: 'settings' },
    ],
  },
];
