/** The field for a one-time code; phones offer the code from the message. */
import { useApp } from '../app-context.ts';
import { Field, type FieldProps } from './field.tsx';

type Props = Pick<FieldProps, 'value' | 'onValue' | 'complaint' | 'note'> & {
  /** Backup codes have letters. */
  isNumeric?: boolean;
};

/** What a person copies out of a message has blanks and dashes. */
export function tidyCode(text: string, isNumeric: boolean): string {
  return isNumeric ? text.replace(/\D/g, '').slice(0, 6) : text.replace(/[\s-]/g, '').slice(0, 32);
}

export function CodeField({ isNumeric = true, onValue, ...props }: Props) {
  const { t } = useApp();
  return (
    <Field
      {...props}
      name="code"
      label={t(isNumeric ? 'input.code' : 'input.backup_code')}
      type="text"
      inputMode={isNumeric ? 'numeric' : 'text'}
      autocomplete="one-time-code"
      autoFocus
      onValue={(text) => onValue(tidyCode(text, isNumeric))}
    />
  );
}
