/** Holds which headers a request from GraphiQL has. */
import { expect, it } from 'vitest';
import { headersOf } from './requests';

it('sends JSON without a token', () => {
  expect(Object.fromEntries(headersOf(''))).toEqual({
    accept: 'application/json',
    'content-type': 'application/json',
  });
});

it('sends the token of the bar', () => {
  expect(headersOf('abc').get('authorization')).toBe('Bearer abc');
});

it('lets a typed header go first, however it is spelt', () => {
  expect(headersOf('abc', { Authorization: 'Bearer xyz' }).get('authorization')).toBe('Bearer xyz');
});
