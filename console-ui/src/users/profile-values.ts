/** The profile of a user as a form holds it, and back. */
import type { AddressInput, UserProfileForm_UserFragment, UserProfileInput } from '../gql/graphql';

export const profileFields = [
  ['givenName', 'Given name'],
  ['middleName', 'Middle name'],
  ['familyName', 'Family name'],
  ['nickname', 'Nickname'],
  ['preferredUsername', 'Preferred username'],
  ['gender', 'Gender'],
  ['birthdate', 'Date of birth'],
  ['profile', 'Profile page'],
  ['website', 'Website'],
  ['locale', 'Language'],
  ['zoneinfo', 'Time zone'],
] as const;

export const addressFields = [
  ['streetAddress', 'Street'],
  ['locality', 'City'],
  ['region', 'Region'],
  ['postalCode', 'Postal code'],
  ['country', 'Country'],
  ['formatted', 'Whole address'],
] as const;

type ProfileField = (typeof profileFields)[number][0];
type AddressField = (typeof addressFields)[number][0];

export interface ProfileValues {
  profile: Record<ProfileField, string> & { address: Record<AddressField, string> };
}

function texts<Name extends string>(
  fields: readonly (readonly [Name, string])[],
  given: Partial<Record<Name, string | null>> | null | undefined,
): Record<Name, string> {
  return Object.fromEntries(fields.map(([name]) => [name, given?.[name] ?? ''])) as Record<Name, string>;
}

function filled<Name extends string>(
  fields: readonly (readonly [Name, string])[],
  values: Record<Name, string>,
): Partial<Record<Name, string | null>> {
  const entries = fields.map(([name]) => [name, values[name].trim() || null]);
  return Object.fromEntries(entries) as Partial<Record<Name, string | null>>;
}

export function profileValues(profile: UserProfileForm_UserFragment['profile']): ProfileValues {
  return { profile: { ...texts(profileFields, profile), address: texts(addressFields, profile.address) } };
}

/** An address without any line is no address. */
export function profileInput({ profile }: ProfileValues): UserProfileInput {
  const address: AddressInput = filled(addressFields, profile.address);
  const isEmpty = Object.values(address).every((text) => text === null);
  return { ...filled(profileFields, profile), address: isEmpty ? null : address };
}
