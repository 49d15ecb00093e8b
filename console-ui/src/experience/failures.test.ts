import { expect, it } from 'vitest';
import { ApiFailure } from './api.ts';
import { relatedUser, turnAfter } from './failures.ts';

const after = (code: string, data: unknown = null) => turnAfter(new ApiFailure(422, code, data));

it('sends ended and suspended sign-ins to their pages, and keeps everything else where it is', () => {
  expect(after('session.not_found')).toEqual({ page: '/unknown-session' });
  expect(after('user.suspended')).toEqual({ page: '/account-suspended' });
  expect(after('password.rejected')).toBeNull();
  expect(turnAfter(new TypeError('a bug'))).toBeNull();
});

it.each([
  [['username', 'extraProfile'], '/continue/username'],
  [['password', 'email'], '/continue/email'],
  [['emailOrPhone', 'username'], '/continue/email-or-phone'],
  [['extraProfile'], '/continue/extra-profile'],
])('asks for what is missing: %j', (missing, page) => {
  expect(after('user.missing_profile', { missingProfile: missing })).toEqual({ page, memory: { missing } });
});

it('goes to the best second factor, and knows the others', () => {
  const data = {
    availableFactors: ['BackupCode', 'EmailVerificationCode', 'Totp', 'Telepathy'],
    maskedIdentifiers: { EmailVerificationCode: 'a****@example.com' },
  };
  expect(after('session.mfa.require_mfa_verification', data)).toEqual({
    page: '/mfa-verification/Totp',
    memory: {
      factors: {
        factors: ['Totp', 'EmailVerificationCode', 'BackupCode'],
        masked: data.maskedIdentifiers,
      },
    },
  });
  expect(after('session.mfa.require_mfa_verification', {})).toBeNull();
});

it('offers what can be set up, and to skip it only where the server says so', () => {
  const factors = ['WebAuthn', 'Totp'];
  expect(after('user.missing_mfa', { availableFactors: factors })).toEqual({
    page: '/mfa-binding',
    memory: { factors: { factors } },
  });
  expect(after('user.missing_mfa', { availableFactors: ['Totp'], skippable: true })).toEqual({
    page: '/mfa-binding/Totp',
    memory: { factors: { factors: ['Totp'], skipStep: 'mfa-skipped' } },
  });
  expect(after('session.mfa.suggest_additional_mfa', { availableFactors: ['Totp'] })?.memory).toEqual({
    factors: { factors: ['Totp'], skipStep: 'mfa-suggestion-skipped' },
  });
});

it('reads connectors as ids and as objects', () => {
  const wanted = { page: '/single-sign-on/connectors', memory: { ssoConnectors: ['a', 'b'] } };
  expect(after('session.sso_enabled', { ssoConnectors: ['a', { id: 'b' }] })).toEqual(wanted);
});

it('recognizes whose address an account elsewhere has', () => {
  const related = { type: 'email', value: 'a@example.com' };
  const failure = new ApiFailure(404, 'user.identity_not_exist', { relatedUser: related });
  expect(relatedUser(failure)).toEqual(related);
  expect(relatedUser(new ApiFailure(404, 'user.identity_not_exist'))).toBeNull();
});
