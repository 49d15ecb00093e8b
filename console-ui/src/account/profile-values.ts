/** Where each detail of the person is kept: in the account's profile, or in its custom data. */
import type { ProfileField } from '../experience/data.ts';
import { type Answers, type ProfileValue, partsOf, writtenDate } from '../experience/profile-answers.ts';
import type { Account, AccountPageData, FieldName } from './data.ts';

/** Name and picture have places of their own on the page. */
const ownPlaces = ['name', 'avatar'];
const profileKeys = [
  'familyName',
  'givenName',
  'middleName',
  'nickname',
  'preferredUsername',
  'profile',
  'website',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
];

/** What the settings call the place where the answer is kept. */
export function placeOf({ name, type }: ProfileField): Extract<FieldName, 'profile' | 'customData'> {
  const isProfile = type === 'Fullname' || type === 'Address' || profileKeys.includes(name);
  return isProfile ? 'profile' : 'customData';
}

/** The questions of the operator, in the order chosen for the account centre. */
export function profileFields({ settings, accountCenter }: AccountPageData): ProfileField[] {
  const catalog = settings.customProfileFieldCatalog;
  const chosen = accountCenter.profileFields;
  const fields = chosen
    ? chosen.flatMap(({ name }) => catalog.filter((field) => field.name === name))
    : catalog;
  return fields.filter(({ name }) => !ownPlaces.includes(name));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** As the browser's date field has it; null for a date that is written otherwise. */
export function readDate(written: string, format: string | undefined): string {
  const [one, two, three] = written.split('/');
  if (!one || !two || !three) return written;
  if (format === 'MM/dd/yyyy') return `${three}-${one}-${two}`;
  return format === 'dd/MM/yyyy' ? `${three}-${two}-${one}` : written;
}

export function answerOf({ profile, customData }: Account, field: ProfileField): ProfileValue {
  if (field.type === 'Fullname' || field.type === 'Address') {
    const kept = record(field.type === 'Address' ? profile?.address : profile);
    return Object.fromEntries(partsOf(field).map(({ name }) => [name, String(kept[name] ?? '')]));
  }
  const found = placeOf(field) === 'profile' ? profile?.[field.name] : customData?.[field.name];
  if (field.type === 'Checkbox') return found === true || found === 'true';
  if (field.type === 'Date' && typeof found === 'string') return readDate(found, field.config?.format);
  return typeof found === 'string' || typeof found === 'number' ? found : undefined;
}

export function answersOf(account: Account, fields: ProfileField[]): Answers {
  return Object.fromEntries(fields.map((field) => [field.name, answerOf(account, field)]));
}

export interface ProfileChanges {
  profile?: Record<string, unknown>;
  customData?: Record<string, unknown>;
}

function written({ type, config }: ProfileField, value: ProfileValue): unknown {
  return type === 'Date' && typeof value === 'string' ? writtenDate(value, config?.format) : value;
}

/** What goes into the profile; its keys hold text alone. */
function inProfile({ profile }: Account, field: ProfileField, value: ProfileValue): Record<string, unknown> {
  if (field.type === 'Fullname') return record(value);
  if (field.type === 'Address') return { address: { ...record(profile?.address), ...record(value) } };
  return { [field.name]: String(written(field, value) ?? '') };
}

/** What differs from the account, ready to be sent: the profile is merged there, custom data replaced as a whole. */
export function changesOf(account: Account, fields: ProfileField[], answers: Answers): ProfileChanges {
  const changes: ProfileChanges = {};
  for (const field of fields) {
    const value = answers[field.name];
    if (JSON.stringify(value) === JSON.stringify(answerOf(account, field))) continue;
    if (placeOf(field) === 'profile')
      changes.profile = { ...changes.profile, ...inProfile(account, field, value) };
    else
      changes.customData = {
        ...(changes.customData ?? account.customData),
        [field.name]: written(field, value) ?? null,
      };
  }
  return changes;
}

/** As text, where it is not to be changed. */
export function shownAnswer(account: Account, field: ProfileField): string {
  const found = answerOf(account, field);
  if (typeof found === 'object') return Object.values(found).filter(Boolean).join(', ');
  if (typeof found === 'boolean') return found ? '✓' : '–';
  return String(found ?? '');
}
