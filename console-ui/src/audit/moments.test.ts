import { expect, it } from 'vitest';
import { toMoment } from './moments';

it('makes a moment of a local time', () => {
  expect(toMoment('2026-03-01T09:30')).toBe(new Date(2026, 2, 1, 9, 30).toISOString());
});

it('leaves out what is not a time yet', () => {
  expect(toMoment('')).toBeNull();
  expect(toMoment('2026-')).toBeNull();
});
