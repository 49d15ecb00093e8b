import { expect, it } from 'vitest';
import { settingsOf, signUpIdentifiers, wayOf, withWays } from './sign-in-settings';

it('fills what the settings leave out', () => {
  const settings = settingsOf({ signInMode: 'SignIn' });
  expect(settings.signInMode).toBe('SignIn');
  expect(settings.signUp.identifiers).toEqual(['username']);
  expect(settingsOf(undefined).signIn.methods).toHaveLength(1);
});

it('reads what proves an identifier, and writes it the same', () => {
  const email = {
    identifier: 'email',
    password: true,
    verificationCode: true,
    isPasswordPrimary: false,
  } as const;
  expect(wayOf([email], 'email')).toBe('code,password');
  expect(wayOf([email], 'phone')).toBe('');
  expect(withWays({ username: '', email: 'code,password', phone: '' })).toEqual([email]);
  const [name, phone] = withWays({ username: 'password', email: '', phone: 'code' });
  expect(name).toMatchObject({ password: true, verificationCode: false, isPasswordPrimary: true });
  expect(phone).toMatchObject({ identifier: 'phone', password: false, verificationCode: true });
});

it('reads the identifiers of a sign-up choice', () => {
  expect(signUpIdentifiers('email,phone')).toEqual(['email', 'phone']);
  expect(signUpIdentifiers('')).toEqual([]);
});
