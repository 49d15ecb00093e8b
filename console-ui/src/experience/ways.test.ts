import { describe, expect, it } from 'vitest';
import type { PageData, Settings, SignInMethod } from './data.ts';
import { tidyCode } from './parts/code-field.tsx';
import { secondsLeft } from './parts/resend.tsx';
import {
  asksPasswordAtOnce,
  isRegistrationOpen,
  recoveryIdentifiers,
  signInIdentifiers,
  socialConnectors,
  waysFor,
} from './ways.ts';

const username: SignInMethod = {
  identifier: 'username',
  password: true,
  verificationCode: false,
  isPasswordPrimary: true,
};
const codeFirst: SignInMethod = {
  identifier: 'email',
  password: true,
  verificationCode: true,
  isPasswordPrimary: false,
};

function page(changes: Partial<Settings>, fixedSignIn = false): PageData {
  const settings = {
    signInMode: 'SignInAndRegister',
    signIn: { methods: [username] },
    signUp: { identifiers: ['username'], password: true },
    ...changes,
  } as Settings;
  return { settings, language: 'en', phrases: {}, application: null, fixedSignIn };
}

describe('ways to sign in', () => {
  it('asks for the password at once where everybody starts with one', () => {
    expect(asksPasswordAtOnce(page({}))).toBe(true);
    expect(asksPasswordAtOnce(page({ signIn: { methods: [username, codeFirst] } }))).toBe(false);
    expect(
      asksPasswordAtOnce(page({ signIn: { methods: [{ ...codeFirst, isPasswordPrimary: true }] } })),
    ).toBe(true);
    expect(asksPasswordAtOnce(page({ signIn: { methods: [] } }))).toBe(false);
  });

  it('puts the preferred way first', () => {
    const data = page({ signIn: { methods: [username, codeFirst] } });
    expect(waysFor(data, 'email')).toEqual(['code', 'password']);
    expect(waysFor(data, 'username')).toEqual(['password']);
    expect(waysFor(data, 'phone')).toEqual([]);
  });

  it('leaves out identifiers that nothing proves', () => {
    const none = { identifier: 'phone', password: false, verificationCode: false } as const;
    expect(signInIdentifiers(page({ signIn: { methods: [none, codeFirst] } }))).toEqual(['email']);
  });
});

it('opens registration where something opens an account', () => {
  expect(isRegistrationOpen(page({}))).toBe(true);
  expect(isRegistrationOpen(page({}, true))).toBe(false);
  expect(isRegistrationOpen(page({ signInMode: 'SignIn' }))).toBe(false);
  expect(isRegistrationOpen(page({ signUp: { identifiers: [], password: false } }))).toBe(false);
});

it('offers connectors of applications to applications alone', () => {
  const connector = { target: 'wechat', name: { en: 'WeChat' }, logo: '' };
  const web = { ...connector, id: 'web', platform: 'Web' as const };
  const native = { ...connector, id: 'native', platform: 'Native' as const };
  expect(socialConnectors(page({ socialConnectors: [native, web] }))).toEqual([web]);
  expect(socialConnectors(page({}))).toEqual([]);
});

it('recovers passwords by the addresses that messages reach', () => {
  expect(recoveryIdentifiers(page({ forgotPassword: { email: true, phone: false } }))).toEqual(['email']);
  expect(recoveryIdentifiers(page({}))).toEqual([]);
});

it('takes codes as people paste them', () => {
  expect(tidyCode(' 123-456 ', true)).toBe('123456');
  expect(tidyCode('12345678', true)).toBe('123456');
  expect(tidyCode('ab12 cd34ef', false)).toBe('ab12cd34ef');
});

it('counts down to the next code', () => {
  expect(secondsLeft(1_000_000, 1_000_000)).toBe(60);
  expect(secondsLeft(1_000_000, 1_059_001)).toBe(1);
  expect(secondsLeft(1_000_000, 1_060_000)).toBe(0);
  expect(secondsLeft(1_000_000, 900_000)).toBe(60);
});
