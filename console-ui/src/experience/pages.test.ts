import { expect, it } from 'vitest';
import { NotFound } from './pages/notice.tsx';
import { isOwn } from './pages/social.tsx';
import { pageOf } from './pages.ts';
import { toBytes, toText } from './passkeys.ts';
import { match } from './router.ts';

const routes = [
  '/sign-in',
  '/sign-in/password',
  '/sign-in/passkey',
  '/sign-in/verification-methods',
  '/sign-in/verification-code',
  '/register',
  '/register/password',
  '/register/verification-code',
  '/create-passkey',
  '/forgot-password',
  '/forgot-password/reset',
  '/forgot-password/verification-code',
  '/continue/verification-code',
  '/continue/email',
  '/mfa-onboarding',
  '/mfa-binding/Totp',
  '/mfa-verification/Totp',
  '/social/link/c1',
  '/social/landing/c1',
  '/single-sign-on',
  '/single-sign-on/email',
  '/single-sign-on/connectors',
  '/consent',
  '/device/success',
  '/identifier-sign-in',
  '/identifier-register',
  '/reset-password',
  '/callback/c1',
  '/callback/social/c1',
  '/direct/social/google',
  '/one-time-token',
  '/one-time-token/error',
  '/switch-account',
  '/unknown-session',
  '/account-suspended',
];

it.each(routes)('%s has a page', (route) => {
  expect(pageOf(route).Page).not.toBe(NotFound);
});

it('knows what it does not know', () => {
  expect(pageOf('/callback').Page).toBe(NotFound);
  expect(pageOf('/no-such-page').Page).toBe(NotFound);
});

it('reads names out of addresses', () => {
  expect(match('/direct/:method/:target', '/direct/social/a%2Fb')).toEqual({
    method: 'social',
    target: 'a/b',
  });
  expect(match('/direct/:method/:target', '/direct/social/')).toBeNull();
  expect(match('/callback/:id', '/callback/%')).toEqual({ id: '%' });
});

it('takes an answer only for the way that this tab went', () => {
  const journey = { kind: 'social', connectorId: 'c1', state: 's', verificationId: 'v', search: '' } as const;
  expect(isOwn(journey, 'c1', { state: 's' })).toBe(true);
  expect(isOwn(journey, 'c2', { state: 's' })).toBe(false);
  expect(isOwn(journey, 'c1', { state: 'other' })).toBe(false);
  expect(isOwn(undefined, 'c1', {})).toBe(false);
});

it('turns bytes into text and back', () => {
  const bytes = new Uint8Array([0, 255, 254, 62, 63, 1]);
  expect(toText(bytes.buffer)).toBe('AP_-Pj8B');
  expect([...toBytes('AP_-Pj8B')]).toEqual([...bytes]);
});
