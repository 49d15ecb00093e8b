/** Every address of the console, each loaded when it is first visited. */
import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { Nothing } from '../ui/Nothing';
import { Page } from '../ui/Page';
import { Card } from '../ui/Section';
import { RouteFailure } from './RouteFailure';
import { Shell } from './Shell';
import { Splash } from './Splash';
import { ViewerGate } from './ViewerGate';

function page(path: string, load: () => Promise<ComponentType>): RouteObject {
  return { path, lazy: { Component: load } };
}

function NoSuchPage() {
  return (
    <Page title="There is no such page">
      <Card>
        <Nothing icon="help" title="This address leads nowhere" advice="Pick a section from the menu." />
      </Card>
    </Page>
  );
}

const sections: RouteObject[] = [
  page('/', async () => (await import('../dashboard/DashboardPage')).DashboardPage),
  page('/users', async () => (await import('../users/UsersPage')).UsersPage),
  page('/users/:userId/:tab?', async () => (await import('../users/UserPage')).UserPage),
  page('/applications', async () => (await import('../applications/ApplicationsPage')).ApplicationsPage),
  page(
    '/applications/new',
    async () => (await import('../applications/NewApplicationPage')).NewApplicationPage,
  ),
  page(
    '/applications/:applicationId/:tab?',
    async () => (await import('../applications/ApplicationPage')).ApplicationPage,
  ),
  page('/organizations', async () => (await import('../organizations/OrganizationsPage')).OrganizationsPage),
  page(
    '/organizations/:organizationId/:tab?',
    async () => (await import('../organizations/OrganizationPage')).OrganizationPage,
  ),
  page(
    '/organization-template/:tab?',
    async () => (await import('../organizations/TemplatePage')).TemplatePage,
  ),
  page('/roles', async () => (await import('../roles/RolesPage')).RolesPage),
  page('/roles/:roleId/:tab?', async () => (await import('../roles/RolePage')).RolePage),
  page('/resources', async () => (await import('../resources/ResourcesPage')).ResourcesPage),
  page('/resources/:resourceId', async () => (await import('../resources/ResourcePage')).ResourcePage),
  page('/inbox', async () => (await import('../inbox/InboxPage')).InboxPage),
  page('/audit', async () => (await import('../audit/AuditPage')).AuditPage),
  page('/settings/:tab?', async () => (await import('../settings/SettingsPage')).SettingsPage),
  { path: '*', Component: NoSuchPage },
];

export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteFailure,
    HydrateFallback: Splash,
    children: [
      page('/setup', async () => (await import('../setup/SetupPage')).SetupPage),
      { Component: ViewerGate, children: [{ Component: Shell, children: sections }] },
    ],
  },
];
