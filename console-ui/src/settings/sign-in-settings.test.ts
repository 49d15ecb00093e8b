import { expect, it } from 'vitest';
import { methodsFor, settingsOf, signUpIdentifiers } from './sign-in-settings';

it('fills what the settings leave out', () => {
  const settings = settingsOf({ signInMode: 'SignIn' });
  expect(settings.signInMode).toBe('SignIn');
  expect(settings.signUp.identifiers).toEqual(['username']);
  expect(settingsOf(undefined).signIn.methods).toHaveLength(1);
});

it('keeps a method that is there and adds the chosen one', () => {
  const email = {
    identifier: 'email',
    password: false,
    verificationCode: true,
    isPasswordPrimary: false,
  } as const;
  const methods = methodsFor(['phone', 'email'], [email]);
  expect(methods.map(({ identifier }) => identifier)).toEqual(['email', 'phone']);
  expect(methods[0]).toEqual(email);
  expect(methods[1]).toMatchObject({ password: true, isPasswordPrimary: true });
});

it('reads the identifiers of a sign-up choice', () => {
  expect(signUpIdentifiers('email,phone')).toEqual(['email', 'phone']);
  expect(signUpIdentifiers('')).toEqual([]);
});
