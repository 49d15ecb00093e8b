/** The username. */
import { useState } from 'preact/hooks';
import { Field } from '../../experience/parts/field.tsx';
import { complaintAt } from '../../experience/problems.ts';
import { useAccount } from '../account-context.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { Task } from '../parts/frame.tsx';
import { Removal } from '../parts/removal.tsx';
import { useChange } from '../use-change.ts';

const done = '/account/username/success';

export function Username() {
  const { t, api, account, reload } = useAccount();
  const change = useChange();
  const [typed, setTyped] = useState(account.username ?? '');
  const [isBlank, setBlank] = useState(false);

  function submit() {
    const username = typed.trim();
    setBlank(username === '');
    if (username === '') return document.getElementById('username')?.focus();
    change.run(async () => {
      await api.change({ username });
      await reload();
      return done;
    });
  }

  return (
    <Task title={t(account.username ? 'account.username.change' : 'account.username.add')}>
      <ChangeForm change={change} label={t('account.save')} onSubmit={submit}>
        <Field
          name="username"
          label={t('input.username')}
          type="text"
          autocomplete="username"
          value={typed}
          onValue={setTyped}
          note={t('description.username_rules')}
          complaint={isBlank ? t('error.required') : complaintAt('username', change.problem)}
          autoFocus
        />
      </ChangeForm>
      {account.username && (
        <Removal
          label={t('account.username.remove')}
          question={t('account.removal_question', { value: account.username })}
          remove={() => api.change({ username: null })}
          next={done}
        />
      )}
    </Task>
  );
}
