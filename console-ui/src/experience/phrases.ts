/** The words of the page: looked up by dotted name, with values filled in and plurals chosen. */
import type { Phrases } from './data.ts';

export type Values = Record<string, string | number>;

export interface Translator {
  (name: string, values?: Values): string;
  has(name: string): boolean;
}

function find(phrases: Phrases, name: string): string | undefined {
  let node: string | Phrases | undefined = phrases;
  for (const key of name.split('.')) {
    if (typeof node !== 'object' || !Object.hasOwn(node, key)) return undefined;
    node = node[key];
  }
  return typeof node === 'string' ? node : undefined;
}

/** Where lines run from the right, a value that runs from the left keeps its punctuation to itself (UAX 9). */
const isolated = (value: string) => `\u2068${value}\u2069`;

function fillIn(text: string, values: Values, isolate: boolean): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => {
    const value = values[key];
    if (value === undefined) return whole;
    return isolate && typeof value === 'string' ? isolated(value) : String(value);
  });
}

export function translator(phrases: Phrases, language: string): Translator {
  const plurals = new Intl.PluralRules(language);
  const isolate = directionOf(language) === 'rtl';

  function lookUp(name: string, values: Values): string | undefined {
    const { count } = values;
    const plural = typeof count === 'number' ? find(phrases, `${name}_${plurals.select(count)}`) : undefined;
    return (
      plural ??
      (typeof count === 'number' ? find(phrases, `${name}_other`) : undefined) ??
      find(phrases, name)
    );
  }

  const translate = (name: string, values: Values = {}) =>
    fillIn(lookUp(name, values) ?? name, values, isolate);
  return Object.assign(translate, { has: (name: string) => find(phrases, name) !== undefined });
}

/** Cuts a phrase at one of its placeholders, so that elements can stand there. */
export function around(text: string, placeholder: string): [before: string, after: string] {
  const [before = '', after = ''] = text.split(`{{${placeholder}}}`);
  return [before, after];
}

/** Which way the lines of a language run. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
