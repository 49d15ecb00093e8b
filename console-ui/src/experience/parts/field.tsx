/** A labelled text field; its note and its complaint share one line, so that nothing jumps. */
import type { ComponentChildren, JSX } from 'preact';
import { useFocus } from '../use-arrival.ts';

export interface FieldProps {
  name: string;
  label: string;
  value: string;
  note?: string | undefined;
  complaint?: string | undefined;
  onValue: (value: string) => void;
  children?: ComponentChildren;
  type?: 'text' | 'password' | 'date' | 'number' | 'url';
  dir?: 'auto' | 'ltr';
  autocomplete?: string;
  inputMode?: 'text' | 'email' | 'tel' | 'numeric' | 'decimal';
  minLength?: number;
  maxLength?: number;
  min?: number;
  max?: number;
  required?: boolean;
  onBlur?: () => void;
  placeholder?: string | undefined;
  autoFocus?: boolean;
}

export function Field({
  name,
  label,
  note,
  complaint,
  onValue,
  children,
  autoFocus,
  ...attributes
}: FieldProps) {
  const input = useFocus<HTMLInputElement>(autoFocus);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="field-box">
        <input
          ref={input}
          id={name}
          name={name}
          aria-invalid={complaint ? true : undefined}
          aria-describedby={`${name}-note`}
          spellcheck={false}
          autocapitalize="none"
          {...(attributes as JSX.IntrinsicElements['input'])}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        {children}
      </div>
      <p id={`${name}-note`} class={complaint ? 'field-note complaint' : 'field-note'} aria-live="polite">
        {complaint ?? note}
      </p>
    </div>
  );
}
