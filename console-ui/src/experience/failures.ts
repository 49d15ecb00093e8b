/** Where a failure leads: many a refusal of the server is its way to say what comes next. */
import { ApiFailure } from './api.ts';
import { type Factor, factorNames, type Memory } from './memory.ts';

export interface Turn {
  page: string;
  /** What the page has to know. */
  memory?: Memory;
}

const profilePages: Record<string, string> = {
  username: 'username',
  password: 'password',
  email: 'email',
  phone: 'phone',
  emailOrPhone: 'email-or-phone',
  extraProfile: 'extra-profile',
};

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** In the order in which they are offered. */
export function factorsIn(data: unknown): Factor[] {
  const offered = texts(record(data).availableFactors);
  return factorNames.filter((name) => offered.includes(name));
}

/** Addresses come first, for each has a page of its own; the other details share one. */
export function profilePage(missing: string[]): string {
  const first = Object.keys(profilePages)
    .sort((one, other) => Number(other in addresses) - Number(one in addresses))
    .find((name) => missing.includes(name));
  return `/continue/${profilePages[first ?? 'username']}`;
}

const addresses = { email: true, phone: true, emailOrPhone: true };

function missingProfile({ data }: ApiFailure): Turn {
  const missing = texts(record(data).missingProfile);
  return { page: profilePage(missing), memory: { missing } };
}

function verification({ data }: ApiFailure): Turn | null {
  const factors = factorsIn(data);
  const masked = Object.fromEntries(
    Object.entries(record(record(data).maskedIdentifiers)).map(([name, value]) => [name, String(value)]),
  );
  const [first] = factors;
  return first ? { page: `/mfa-verification/${first}`, memory: { factors: { factors, masked } } } : null;
}

function binding({ data, code }: ApiFailure): Turn | null {
  const factors = factorsIn(data);
  const isSuggestion = code === 'session.mfa.suggest_additional_mfa';
  const skipStep = isSuggestion ? 'mfa-suggestion-skipped' : 'mfa-skipped';
  const isSkippable = isSuggestion || record(data).skippable === true;
  const [first] = factors;
  if (!first) return null;
  const page = factors.length === 1 ? `/mfa-binding/${first}` : '/mfa-binding';
  return { page, memory: { factors: { factors, ...(isSkippable ? { skipStep } : {}) } } };
}

function singleSignOn({ data }: ApiFailure): Turn {
  const listed = record(data).ssoConnectors;
  const ids = Array.isArray(listed)
    ? listed.map((each) => String(typeof each === 'object' ? record(each).id : each))
    : [];
  return { page: '/single-sign-on/connectors', memory: { ssoConnectors: ids } };
}

const turns: Record<string, (failure: ApiFailure) => Turn | null> = {
  'session.not_found': () => ({ page: '/unknown-session' }),
  'user.suspended': () => ({ page: '/account-suspended' }),
  'user.missing_profile': missingProfile,
  'session.mfa.require_mfa_verification': verification,
  'user.missing_mfa': binding,
  'session.mfa.suggest_additional_mfa': binding,
  'session.mfa.backup_code_required': () => ({ page: '/mfa-binding/BackupCode' }),
  'user.suggest_mfa': (failure) => ({
    page: '/mfa-onboarding',
    memory: { factors: { factors: factorsIn(failure.data), skipStep: 'mfa-skipped' } },
  }),
  'user.passkey_preferred': () => ({ page: '/create-passkey' }),
  'user.new_password_required_in_profile': () => ({ page: '/forgot-password/reset' }),
  'session.sso_enabled': singleSignOn,
};

/** The page that a failure leads to; none when it is to be read where it happened. */
export function turnAfter(error: unknown): Turn | null {
  return error instanceof ApiFailure ? (turns[error.code]?.(error) ?? null) : null;
}

/** The account elsewhere is unknown here, and yet somebody has its address. */
export function relatedUser(error: unknown): { type: string; value: string } | null {
  if (!(error instanceof ApiFailure) || error.code !== 'user.identity_not_exist') return null;
  const related = record(record(error.data).relatedUser);
  return typeof related.value === 'string' ? { type: String(related.type), value: related.value } : null;
}
