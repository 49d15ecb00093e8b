/** The e-mail address and the phone number: a new one is proved by a code before it is taken. */
import { useState } from 'preact/hooks';
import { readIdentifier } from '../../experience/identifier.ts';
import { Field } from '../../experience/parts/field.tsx';
import { complaintAt } from '../../experience/problems.ts';
import { useAccount } from '../account-context.ts';
import type { Address } from '../api.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { CodeStep, type SentCode } from '../parts/code-step.tsx';
import { Task } from '../parts/frame.tsx';
import { Removal } from '../parts/removal.tsx';
import { showPhone } from '../shown.ts';
import { useChange } from '../use-change.ts';

export const Email = () => <AddressPage type="email" />;

export const Phone = () => <AddressPage type="phone" />;

function AddressPage({ type }: { type: Address['type'] }) {
  const { t, api, account, reload } = useAccount();
  const change = useChange();
  const [sent, setSent] = useState<SentCode | null>(null);
  const current = type === 'email' ? account.primaryEmail : account.primaryPhone;
  const done = `/account/${type}/success`;

  const send = (address: Address) =>
    change.run(async () => {
      setSent({ address, ...(await api.sendCode(address)), sentAt: Date.now() });
      return undefined;
    });
  const check = ({ address, verificationRecordId }: SentCode, code: string) =>
    change.run(async () => {
      await api.checkCode(address, verificationRecordId, code);
      await api.changeAddress(address, verificationRecordId);
      await reload();
      return done;
    });

  const title = t(current ? `account.${type}.change` : `account.${type}.add`);
  const shown = current && type === 'phone' ? showPhone(current) : current;
  return (
    <Task title={title} subtitle={shown ? t('account.now', { value: shown }) : undefined}>
      {sent ? (
        <CodeStep
          sent={sent}
          change={change}
          onCode={(code) => check(sent, code)}
          onResend={() => send(sent.address)}
        />
      ) : (
        <NewAddress type={type} change={change} onAddress={send} />
      )}
      {current && !sent && (
        <Removal
          label={t(`account.${type}.remove`)}
          question={t('account.removal_question', { value: shown ?? '' })}
          remove={() => api.removeAddress(type)}
          next={done}
        />
      )}
    </Task>
  );
}

interface Props {
  type: Address['type'];
  change: ReturnType<typeof useChange>;
  onAddress: (address: Address) => void;
}

function NewAddress({ type, change, onAddress }: Props) {
  const { t } = useAccount();
  const [typed, setTyped] = useState('');
  const [complaint, setComplaint] = useState<string>();

  function submit() {
    const reading = readIdentifier(typed, [type]);
    if ('identifier' in reading) {
      setComplaint(undefined);
      return onAddress({ type, value: reading.identifier.value });
    }
    setComplaint(t(`error.${reading.problem}`));
    document.getElementById('username')?.focus();
  }

  return (
    <ChangeForm change={change} label={t('action.send_code')} onSubmit={submit}>
      <Field
        name="username"
        label={t(`account.${type}.new`)}
        type="text"
        dir="ltr"
        inputMode={type === 'email' ? 'email' : 'tel'}
        autocomplete={type === 'email' ? 'email' : 'tel'}
        value={typed}
        onValue={setTyped}
        note={type === 'phone' ? t('input.phone_hint') : undefined}
        complaint={complaint ?? complaintAt('username', change.problem)}
        autoFocus
      />
    </ChangeForm>
  );
}
