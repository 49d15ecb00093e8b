/** One question about the person, as an administrator has defined it. */
import { useApp } from '../app-context.ts';
import type { FieldConfig, FieldPart, ProfileField } from '../data.ts';
import { type ProfileValue, partsOf } from '../profile-answers.ts';
import { Field, type FieldProps } from './field.tsx';

interface Props {
  field: ProfileField;
  value: ProfileValue;
  /** The complaint at an input, by its id. */
  complaintAt: (id: string) => string | undefined;
  onValue: (value: ProfileValue) => void;
}

const inputTypes: Record<string, 'date' | 'number' | 'url'> = { Date: 'date', Number: 'number', Url: 'url' };

/** So that browsers fill in what they know. */
const autocompletes: Record<string, string> = {
  name: 'name',
  nickname: 'nickname',
  givenName: 'given-name',
  middleName: 'additional-name',
  familyName: 'family-name',
  birthdate: 'bday',
  website: 'url',
  company: 'organization',
  streetAddress: 'street-address',
  locality: 'address-level2',
  region: 'address-level1',
  postalCode: 'postal-code',
  country: 'country-name',
};

export function ProfileFieldInput({ field, value, complaintAt, onValue }: Props) {
  const { t } = useApp();
  const label = labelOf(field.name, field.label, t);
  const parts = partsOf(field);
  if (parts.length > 0) {
    const given = typeof value === 'object' ? value : {};
    return (
      <fieldset class="parts">
        <legend>{label}</legend>
        {parts.map((part) => (
          <Part
            key={part.name}
            id={`${field.name}.${part.name}`}
            part={part}
            value={given[part.name] ?? ''}
            complaint={complaintAt(`${field.name}.${part.name}`)}
            onValue={(text) => onValue({ ...given, [part.name]: text })}
          />
        ))}
      </fieldset>
    );
  }
  const complaint = complaintAt(field.name);
  if (field.type === 'Checkbox') {
    return (
      <div class="field">
        <label class="tick">
          <input
            type="checkbox"
            id={field.name}
            checked={value === true}
            aria-describedby={`${field.name}-note`}
            onChange={(event) => onValue(event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
        <p id={`${field.name}-note`} class={complaint ? 'field-note complaint' : 'field-note'}>
          {complaint ?? field.description}
        </p>
      </div>
    );
  }
  const select = { id: field.name, label, value: String(value ?? ''), complaint, config: field.config };
  if (field.type === 'Select') return <Choice {...select} onValue={(text) => onValue(text || undefined)} />;
  const isNumber = field.type === 'Number';
  const isFree = field.type === 'Date' && field.config?.format === 'custom';
  return (
    <Field
      name={field.name}
      label={label}
      type={isFree ? 'text' : (inputTypes[field.type ?? ''] ?? 'text')}
      {...limits(field.config)}
      {...(isFree && field.config?.customFormat ? { placeholder: field.config.customFormat } : {})}
      {...(autocompletes[field.name] ? { autocomplete: autocompletes[field.name] as string } : {})}
      value={String(value ?? '')}
      note={field.description ?? undefined}
      complaint={complaint}
      onValue={(text) => onValue(text === '' ? undefined : isNumber ? Number(text) : text)}
    />
  );
}

function labelOf(name: string, label: string | undefined, t: ReturnType<typeof useApp>['t']): string {
  if (label) return label;
  return t.has(`profile.${name}`) ? t(`profile.${name}`) : name;
}

function limits({
  placeholder,
  minLength,
  maxLength,
  minValue,
  maxValue,
}: FieldConfig = {}): Partial<FieldProps> {
  return {
    placeholder,
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(minValue === undefined ? {} : { min: minValue }),
    ...(maxValue === undefined ? {} : { max: maxValue }),
  };
}

interface PartProps {
  id: string;
  part: FieldPart;
  value: string;
  complaint: string | undefined;
  onValue: (text: string) => void;
}

function Part({ id, part, value, complaint, onValue }: PartProps) {
  const { t } = useApp();
  const label = labelOf(part.name, part.label, t);
  if (part.config?.options)
    return <Choice {...{ id, label, value, complaint, config: part.config, onValue }} />;
  return (
    <Field
      name={id}
      label={label}
      type="text"
      {...limits(part.config)}
      {...(autocompletes[part.name] ? { autocomplete: autocompletes[part.name] as string } : {})}
      value={value}
      complaint={complaint}
      onValue={onValue}
    />
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  complaint: string | undefined;
  config: FieldConfig | undefined;
  onValue: (text: string) => void;
}

function Choice({ id, label, value, complaint, config, onValue }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        name={id}
        value={value}
        aria-invalid={complaint ? true : undefined}
        aria-describedby={`${id}-note`}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="" />
        {config?.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label || option.value}
          </option>
        ))}
      </select>
      <p id={`${id}-note`} class="field-note complaint" aria-live="polite">
        {complaint}
      </p>
    </div>
  );
}
