/** Pages with nothing to do but to read, and to go on. */
import { useSurroundings } from '../account-context.ts';
import { Task } from '../parts/frame.tsx';

/** What was done; the first part of the path says what it was about. */
export function Success({ about }: { about?: string }) {
  const { t } = useSurroundings();
  const name = `account.done.${about}`;
  return <Task title={t('account.done.title')} subtitle={t.has(name) ? t(name) : t('account.done.other')} />;
}

/** There is no such page, or the settings do not open it. */
export function NotHere() {
  const { t } = useSurroundings();
  return <Task title={t('account.not_here.title')} subtitle={t('account.not_here.description')} />;
}

export function NotOpen() {
  const { t } = useSurroundings();
  return (
    <Task title={t('account.not_open.title')} subtitle={t('account.not_open.description')} back={null} />
  );
}

export function SignedOut() {
  const { t } = useSurroundings();
  return (
    <Task title={t('account.signed_out.title')} subtitle={t('account.signed_out.description')} back={null}>
      <SignInAgain />
    </Task>
  );
}

export function SignInFailed() {
  const { t } = useSurroundings();
  return (
    <Task
      title={t('account.sign_in_failed.title')}
      subtitle={t('account.sign_in_failed.description')}
      back={null}
    >
      <SignInAgain />
    </Task>
  );
}

function SignInAgain() {
  const { t, session } = useSurroundings();
  return (
    <button type="button" id="sign-in" class="main-button" onClick={() => session.start('/account')}>
      {t('action.sign_in')}
    </button>
  );
}
