import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import phrases from '../../../identity/experience/phrases/en.json';
import { translator } from './phrases.ts';

const t = translator(phrases, 'en');

it('fills in values and chooses plurals', () => {
  expect(t('password_requirement.length', { count: 1 })).toBe('At least 1 character');
  expect(t('password_requirement.length', { count: 8 })).toBe('At least 8 characters');
  expect(t('no.such.phrase')).toBe('no.such.phrase');
  expect(t.has('error.session')).toBe(false);
});

it('has a phrase for every name in the code', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));
  const named = sources.flatMap((text) =>
    [...text.matchAll(/'((?:\w+\.)+\w+)'/g)].map((match) => match[1] ?? ''),
  );
  const groups = Object.keys(phrases);
  const used = named.filter(
    (name) => groups.includes(name.split('.')[0] ?? '') && !/^(user|session)\./.test(name),
  );
  expect(used.length).toBeGreaterThan(40);
  expect(used.filter((name) => !t.has(name) && !t.has(`${name}_other`))).toEqual([]);
});
