/** The one field that takes a username, an e-mail address or a phone number, whichever is allowed. */
import { useApp } from '../app-context.ts';
import type { IdentifierType } from '../data.ts';
import type { Translator } from '../phrases.ts';
import { Field, type FieldProps } from './field.tsx';

/** "Username, email address, or phone number", in the grammar of the page's language. */
function labelOf(allowed: IdentifierType[], t: Translator, language: string): string {
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  const label = list.format(allowed.map((type) => t(`identifier.${type}`)));
  return label.charAt(0).toLocaleUpperCase(language) + label.slice(1);
}

type Props = Omit<FieldProps, 'name' | 'label' | 'type'> & { allowed: IdentifierType[] };

export function IdentifierField({ allowed, ...props }: Props) {
  const { t, data } = useApp();
  const only = allowed.length === 1 ? allowed[0] : undefined;
  return (
    <Field
      note={allowed.includes('phone') ? t('input.phone_hint') : undefined}
      autocomplete="username"
      {...props}
      name="username"
      label={labelOf(allowed, t, data.language)}
      type="text"
      inputMode={only === 'phone' ? 'tel' : allowed.includes('email') ? 'email' : 'text'}
      dir="auto"
    />
  );
}
