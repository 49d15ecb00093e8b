/** The built-in details of a person, and the kinds of answers to questions of one's own. */

export type FieldType =
  | 'TEXT'
  | 'NUMBER'
  | 'DATE'
  | 'CHECKBOX'
  | 'SELECT'
  | 'URL'
  | 'REGEX'
  | 'ADDRESS'
  | 'FULLNAME';

const text = { type: 'TEXT', config: {} } as const;
const nameParts = ['givenName', 'familyName'].map((name) => ({
  name,
  type: 'Text',
  enabled: true,
  required: true,
}));
const addressParts = ['streetAddress', 'postalCode', 'locality', 'country'].map((name) => ({
  name,
  type: 'Text',
  enabled: true,
  required: true,
}));

interface BuiltIn {
  label: string;
  type: FieldType;
  config: Record<string, unknown>;
}

/** By the name under which the profile keeps them. */
export const builtIns: Readonly<Record<string, BuiltIn>> = {
  name: { label: 'Name, in one field', ...text },
  fullname: { label: 'First and last name', type: 'FULLNAME', config: { parts: nameParts } },
  avatar: { label: 'Picture', type: 'URL', config: {} },
  nickname: { label: 'Nickname', ...text },
  birthdate: { label: 'Date of birth', type: 'DATE', config: { format: 'yyyy-MM-dd' } },
  website: { label: 'Website', type: 'URL', config: {} },
  address: { label: 'Address', type: 'ADDRESS', config: { parts: addressParts } },
};

export const kinds: readonly { value: FieldType; label: string }[] = [
  { value: 'TEXT', label: 'Text' },
  { value: 'NUMBER', label: 'Number' },
  { value: 'DATE', label: 'Date' },
  { value: 'CHECKBOX', label: 'Checkbox' },
  { value: 'SELECT', label: 'One of several' },
  { value: 'URL', label: 'Web address' },
  { value: 'REGEX', label: 'Text of a form' },
];

const labels: Partial<Record<FieldType, string>> = { ADDRESS: 'Address', FULLNAME: 'Full name' };

export function kindOf(type: FieldType): string {
  return kinds.find(({ value }) => value === type)?.label ?? labels[type] ?? type;
}

export interface Question {
  /** A built-in detail; empty for a question of one's own. */
  builtIn: string;
  name: string;
  label: string;
  type: FieldType;
  options: string[];
  format: string;
  isRequired: boolean;
}

export function fieldOf({ builtIn, name, label, type, options, format, isRequired }: Question) {
  const known = builtIns[builtIn];
  if (known) return { name: builtIn, type: known.type, config: known.config, isRequired };
  return {
    name: name.trim(),
    label: label.trim(),
    type,
    config: configOf(type, options, format),
    isRequired,
  };
}

function configOf(type: FieldType, options: string[], format: string): Record<string, unknown> {
  if (type === 'SELECT') {
    const filled = options.map((option) => option.trim()).filter((option) => option !== '');
    return { options: filled.map((option) => ({ value: option, label: option })) };
  }
  if (type === 'REGEX') return { format };
  return type === 'DATE' ? { format: 'yyyy-MM-dd' } : {};
}
