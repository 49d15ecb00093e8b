import { expect, it } from 'vitest';
import { profileInput, profileValues } from './profile-values';

it('turns absent fields into empty ones and empty ones into null', () => {
  const values = profileValues({ givenName: 'Ada' } as Parameters<typeof profileValues>[0]);
  expect(values.profile.familyName).toBe('');
  expect(profileInput(values)).toMatchObject({ givenName: 'Ada', familyName: null, address: null });
});

it('keeps an address of which one line is filled', () => {
  const values = profileValues({} as Parameters<typeof profileValues>[0]);
  values.profile.address.country = ' Norway ';
  expect(profileInput(values).address).toMatchObject({ country: 'Norway', locality: null });
});
