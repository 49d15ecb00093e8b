/** The rules that a new password can be held against while it is typed; the server knows the others. */
import { useApp } from '../app-context.ts';
import type { Settings } from '../data.ts';

const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u];

interface Rule {
  phrase: string;
  count: number;
  isMet: boolean;
}

export function passwordRules(
  password: string,
  { passwordPolicy }: Pick<Settings, 'passwordPolicy'>,
): Rule[] {
  const length = passwordPolicy?.length?.min ?? 8;
  const types = passwordPolicy?.characterTypes?.min ?? 1;
  const used = kinds.filter((kind) => kind.test(password)).length;
  const rules = [{ phrase: 'length', count: length, isMet: [...password].length >= length }];
  return types > 1 ? [...rules, { phrase: 'character_types', count: types, isMet: used >= types }] : rules;
}

export function PasswordRules({ password }: { password: string }) {
  const { data, t } = useApp();
  return (
    <ul class="rules">
      {passwordRules(password, data.settings).map(({ phrase, count, isMet }) => (
        <li key={phrase} class={isMet ? 'met' : undefined}>
          {t(`password_requirement.${phrase}`, { count })}
        </li>
      ))}
    </ul>
  );
}
