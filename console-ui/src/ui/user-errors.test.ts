import { expect, it } from 'vitest';
import { fieldNames, fieldOf, sortErrors } from './user-errors';

const known = new Set(
  fieldNames({ username: '', profile: { givenName: '' }, redirectUris: ['https://a.test'] }),
);

it('knows the names of nested values and list entries', () => {
  expect([...known]).toEqual(['username', 'profile', 'profile.givenName', 'redirectUris', 'redirectUris.0']);
});

it('finds the field with and without the leading input', () => {
  expect(fieldOf(['input', 'username'], known)).toBe('username');
  expect(fieldOf(['profile', 'givenName'], known)).toBe('profile.givenName');
  expect(fieldOf(['oidcClientMetadata', 'redirectUris', '0'], known)).toBe('redirectUris.0');
});

it('falls back to the nearest field that the form has', () => {
  expect(fieldOf(['input', 'redirectUris', '7'], known)).toBe('redirectUris');
  expect(fieldOf(['input', 'password'], known)).toBeNull();
  expect(fieldOf(null, known)).toBeNull();
});

it('keeps the first message of a field, and those without a field apart', () => {
  const sorted = sortErrors(
    [
      { message: 'taken', path: ['input', 'username'] },
      { message: 'also too long', path: ['input', 'username'] },
      { message: 'not now', path: null },
    ],
    known,
  );
  expect(sorted).toEqual({ fields: { username: 'taken' }, others: ['not now'] });
});
