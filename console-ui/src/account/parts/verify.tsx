/** The step before sensitive changes: the person shows that it is really them. */
import { useState } from 'preact/hooks';
import { HiddenName } from '../../experience/parts/hidden-name.tsx';
import { PasswordField } from '../../experience/parts/password-field.tsx';
import { complaintAt } from '../../experience/problems.ts';
import { useAccount } from '../account-context.ts';
import type { Address } from '../api.ts';
import type { Account } from '../data.ts';
import { showPhone, signInName } from '../shown.ts';
import { useChange } from '../use-change.ts';
import { ChangeForm } from './change-form.tsx';
import { CodeStep, type SentCode } from './code-step.tsx';
import { Task } from './frame.tsx';

export type Way = 'password' | Address['type'];

/** Of what the account has, and of what the page may know. */
export function waysToProve({ hasPassword, primaryEmail, primaryPhone }: Account): Way[] {
  const ways: Way[] = [];
  if (hasPassword) ways.push('password');
  if (primaryEmail) ways.push('email');
  if (primaryPhone) ways.push('phone');
  return ways;
}

export function Verify() {
  const { t, account } = useAccount();
  const ways = waysToProve(account);
  const [way, setWay] = useState<Way | undefined>(ways[0]);
  if (!way) return <Task title={t('account.verify.title')} subtitle={t('account.verify.impossible')} />;
  const others = ways.filter((each) => each !== way);
  return (
    <Task title={t('account.verify.title')} subtitle={t('account.verify.reason')}>
      {way === 'password' ? <ByPassword /> : <ByCode key={way} type={way} />}
      {others.map((each) => (
        <p key={each} class="switch">
          <button type="button" id={`by-${each}`} class="text-button" onClick={() => setWay(each)}>
            {t(`account.verify.by_${each}`)}
          </button>
        </p>
      ))}
    </Task>
  );
}

function ByPassword() {
  const { t, api, account, proofs, refresh } = useAccount();
  const change = useChange();
  const [password, setPassword] = useState('');
  const [isBlank, setBlank] = useState(false);

  function submit() {
    setBlank(password === '');
    if (password === '') return document.getElementById('password')?.focus();
    change.run(async () => {
      proofs.keep(await api.provePassword(password));
      refresh();
      return undefined;
    });
  }

  return (
    <ChangeForm change={change} label={t('action.continue')} onSubmit={submit}>
      <HiddenName value={signInName(account)} />
      <PasswordField
        value={password}
        onValue={setPassword}
        complaint={isBlank ? t('error.required') : complaintAt('password', change.problem)}
        autocomplete="current-password"
        autoFocus
      />
    </ChangeForm>
  );
}

function ByCode({ type }: { type: Address['type'] }) {
  const { t, api, account, proofs, refresh } = useAccount();
  const change = useChange();
  const [sent, setSent] = useState<SentCode | null>(null);
  const value = (type === 'email' ? account.primaryEmail : account.primaryPhone) ?? '';

  const send = () =>
    change.run(async () => {
      const address = { type, value };
      setSent({ address, ...(await api.sendCode(address)), sentAt: Date.now() });
      return undefined;
    });

  if (!sent) {
    return (
      <ChangeForm change={change} label={t('action.send_code')} onSubmit={send}>
        <p class="chosen">
          {t('account.code_will_go_to', { address: type === 'phone' ? showPhone(value) : value })}
        </p>
      </ChangeForm>
    );
  }
  const check = (code: string) =>
    change.run(async () => {
      const { verificationRecordId, expiresAt } = sent;
      await api.checkCode(sent.address, verificationRecordId, code);
      proofs.keep({ verificationRecordId, expiresAt });
      refresh();
      return undefined;
    });
  return <CodeStep sent={sent} change={change} onCode={check} onResend={send} />;
}
