import { expect, it } from 'vitest';
import { accessOf } from './account-center-settings';

it('takes what is not named for hidden', () => {
  expect(accessOf({ email: 'EDIT', phone: null })).toMatchObject({
    email: 'EDIT',
    phone: 'OFF',
    name: 'OFF',
  });
});

it('lets passkeys follow the other factors unless they are named', () => {
  expect(accessOf({ mfa: 'EDIT' }).passkey).toBe('EDIT');
  expect(accessOf({ mfa: 'EDIT', passkey: 'OFF' }).passkey).toBe('OFF');
});
