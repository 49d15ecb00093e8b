import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import phrases from '../../../identity/experience/phrases/en.json';
import type { Phrases } from './data.ts';
import { directionOf, translator } from './phrases.ts';

const t = translator(phrases, 'en');
const folder = `${import.meta.dirname}/../../../identity/experience/phrases`;
const languages = ['ar', 'de', 'en', 'es', 'fr', 'ja', 'ko', 'pt', 'zh-CN', 'zh-TW'];

it('fills in values and chooses plurals', () => {
  expect(t('password_requirement.length', { count: 1 })).toBe('At least 1 character');
  expect(t('password_requirement.length', { count: 8 })).toBe('At least 8 characters');
  expect(t('no.such.phrase')).toBe('no.such.phrase');
  expect(t.has('error.session')).toBe(false);
});

it('keeps addresses together where lines run from the right', () => {
  const arabic = translator({ sent: 'إلى {{address}}.' }, 'ar');
  expect(arabic('sent', { address: 'a@b.example' })).toBe('إلى \u2068a@b.example\u2069.');
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
  expect(used.length).toBeGreaterThan(100);
  expect(used.filter((name) => !t.has(name) && !t.has(`${name}_other`))).toEqual([]);
});

function leaves(tree: Phrases, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[before + key, value]] : leaves(value, `${before}${key}.`),
  );
}

const read = (language: string) => JSON.parse(readFileSync(`${folder}/${language}.json`, 'utf8')) as Phrases;
const blanks = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([name]) => name).sort();

it('speaks ten languages', () => {
  expect(readdirSync(folder).sort()).toEqual(languages.map((language) => `${language}.json`));
  expect(languages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
});

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const translated = new Map(leaves(read(language)));
  const hasSingular = new Intl.PluralRules(language).resolvedOptions().pluralCategories.includes('one');
  const wanted = leaves(phrases).filter(([name]) => hasSingular || !name.endsWith('_one'));

  it('has every phrase and no other', () => {
    expect([...translated.keys()].sort()).toEqual(wanted.map(([name]) => name).sort());
  });

  it('leaves the same places open', () => {
    // One of something needs no number.
    const others = wanted.filter(([name]) => !name.endsWith('_one'));
    expect(
      others.filter(([name, text]) => String(blanks(text)) !== String(blanks(translated.get(name) ?? ''))),
    ).toEqual([]);
  });

  it('says nothing in English that has words of its own', () => {
    const untouched = wanted.filter(
      ([name, text]) => text.split(' ').length > 3 && translated.get(name) === text,
    );
    expect(untouched).toEqual([]);
  });
});
