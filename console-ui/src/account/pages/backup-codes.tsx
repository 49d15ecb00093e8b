/** Backup codes: made and shown before they count, shown again, made anew. */
import { Complaint } from '../../experience/parts/complaint.tsx';
import { navigate } from '../../experience/router.ts';
import { useAccount } from '../account-context.ts';
import type { BackupCode } from '../data.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { Task } from '../parts/frame.tsx';
import { Link } from '../parts/link.tsx';
import { Removal } from '../parts/removal.tsx';
import { useChange } from '../use-change.ts';
import { useLoaded } from '../use-loaded.ts';

export const GenerateCodes = () => <NewCodes done="/account/backup-codes/generate/success" />;

export const RegenerateCodes = () => <NewCodes done="/account/backup-codes/regenerate/success" isAnew />;

function NewCodes({ done, isAnew = false }: { done: string; isAnew?: boolean }) {
  const { t, api, factors, reload } = useAccount();
  const { value, problem, retry } = useLoaded(api.newBackupCodes);
  const change = useChange();
  const old = factors.find(({ type }) => type === 'BackupCode');
  if (!isAnew && old) {
    navigate('/account/backup-codes/manage', null, true, '');
    return null;
  }

  const keep = (codes: string[]) =>
    change.run(async () => {
      await api.keepBackupCodes(codes);
      await reload();
      return done;
    });
  return (
    <Task
      title={t(isAnew ? 'account.codes.renew' : 'account.codes.add')}
      subtitle={t(isAnew ? 'account.codes.renew_how' : 'account.codes.how')}
    >
      {value ? (
        <>
          <Codes codes={value.codes.map((code) => ({ code }))} />
          <ChangeForm change={change} label={t('action.codes_are_kept')} onSubmit={() => keep(value.codes)} />
        </>
      ) : (
        <Complaint problem={problem} onRetry={retry} />
      )}
    </Task>
  );
}

export function ManageCodes() {
  const { t, api, factors } = useAccount();
  const found = factors.find(({ type }) => type === 'BackupCode');
  const { value, problem, retry } = useLoaded(api.backupCodes);
  if (!found) {
    navigate('/account/backup-codes/generate', null, true, '');
    return null;
  }
  return (
    <Task
      title={t('account.codes.manage')}
      subtitle={t('account.codes_left', { count: found.remainCodes ?? 0 })}
    >
      <Complaint problem={problem} onRetry={retry} />
      {value && <Codes codes={value.codes} />}
      <p class="switch">
        <Link to="/account/backup-codes/regenerate" id="regenerate">
          {t('account.codes.renew')}
        </Link>
      </p>
      <Removal
        label={t('account.codes.remove')}
        question={t('account.codes.removal_question')}
        remove={() => api.removeFactor(found.id)}
        next="/account/security"
      />
    </Task>
  );
}

function Codes({ codes }: { codes: BackupCode[] }) {
  const { t } = useAccount();
  const text = codes.map(({ code }) => code).join('\n');
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`;
  return (
    <>
      <ul class="codes" dir="ltr">
        {codes.map(({ code, usedAt }) => (
          <li key={code}>
            {usedAt ? <s>{code}</s> : <span>{code}</span>}
            {usedAt && <span class="unseen">{t('account.codes.used')}</span>}
          </li>
        ))}
      </ul>
      <p class="switch">
        <a href={file} download="backup-codes.txt">
          {t('action.download')}
        </a>
      </p>
    </>
  );
}
