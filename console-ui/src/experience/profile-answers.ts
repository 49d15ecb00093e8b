/** What people answer to the questions about their profile, and how it is sent. */
import type { FieldPart, ProfileField } from './data.ts';
import type { ProfileEntry } from './interaction.ts';

export type ProfileValue = string | number | boolean | Record<string, string> | undefined;
export type Answers = Record<string, ProfileValue>;

export function partsOf({ config }: ProfileField): FieldPart[] {
  return (config?.parts ?? []).filter((part) => part.enabled);
}

/** Ids of the inputs that are left blank although they are required. */
function blanks(field: ProfileField, value: ProfileValue): string[] {
  const parts = partsOf(field);
  if (parts.length > 0) {
    const given = typeof value === 'object' ? value : {};
    return parts
      .filter((part) => (part.required || (field.required && parts.length === 1)) && !given[part.name])
      .map((part) => `${field.name}.${part.name}`);
  }
  const isBlank = value === undefined || value === '' || (field.type === 'Checkbox' && value === false);
  return field.required && isBlank ? [field.name] : [];
}

/** Names of the questions that stay unanswered. */
export function unanswered(missing: string[], fields: ProfileField[], answers: Answers): string[] {
  const names = missing
    .filter((name) => name === 'username' || name === 'password')
    .filter((name) => (answers[name] ?? '') === '');
  const open = missing.includes('extraProfile')
    ? fields.flatMap((field) => blanks(field, answers[field.name]))
    : [];
  return [...names, ...open];
}

/** The browser's dates are `yyyy-MM-dd`; the operator may want them written otherwise. */
export function writtenDate(value: string, format: string | undefined): string {
  const [year, month, day] = value.split('-');
  if (!year || !month || !day) return value;
  if (format === 'MM/dd/yyyy') return `${month}/${day}/${year}`;
  return format === 'dd/MM/yyyy' ? `${day}/${month}/${year}` : value;
}

function writtenValue({ type, config }: ProfileField, value: ProfileValue): ProfileValue {
  return type === 'Date' && typeof value === 'string' ? writtenDate(value, config?.format) : value;
}

/** A full name is no detail of its own: its parts are. */
function entriesOf(field: ProfileField, answers: Answers): [string, ProfileValue][] {
  const value = answers[field.name];
  if (value === undefined || value === '') return [];
  if (field.type === 'Fullname' && typeof value === 'object') return Object.entries(value);
  return [[field.name, writtenValue(field, value)]];
}

export function profileEntries(missing: string[], fields: ProfileField[], answers: Answers): ProfileEntry[] {
  const entries: ProfileEntry[] = [];
  for (const type of ['username', 'password'] as const) {
    if (missing.includes(type)) entries.push({ type, value: String(answers[type] ?? '') });
  }
  if (missing.includes('extraProfile')) {
    const values = Object.fromEntries(fields.flatMap((field) => entriesOf(field, answers)));
    entries.push({ type: 'extraProfile', values });
  }
  return entries;
}
