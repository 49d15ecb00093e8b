/** Every address of the account centre, and what the settings and the person have to allow first. */
import type { ComponentType } from 'preact';
import { match } from '../experience/router.ts';
import { type Access, type AccountPageData, accessTo, type FieldName } from './data.ts';
import { Email, Phone } from './pages/address.tsx';
import { AddAuthenticator, ReplaceAuthenticator } from './pages/authenticator-app.tsx';
import { GenerateCodes, ManageCodes, RegenerateCodes } from './pages/backup-codes.tsx';
import { NotHere, Success } from './pages/notices.tsx';
import { AddPasskey, ManagePasskeys } from './pages/passkeys.tsx';
import { Password } from './pages/password.tsx';
import { Profile } from './pages/profile.tsx';
import { Security } from './pages/security.tsx';
import { Sessions } from './pages/sessions.tsx';
import { ChangeSocial, LinkSocial, RemoveSocial, SocialCallback } from './pages/social.tsx';
import { Username } from './pages/username.tsx';

// biome-ignore lint/suspicious/noExplicitAny: what a page takes is named in its path
type Page = ComponentType<any>;

/** `ifPossible`: also people who have nothing by which they could prove anything may go on. */
type ProofNeed = 'never' | 'ifPossible' | 'always';

export interface Route {
  path: string;
  Page: Page;
  /** One of them suffices. */
  fields?: FieldName[];
  least?: Access;
  proof?: ProofNeed;
}

const profile: FieldName[] = ['name', 'avatar', 'profile', 'customData'];

function edit(path: string, Page: Page, field: FieldName, proof: ProofNeed = 'always'): Route {
  return { path, Page, fields: [field], least: 'Edit', proof };
}

const routes: Route[] = [
  { path: '/account', Page: Security },
  { path: '/account/security', Page: Security },
  { path: '/account/profile', Page: Profile, fields: profile },
  { path: '/account/sessions', Page: Sessions, fields: ['session', 'trustedDevice'], proof: 'always' },
  edit('/account/email', Email, 'email'),
  edit('/account/phone', Phone, 'phone'),
  edit('/account/username', Username, 'username'),
  edit('/account/password', Password, 'password', 'ifPossible'),
  edit('/account/authenticator-app', AddAuthenticator, 'mfa'),
  edit('/account/authenticator-app/replace', ReplaceAuthenticator, 'mfa'),
  edit('/account/backup-codes/generate', GenerateCodes, 'mfa'),
  edit('/account/backup-codes/regenerate', RegenerateCodes, 'mfa'),
  edit('/account/backup-codes/manage', ManageCodes, 'mfa'),
  edit('/account/passkey/add', AddPasskey, 'passkey'),
  edit('/account/passkey/manage', ManagePasskeys, 'passkey'),
  edit('/account/social/:connectorId', LinkSocial, 'social', 'ifPossible'),
  edit('/account/social/:connectorId/change', ChangeSocial, 'social', 'ifPossible'),
  edit('/account/social/:connectorId/remove', RemoveSocial, 'social', 'ifPossible'),
  edit('/account/callback/social/:connectorId', SocialCallback, 'social', 'ifPossible'),
];

export interface Destination extends Route {
  names: Record<string, string>;
}

const nowhere: Destination = { path: '', Page: NotHere, names: {} };
const rank: Record<Access, number> = { Off: 0, ReadOnly: 1, Edit: 2 };

function isOpen(data: AccountPageData, { fields, least = 'ReadOnly' }: Route): boolean {
  return !fields || fields.some((field) => rank[accessTo(data, field)] >= rank[least]);
}

/** What was done on a page is said on a page of its own. */
function successOf(path: string): Destination | null {
  if (!path.endsWith('/success')) return null;
  const before = path.slice(0, -'/success'.length);
  const isKnown = routes.some((route) => match(route.path, before));
  return isKnown ? { path, Page: Success, names: { about: path.split('/')[2] ?? '' } } : null;
}

export function destinationOf(path: string, data: AccountPageData): Destination {
  for (const route of routes) {
    const names = match(route.path, path);
    if (names) return isOpen(data, route) ? { ...route, names } : nowhere;
  }
  return successOf(path) ?? nowhere;
}
