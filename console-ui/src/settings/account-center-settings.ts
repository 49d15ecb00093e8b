/** The parts of an account, as the account centre opens or closes them. */
import type { AccountCenterAccess } from '../gql/graphql';

export const accountFields = [
  { name: 'name', label: 'Name' },
  { name: 'avatar', label: 'Picture' },
  { name: 'profile', label: 'Profile' },
  { name: 'customData', label: 'Custom data' },
  { name: 'email', label: 'Email address' },
  { name: 'phone', label: 'Phone number' },
  { name: 'username', label: 'Username' },
  { name: 'password', label: 'Password' },
  { name: 'social', label: 'Linked accounts' },
  { name: 'mfa', label: 'Second factors' },
  { name: 'passkey', label: 'Passkeys' },
  { name: 'session', label: 'Sessions and apps' },
  { name: 'trustedDevice', label: 'Trusted devices' },
] as const;

export type AccountField = (typeof accountFields)[number]['name'];
export type FieldAccess = Record<AccountField, AccountCenterAccess>;

export const accessChoices: { value: AccountCenterAccess; label: string }[] = [
  { value: 'OFF', label: 'Hidden' },
  { value: 'READ_ONLY', label: 'Shown' },
  { value: 'EDIT', label: 'For them to change' },
];

/** What is not named is off; passkeys follow the other factors unless they are. */
export function accessOf(fields: Partial<Record<AccountField, AccountCenterAccess | null>>): FieldAccess {
  const access = (name: AccountField): AccountCenterAccess =>
    fields[name] ?? (name === 'passkey' ? fields.mfa : undefined) ?? 'OFF';
  return Object.fromEntries(accountFields.map(({ name }) => [name, access(name)])) as FieldAccess;
}
