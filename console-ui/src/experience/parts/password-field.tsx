/** A password field that can be looked at. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Field, type FieldProps } from './field.tsx';

export function PasswordField(props: Omit<FieldProps, 'type' | 'name' | 'label' | 'children'>) {
  const { t } = useApp();
  const [isShown, setShown] = useState(false);
  const hint = t(isShown ? 'action.hide_password' : 'action.show_password');

  return (
    <Field {...props} name="password" label={t('input.password')} type={isShown ? 'text' : 'password'}>
      <button
        type="button"
        class="reveal"
        aria-controls="password"
        aria-pressed={isShown}
        aria-label={hint}
        title={hint}
        onClick={() => setShown(!isShown)}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d="M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12Z" />
          <circle cx="12" cy="12" r="2.75" />
          {isShown && <path d="m4 20 16-16" />}
        </svg>
      </button>
    </Field>
  );
}
