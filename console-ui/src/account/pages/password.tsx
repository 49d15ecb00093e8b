/** The password. */
import { useState } from 'preact/hooks';
import { HiddenName } from '../../experience/parts/hidden-name.tsx';
import { PasswordField } from '../../experience/parts/password-field.tsx';
import { PasswordRules } from '../../experience/parts/password-rules.tsx';
import { complaintAt } from '../../experience/problems.ts';
import { useAccount } from '../account-context.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { Task } from '../parts/frame.tsx';
import { signInName } from '../shown.ts';
import { useChange } from '../use-change.ts';

export function Password() {
  const { t, api, account, reload } = useAccount();
  const change = useChange();
  const [password, setPassword] = useState('');
  const [isBlank, setBlank] = useState(false);

  function submit() {
    setBlank(password === '');
    if (password === '') return document.getElementById('password')?.focus();
    change.run(async () => {
      await api.changePassword(password);
      await reload();
      return '/account/password/success';
    });
  }

  return (
    <Task title={t(account.hasPassword ? 'account.password.change' : 'account.password.add')}>
      <ChangeForm change={change} label={t('account.save')} onSubmit={submit}>
        <HiddenName value={signInName(account)} />
        <PasswordField
          value={password}
          onValue={setPassword}
          complaint={isBlank ? t('error.required') : complaintAt('password', change.problem)}
          autocomplete="new-password"
          autoFocus
        />
        <PasswordRules password={password} />
      </ChangeForm>
    </Task>
  );
}
