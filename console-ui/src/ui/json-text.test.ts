import { expect, it } from 'vitest';
import { parseJsonObject, toJsonText } from './json-text';

it('reads what it wrote', () => {
  const value = { plan: 'gold', seats: 3, tags: ['a'] };
  expect(parseJsonObject(toJsonText(value))).toEqual({ value, problem: null });
});

it('takes nothing for an empty object', () => {
  expect(parseJsonObject('  \n')).toEqual({ value: {}, problem: null });
  expect(toJsonText(null)).toBe('{}');
});

it('refuses what is not an object', () => {
  for (const text of ['[]', '3', '"x"', 'null']) {
    expect(parseJsonObject(text).problem).toContain('JSON object');
  }
});

it('says where the mistake is', () => {
  expect(parseJsonObject('{\n  "plan": gold\n}').problem).toMatch(/line 2, column/);
  expect(parseJsonObject('{"plan": "gold"').problem).toContain('not valid JSON');
});
