/** One question about the person, as an administrator has defined it. */
import type { ProfileField } from '../data.ts';
import { Field } from './field.tsx';

export type ProfileValue = string | number | boolean | undefined;

interface Props {
  field: ProfileField;
  value: ProfileValue;
  complaint: string | undefined;
  onValue: (value: ProfileValue) => void;
}

const inputTypes: Record<string, 'date' | 'number' | 'url'> = { Date: 'date', Number: 'number', Url: 'url' };

export function ProfileFieldInput({ field, value, complaint, onValue }: Props) {
  const label = field.label || field.name;
  if (field.type === 'Checkbox') {
    return (
      <label class="tick spaced">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
    );
  }
  if (field.type === 'Select') {
    return (
      <div class="field">
        <label for={field.name}>{label}</label>
        <select
          id={field.name}
          name={field.name}
          value={String(value ?? '')}
          onChange={(event) => onValue(event.currentTarget.value || undefined)}
        >
          <option value="" />
          {field.config?.options?.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label || option.value}
            </option>
          ))}
        </select>
        <p class="field-note complaint">{complaint}</p>
      </div>
    );
  }
  const isNumber = field.type === 'Number';
  return (
    <Field
      name={field.name}
      label={label}
      type={inputTypes[field.type ?? ''] ?? 'text'}
      placeholder={field.config?.placeholder}
      value={String(value ?? '')}
      note={field.description ?? undefined}
      complaint={complaint}
      onValue={(text) => onValue(text === '' ? undefined : isNumber ? Number(text) : text)}
    />
  );
}
