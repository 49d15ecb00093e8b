/** How values are shown: moments, addresses, names. */
import type { SocialConnector } from '../experience/data.ts';
import type { Account } from './data.ts';

export function showMoment(moment: number | string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(moment),
  );
}

export const showPhone = (digits: string) => `+${digits}`;

/** What a password manager files the account under. */
export function signInName({ username, primaryEmail, primaryPhone, name, id }: Account): string {
  return username || primaryEmail || (primaryPhone && showPhone(primaryPhone)) || name || id;
}

/** In the page's language, else in English, else in any. */
export function nameOfConnector({ name, target }: SocialConnector, language: string): string {
  const [base = ''] = language.split('-');
  return name[language] || name[base] || name.en || Object.values(name)[0] || target;
}

/** Whom the account elsewhere belongs to, as far as the provider told. */
export function nameOfIdentity(details: Record<string, unknown> | undefined): string | undefined {
  const found = details?.name ?? details?.email ?? details?.id;
  return typeof found === 'string' ? found : undefined;
}

/** A secret in groups of four, to type it from one screen into another. */
export const inGroups = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');
