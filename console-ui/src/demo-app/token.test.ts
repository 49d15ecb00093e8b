import { expect, it } from 'vitest';
import { decode, showClaim } from './token.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('decodes a JWT without looking at its signature', () => {
  const token = `${encode({ alg: 'ES256' })}.${encode({ sub: 'ada', name: 'Ångström' })}.c2ln`;
  expect(decode(token)).toEqual({ header: { alg: 'ES256' }, payload: { sub: 'ada', name: 'Ångström' } });
});

it('leaves opaque tokens alone', () => {
  expect(decode('WzEsMl0')).toBeNull();
  expect(decode('a.b.c')).toBeNull();
});

it('shows times as times and the rest as it is', () => {
  expect(showClaim('exp', 1795242276)).toContain('2026');
  expect(showClaim('updated_at', 1795242276000)).toContain('2026');
  expect(showClaim('email_verified', true)).toBe('true');
  expect(showClaim('phone_number', null)).toBe('none');
});
