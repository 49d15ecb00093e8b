import { describe, expect, it } from 'vitest';
import type { IdentifierType } from './data.ts';
import { phoneDigits, readIdentifier, showIdentifier } from './identifier.ts';

const all: IdentifierType[] = ['username', 'email', 'phone'];

describe('the kind of an identifier', () => {
  it.each([
    ['ada', 'username', 'ada'],
    ['  ada_99 ', 'username', 'ada_99'],
    ['ada@example.com', 'email', 'ada@example.com'],
    ['+49 (0)30 123-456', 'phone', '4930123456'],
    ['0049 30 123456', 'phone', '4930123456'],
    ['4930123456', 'phone', '4930123456'],
  ])('%j is a %s', (typed, type, value) => {
    expect(readIdentifier(typed, all)).toEqual({ identifier: { type, value } });
  });

  it.each<[string, IdentifierType[], string]>([
    ['', all, 'required'],
    ['   ', all, 'required'],
    ['ada@', all, 'invalid_email'],
    ['ada', ['email'], 'invalid_email'],
    ['030 123456', all, 'invalid_phone'],
    ['12', ['phone'], 'invalid_phone'],
    ['ada', ['phone'], 'invalid_phone'],
  ])('%j among %j is refused as %s', (typed, allowed, problem) => {
    expect(readIdentifier(typed, allowed)).toEqual({ problem });
  });

  it('takes what is not enabled for a username', () => {
    expect(readIdentifier('ada@example.com', ['username'])).toEqual({
      identifier: { type: 'username', value: 'ada@example.com' },
    });
  });
});

it('keeps the digits of a phone number only', () => {
  expect(phoneDigits('+1 415 555 0100')).toBe('14155550100');
  expect(phoneDigits('call me')).toBeNull();
  expect(showIdentifier({ type: 'phone', value: '14155550100' })).toBe('+14155550100');
});
