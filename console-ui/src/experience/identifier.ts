/** Tells what a person typed into the one identifier field: a username, an e-mail address or a phone number. */
import type { IdentifierType } from './data.ts';

export interface Identifier {
  type: IdentifierType;
  value: string;
}

export type Reading =
  | { identifier: Identifier }
  | { problem: 'required' | 'invalid_email' | 'invalid_phone' };

const emailShape = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phoneShape = /^\+?[\d\s().\-/]+$/;

/** Digits with the country code and without plus or 00, as the server stores them. */
export function phoneDigits(text: string): string | null {
  if (!phoneShape.test(text)) return null;
  const digits = text.replace(/\(0\)/, '').replace(/\D/g, '');
  const international = text.startsWith('+') ? digits : digits.replace(/^00/, '');
  return /^[1-9]\d{5,14}$/.test(international) ? international : null;
}

/** A username never starts with a digit or a plus and never has an @, so the three kinds cannot be confused. */
function kindOf(text: string, allowed: IdentifierType[]): IdentifierType {
  if (text.includes('@') && allowed.includes('email')) return 'email';
  if (/^[+\d(]/.test(text) && phoneShape.test(text) && allowed.includes('phone')) return 'phone';
  if (allowed.includes('username')) return 'username';
  return allowed[0] ?? 'username';
}

export function readIdentifier(input: string, allowed: IdentifierType[]): Reading {
  const text = input.trim();
  if (text === '') return { problem: 'required' };
  const type = kindOf(text, allowed);
  if (type === 'email' && !emailShape.test(text)) return { problem: 'invalid_email' };
  if (type !== 'phone') return { identifier: { type, value: text } };
  const value = phoneDigits(text);
  return value === null ? { problem: 'invalid_phone' } : { identifier: { type, value } };
}

/** As a person would write it. */
export function showIdentifier({ type, value }: Identifier): string {
  return type === 'phone' ? `+${value}` : value;
}
