/** What is known of the sign-in under way; it outlives a reload and the way to another provider and back. */
import type { IdentifierType } from './data.ts';
import type { Identifier } from './identifier.ts';

export type Event = 'SignIn' | 'Register' | 'ForgotPassword';
export type CodeFlow = 'sign-in' | 'register' | 'forgot-password' | 'continue' | 'mfa-binding';

export const factorNames = [
  'WebAuthn',
  'Totp',
  'EmailVerificationCode',
  'PhoneVerificationCode',
  'BackupCode',
] as const;
export type Factor = (typeof factorNames)[number];

export interface SentCode {
  flow: CodeFlow;
  identifier: Identifier;
  verificationId: string;
  sentAt: number;
}

/** What the server asks for beside the first proof. */
export interface FactorRequest {
  factors: Factor[];
  masked?: Record<string, string>;
  /** The step that lets a person go on without. */
  skipStep?: 'mfa-skipped' | 'mfa-suggestion-skipped';
}

/** A way to another provider, from which the person comes back with an answer. */
export interface Journey {
  kind: 'social' | 'sso';
  connectorId: string;
  state: string;
  verificationId: string;
  search: string;
}

export interface Memory {
  event?: Event | undefined;
  isIdentified?: boolean;
  /** Verified, and not yet used to say who it is. */
  verificationId?: string | undefined;
  code?: SentCode | undefined;
  missing?: string[];
  factors?: FactorRequest;
  journey?: Journey | undefined;
  arrival?: Record<string, string> | undefined;
  relatedUser?: { type: IdentifierType | string; value: string };
  ssoConnectors?: string[];
  notice?: string | undefined;
  complaint?: string | undefined;
}

const place = 'keystead.sign-in';

export class Recollection {
  private kept: Memory;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    this.kept = read(storage);
  }

  get now(): Readonly<Memory> {
    return this.kept;
  }

  put(more: Memory): void {
    this.kept = { ...this.kept, ...more };
    try {
      this.storage?.setItem(place, JSON.stringify(this.kept));
    } catch {
      // Where a browser stores nothing, all holds until the page is left.
    }
  }

  clear(): void {
    this.kept = {};
    try {
      this.storage?.removeItem(place);
    } catch {
      // As above.
    }
  }
}

function read(storage: Pick<Storage, 'getItem'> | null): Memory {
  try {
    const found: unknown = JSON.parse(storage?.getItem(place) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Memory) : {};
  } catch {
    return {};
  }
}

/** Some browsers refuse even to name the storage. */
export function tabStorage(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
