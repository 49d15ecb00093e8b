/** Turns a failure into words, and says where on the page they belong. */
import { ApiFailure } from './api.ts';
import type { Translator, Values } from './phrases.ts';

export interface Problem {
  code: string;
  text: string;
  /** Single complaints, such as the rules that a password breaks. */
  details: string[];
  place: 'username' | 'password' | 'form';
  canRetry: boolean;
}

interface PasswordIssue {
  code: string;
  interpolation?: Values;
}

function passwordIssues(data: unknown): PasswordIssue[] {
  const list = Array.isArray(data) ? data : (data as { issues?: unknown } | null)?.issues;
  if (!Array.isArray(list)) return [];
  return list.filter((issue): issue is PasswordIssue => typeof issue?.code === 'string');
}

function placeOf(code: string): Problem['place'] {
  if (code.startsWith('user.username')) return 'username';
  if (code === 'password.rejected' || code === 'user.same_password') return 'password';
  return 'form';
}

function textOf({ code, retryAfterSeconds }: ApiFailure, t: Translator): string {
  if (code.includes('too_many_requests') || code.includes('rate_limited')) {
    return t('error.too_many_requests', retryAfterSeconds === null ? {} : { count: retryAfterSeconds });
  }
  return t.has(`error.${code}`) ? t(`error.${code}`) : t('error.unknown', { code });
}

export function problemOf(error: unknown, t: Translator): Problem {
  const failure = error instanceof ApiFailure ? error : new ApiFailure(0, 'unknown');
  const issues = failure.code === 'password.rejected' ? passwordIssues(failure.data) : [];
  return {
    code: failure.code,
    text: textOf(failure, t),
    details: issues
      .filter((issue) => t.has(`error.${issue.code}`))
      .map((issue) => t(`error.${issue.code}`, issue.interpolation)),
    place: placeOf(failure.code),
    canRetry: failure.code === 'network' || failure.code === 'server',
  };
}

/** Puts the cursor where the person goes on: at the field complained about, or at the password to type anew. */
export function focusAfter({ code, place }: Problem): void {
  const id = code === 'session.invalid_credentials' ? 'password' : place;
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}

/** Details that the server wants before the account is complete. */
export function missingProfile(error: unknown): string[] | null {
  if (!(error instanceof ApiFailure) || error.code !== 'user.missing_profile') return null;
  const missing = (error.data as { missingProfile?: unknown } | null)?.missingProfile;
  return Array.isArray(missing) ? missing.map(String) : [];
}

/** The page that a failure leads to, when trying again here is of no use. */
export function pageFor(error: unknown): string | null {
  if (!(error instanceof ApiFailure)) return null;
  if (error.code === 'session.not_found') return '/unknown-session';
  if (error.code === 'user.suspended') return '/account-suspended';
  return null;
}
