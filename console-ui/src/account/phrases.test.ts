import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import english from '../../../identity/experience/account_phrases/en.json';
import type { Phrases } from '../experience/data.ts';

const folder = `${import.meta.dirname}/../../../identity/experience/account_phrases`;
const shared = `${import.meta.dirname}/../../../identity/experience/phrases`;
const read = (path: string): Phrases => JSON.parse(readFileSync(path, 'utf8'));

function leaves(tree: Phrases, above = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value] as [string, string]] : leaves(value, `${above}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([found]) => found).sort();

it('speaks the languages of the sign-in', () => {
  expect(readdirSync(folder)).toEqual(readdirSync(shared));
});

describe.each(readdirSync(folder))('%s', (file) => {
  const own = new Map(leaves(read(`${folder}/${file}`)));

  it('has every phrase with its values, and no other', () => {
    const wanted = leaves(english);
    expect([...own.keys()]).toEqual(wanted.map(([name]) => name));
    for (const [name, text] of wanted) expect(placeholders(own.get(name) ?? '')).toEqual(placeholders(text));
  });
});

/** Every phrase that the sources name in full, here or among the words of the sign-in. */
it('has the phrases that the pages ask for', () => {
  const there = new Set([...leaves(english), ...leaves(read(`${shared}/en.json`))].map(([name]) => name));
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
    .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'));
  const asked = sources.flatMap((text) =>
    [...text.matchAll(/'((?:account|action|input|description|factor|profile|error)\.[\w.-]+)'/g)].map(
      (match) => match[1] ?? '',
    ),
  );
  const absent = asked.filter((name) => !there.has(name) && !there.has(`${name}_other`));
  expect(asked.length).toBeGreaterThan(80);
  expect(absent).toEqual([]);
});
