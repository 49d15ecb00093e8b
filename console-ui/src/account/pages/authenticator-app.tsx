/** The authenticator app: a secret to scan or to type, and a first code as the proof that it arrived. */
import { useState } from 'preact/hooks';
import { CodeField } from '../../experience/parts/code-field.tsx';
import { Complaint } from '../../experience/parts/complaint.tsx';
import { complaintAt } from '../../experience/problems.ts';
import { navigate } from '../../experience/router.ts';
import { useAccount } from '../account-context.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { Task } from '../parts/frame.tsx';
import { Removal } from '../parts/removal.tsx';
import { inGroups } from '../shown.ts';
import { useChange } from '../use-change.ts';
import { useLoaded } from '../use-loaded.ts';

export function AddAuthenticator() {
  const { t, api, factors } = useAccount();
  if (factors.some(({ type }) => type === 'Totp')) {
    navigate('/account/authenticator-app/replace', null, true, '');
    return null;
  }
  return (
    <Task title={t('account.authenticator.add')} subtitle={t('account.authenticator.how')}>
      <Enrolment
        done="/account/authenticator-app/success"
        keep={(secret, code) => api.addFactor({ type: 'Totp', secret, code })}
      />
    </Task>
  );
}

export function ReplaceAuthenticator() {
  const { t, api, factors } = useAccount();
  const found = factors.find(({ type }) => type === 'Totp');
  if (!found) {
    navigate('/account/authenticator-app', null, true, '');
    return null;
  }
  return (
    <Task title={t('account.authenticator.replace')} subtitle={t('account.authenticator.how')}>
      <Enrolment done="/account/authenticator-app/replace/success" keep={api.replaceSecret} />
      <Removal
        label={t('account.authenticator.remove')}
        question={t('account.authenticator.removal_question')}
        remove={() => api.removeFactor(found.id)}
        next="/account/authenticator-app/success"
      />
    </Task>
  );
}

interface Props {
  done: string;
  keep: (secret: string, code: string) => Promise<unknown>;
}

function Enrolment({ done, keep }: Props) {
  const { t, api, reload } = useAccount();
  const { value, problem, retry } = useLoaded(api.newSecret);
  const change = useChange();
  const [code, setCode] = useState('');
  const [isBlank, setBlank] = useState(false);
  if (!value) return problem ? <Complaint problem={problem} onRetry={retry} /> : <div class="placeholder" />;

  const { secret, secretQrCode } = value;
  function submit() {
    setBlank(code === '');
    if (code === '') return document.getElementById('code')?.focus();
    change.run(async () => {
      await keep(secret, code);
      await reload();
      return done;
    });
  }
  return (
    <>
      <img class="qr" src={secretQrCode} alt={t('account.authenticator.picture')} width={192} height={192} />
      <p class="secret">
        <span>{t('account.authenticator.key')}</span>
        <code class="secret-text" dir="ltr">
          {inGroups(secret)}
        </code>
      </p>
      <ChangeForm change={change} label={t('account.save')} onSubmit={submit}>
        <CodeField
          value={code}
          onValue={setCode}
          complaint={isBlank ? t('error.required') : complaintAt('code', change.problem)}
        />
      </ChangeForm>
    </>
  );
}
