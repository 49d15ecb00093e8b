import { expect, it } from 'vitest';
import { firstPage, startOf, turnBack, turnForward } from './cursor-stack';

it('starts on the first page, which has no cursor', () => {
  expect(startOf(firstPage)).toBeUndefined();
});

it('goes forward page by page and back the same way', () => {
  const third = turnForward(turnForward(firstPage, 'end-of-1'), 'end-of-2');
  expect(startOf(third)).toBe('end-of-2');
  expect(startOf(turnBack(third))).toBe('end-of-1');
  expect(startOf(turnBack(turnBack(third)))).toBeUndefined();
});

it('stays where it is when there is nothing further', () => {
  expect(turnForward(['end-of-1'], null)).toEqual(['end-of-1']);
  expect(turnBack(firstPage)).toEqual(firstPage);
});
