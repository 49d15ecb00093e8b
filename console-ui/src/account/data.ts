/** What the server writes into the page of the account centre, and what it answers about an account. */
import type { PageData, ProfileField, Settings, SocialConnector } from '../experience/data.ts';

export type Access = 'Off' | 'ReadOnly' | 'Edit';

export type FieldName =
  | 'name'
  | 'avatar'
  | 'profile'
  | 'email'
  | 'phone'
  | 'password'
  | 'username'
  | 'social'
  | 'customData'
  | 'mfa'
  | 'passkey'
  | 'session'
  | 'trustedDevice';

export type Factor = 'Totp' | 'WebAuthn' | 'BackupCode' | 'EmailVerificationCode' | 'PhoneVerificationCode';

export interface AccountSettings extends Settings {
  mfa: { factors: Factor[] };
  socialConnectors: SocialConnector[];
  customProfileFieldCatalog: ProfileField[];
}

export interface AccountPageData extends PageData {
  settings: AccountSettings;
  accountCenter: {
    enabled: boolean;
    fields: Partial<Record<FieldName, Access>>;
    deleteAccountUrl?: string | null;
    profileFields?: { name: string }[] | null;
  };
  issuer: string;
  endpoint: string;
  clientId: string;
}

/** What is off stays out of it, and so does what the token has no scope for. */
export interface Account {
  id: string;
  username?: string | null;
  primaryEmail?: string | null;
  primaryPhone?: string | null;
  name?: string | null;
  avatar?: string | null;
  customData?: Record<string, unknown>;
  identities?: Record<string, { userId: string; details?: Record<string, unknown> }>;
  profile?: Record<string, unknown>;
  hasPassword?: boolean;
  hasSecurityVerificationMethod?: boolean;
}

export interface FactorOfAccount {
  id: string;
  type: Factor;
  createdAt: string;
  lastUsedAt?: string | null;
  name?: string | null;
  agent?: string | null;
  remainCodes?: number | null;
}

export interface BackupCode {
  code: string;
  usedAt?: string | null;
}

export interface SessionOfAccount {
  payload: { uid: string; loginTs: number };
  lastSubmission?: { signInContext?: Record<string, unknown> | null } | null;
  expiresAt: number;
  isCurrent: boolean;
}

export interface TrustedDeviceOfAccount {
  id: string;
  userAgent?: string | null;
  createdAt: number;
  lastUsedAt?: number | null;
  expiresAt: number;
}

export interface GrantOfAccount {
  id: string;
  payload: { iat: number };
  application?: { id: string; name: string } | null;
}

/** What is not named is off; passkeys follow the other factors unless they are. */
export function accessTo({ accountCenter }: AccountPageData, field: FieldName): Access {
  const { fields } = accountCenter;
  return fields[field] ?? (field === 'passkey' ? fields.mfa : undefined) ?? 'Off';
}

export function isShown(data: AccountPageData, field: FieldName): boolean {
  return accessTo(data, field) !== 'Off';
}

export function isEditable(data: AccountPageData, field: FieldName): boolean {
  return accessTo(data, field) === 'Edit';
}

/** Passkeys also where they sign in by themselves. */
export function isFactorOffered({ settings }: AccountPageData, factor: Factor): boolean {
  const isForSignIn = factor === 'WebAuthn' && settings.passkeySignIn?.enabled === true;
  return isForSignIn || settings.mfa.factors.includes(factor);
}

export function readAccountPage(): AccountPageData {
  return JSON.parse(document.getElementById('keystead-data')?.textContent ?? '') as AccountPageData;
}
