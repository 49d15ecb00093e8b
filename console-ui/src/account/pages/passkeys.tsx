/** Passkeys: added with this device, renamed, removed. */
import { useState } from 'preact/hooks';
import { Field } from '../../experience/parts/field.tsx';
import { canUsePasskeys } from '../../experience/passkeys.ts';
import { useAccount } from '../account-context.ts';
import type { FactorOfAccount } from '../data.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { Task } from '../parts/frame.tsx';
import { Link } from '../parts/link.tsx';
import { Removal } from '../parts/removal.tsx';
import { showMoment } from '../shown.ts';
import { useChange } from '../use-change.ts';

const longestName = 64;

export function AddPasskey() {
  const { t, api, reload } = useAccount();
  const change = useChange();
  const [name, setName] = useState('');
  if (!canUsePasskeys())
    return <Task title={t('account.passkey.add')} subtitle={t('account.passkey.unable')} />;

  const add = () =>
    change.run(async () => {
      await api.addPasskey(name.trim());
      await reload();
      return '/account/passkey/add/success';
    });
  return (
    <Task title={t('account.passkey.add')} subtitle={t('account.passkey.how')}>
      <ChangeForm change={change} label={t('action.create_passkey')} onSubmit={add}>
        <Field
          name="name"
          label={t('account.passkey.name')}
          note={t('account.passkey.name_note')}
          type="text"
          autocomplete="off"
          maxLength={longestName}
          value={name}
          onValue={setName}
          autoFocus
        />
      </ChangeForm>
    </Task>
  );
}

export function ManagePasskeys() {
  const { t, factors } = useAccount();
  const passkeys = factors.filter(({ type }) => type === 'WebAuthn');
  return (
    <Task
      title={t('account.passkey.manage')}
      subtitle={passkeys.length ? undefined : t('account.passkey.none')}
    >
      <ul class="entries">
        {passkeys.map((passkey) => (
          <Passkey key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      <p class="switch">
        <Link to="/account/passkey/add" id="to-passkey-add">
          {t('account.passkey.add')}
        </Link>
      </p>
    </Task>
  );
}

type Doing = 'nothing' | 'renaming' | 'removing';

function Passkey({ passkey }: { passkey: FactorOfAccount }) {
  const { data, t, api } = useAccount();
  const [doing, setDoing] = useState<Doing>('nothing');
  const name = passkey.name || passkey.agent || t('account.passkey.nameless');
  const used = passkey.lastUsedAt ?? passkey.createdAt;
  const phrase = passkey.lastUsedAt ? 'account.last_used' : 'account.set_up_on';
  return (
    <li class="entry">
      <p class="row-label">
        <bdi>{name}</bdi>
      </p>
      <p class="row-detail">{t(phrase, { date: showMoment(used, data.language) })}</p>
      {doing === 'renaming' && <Renaming passkey={passkey} onDone={() => setDoing('nothing')} />}
      {doing === 'removing' && (
        <Removal
          label={t('account.remove')}
          question={t('account.removal_question', { value: name })}
          remove={() => api.removeFactor(passkey.id)}
          next="/account/passkey/manage/success"
          isAsking
        />
      )}
      <p class="entry-actions">
        {doing === 'nothing' ? (
          <>
            <EntryButton label={t('account.rename')} about={name} onChoose={() => setDoing('renaming')} />
            <EntryButton label={t('account.remove')} about={name} onChoose={() => setDoing('removing')} />
          </>
        ) : (
          <EntryButton label={t('action.cancel')} about={name} onChoose={() => setDoing('nothing')} />
        )}
      </p>
    </li>
  );
}

function EntryButton({ label, about, onChoose }: { label: string; about: string; onChoose: () => void }) {
  return (
    <button type="button" class="text-button" aria-label={`${label}: ${about}`} onClick={onChoose}>
      {label}
    </button>
  );
}

function Renaming({ passkey, onDone }: { passkey: FactorOfAccount; onDone: () => void }) {
  const { t, api, reload } = useAccount();
  const change = useChange();
  const [name, setName] = useState(passkey.name ?? '');
  const [isBlank, setBlank] = useState(false);

  function submit() {
    const wanted = name.trim();
    setBlank(wanted === '');
    if (wanted === '') return;
    change.run(async () => {
      await api.renamePasskey(passkey.id, wanted);
      await reload();
      onDone();
      return undefined;
    });
  }

  return (
    <ChangeForm change={change} label={t('account.save')} onSubmit={submit}>
      <Field
        name={`name-${passkey.id}`}
        label={t('account.passkey.name')}
        type="text"
        autocomplete="off"
        maxLength={longestName}
        value={name}
        onValue={setName}
        complaint={isBlank ? t('error.required') : undefined}
        autoFocus
      />
    </ChangeForm>
  );
}
