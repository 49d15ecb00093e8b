/** Asks for the code that was sent to an address. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { CodeField } from '../../experience/parts/code-field.tsx';
import { Resend } from '../../experience/parts/resend.tsx';
import { complaintAt } from '../../experience/problems.ts';
import { useAccount } from '../account-context.ts';
import type { Address } from '../api.ts';
import { showPhone } from '../shown.ts';
import type { Change } from '../use-change.ts';
import { ChangeForm } from './change-form.tsx';

export interface SentCode {
  address: Address;
  verificationRecordId: string;
  expiresAt: string;
  sentAt: number;
}

interface Props {
  sent: SentCode;
  change: Change;
  onCode: (code: string) => void;
  onResend: () => void;
}

export function CodeStep({ sent, change, onCode, onResend }: Props) {
  const { t } = useAccount();
  const [code, setCode] = useState('');
  const [isBlank, setBlank] = useState(false);
  const { type, value } = sent.address;
  useLayoutEffect(() => document.getElementById('code')?.focus(), []);

  function submit() {
    setBlank(code === '');
    if (code !== '') onCode(code);
  }

  return (
    <>
      <p class="chosen">{t('account.code_sent', { address: type === 'phone' ? showPhone(value) : value })}</p>
      <ChangeForm change={change} label={t('action.continue')} onSubmit={submit}>
        <CodeField
          value={code}
          onValue={setCode}
          complaint={isBlank ? t('error.required') : complaintAt('code', change.problem)}
        />
      </ChangeForm>
      <Resend sentAt={sent.sentAt} isBusy={change.isBusy} onResend={onResend} />
    </>
  );
}
