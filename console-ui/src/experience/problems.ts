/** Turns a failure into words, and says where on the page they belong. */
import { ApiFailure } from './api.ts';
import { CaptchaMissing } from './captcha.ts';
import { PasskeyDeclined } from './passkeys.ts';
import type { Translator, Values } from './phrases.ts';

export interface Problem {
  code: string;
  text: string;
  /** Single complaints, such as the rules that a password breaks. */
  details: string[];
  /** The id of the field that it is about; `form` where that is not on the page. */
  place: 'username' | 'password' | 'code' | 'form';
  canRetry: boolean;
  /** Nothing on this page helps any more. */
  mustRestart: boolean;
}

interface PasswordIssue {
  code: string;
  interpolation?: Values;
}

const overCodes = [
  'session.interaction_not_found',
  'session.identifier_not_found',
  'session.identity_conflict',
];

function passwordIssues(data: unknown): PasswordIssue[] {
  const list = Array.isArray(data) ? data : (data as { issues?: unknown } | null)?.issues;
  if (!Array.isArray(list)) return [];
  return list.filter((issue): issue is PasswordIssue => typeof issue?.code === 'string');
}

function placeOf(code: string): Problem['place'] {
  if (code === 'password.rejected' || code === 'user.same_password') return 'password';
  if (/^user\.(username|email|phone)_|^session\.email_blocklist/.test(code)) return 'username';
  if (/^verification_code\.|^session\.mfa\.invalid_/.test(code)) return 'code';
  return 'form';
}

function textOf({ code, retryAfterSeconds }: ApiFailure, t: Translator): string {
  if (code.includes('too_many_requests') || code.includes('rate_limited')) {
    return t('error.too_many_requests', retryAfterSeconds === null ? {} : { count: retryAfterSeconds });
  }
  if (t.has(`error.${code}`)) return t(`error.${code}`);
  return code.startsWith('connector.') ? t('error.connector.general') : t('error.unknown', { code });
}

function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (error instanceof PasskeyDeclined) return new ApiFailure(0, 'passkey_declined');
  if (error instanceof CaptchaMissing) return new ApiFailure(0, 'captcha_missing');
  return new ApiFailure(0, 'unknown');
}

export function problemOf(error: unknown, t: Translator): Problem {
  const failure = failureOf(error);
  const issues = failure.code === 'password.rejected' ? passwordIssues(failure.data) : [];
  return {
    code: failure.code,
    text: textOf(failure, t),
    details: issues
      .filter((issue) => t.has(`error.${issue.code}`))
      .map((issue) => t(`error.${issue.code}`, issue.interpolation)),
    place: placeOf(failure.code),
    canRetry: failure.code === 'network' || failure.code === 'server',
    mustRestart: overCodes.includes(failure.code),
  };
}

/** The words at a field: the page's own, else the server's. */
export function complaintAt(place: Problem['place'], problem: Problem | null): string | undefined {
  return problem?.place === place ? [problem.text, ...problem.details].join(' ') : undefined;
}

/** Whether the form as a whole is to say it: also what has a field, where that is not on the page. */
export function isForForm({ place }: Problem): boolean {
  return place === 'form' || document.getElementById(place) === null;
}

/** Puts the cursor where the person goes on: at the field complained about, or at the password to type anew. */
export function focusAfter({ code, place }: Problem): void {
  const id = code === 'session.invalid_credentials' ? 'password' : place;
  const field = document.getElementById(id);
  if (!(field instanceof HTMLInputElement)) return;
  field.focus();
  field.select();
}
