import { expect, it } from 'vitest';
import { strengthOf } from './password-strength';

it('calls short, repeated and consecutive passwords weak', () => {
  for (const password of ['', 'aB3!', 'aaaaaaaaaaaa', '123456789', 'abcdefghijkl']) {
    expect(strengthOf(password).score, password).toBe(0);
  }
});

it('calls long passwords strong', () => {
  expect(strengthOf('correct horse battery').score).toBeGreaterThanOrEqual(3);
  expect(strengthOf('hT7#qLp0!vRx').score).toBeGreaterThanOrEqual(3);
});
