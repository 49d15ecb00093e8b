/** Where the person is signed in, and what applications of others may do in their name. */
import { Complaint } from '../../experience/parts/complaint.tsx';
import { useAccount } from '../account-context.ts';
import { isEditable, type SessionOfAccount } from '../data.ts';
import { Section } from '../parts/frame.tsx';
import { Group, Row } from '../parts/rows.tsx';
import { showMoment } from '../shown.ts';
import { useChange } from '../use-change.ts';
import { useLoaded } from '../use-loaded.ts';

export function Sessions() {
  return (
    <Section name="sessions">
      <SessionGroup />
      <GrantGroup />
    </Section>
  );
}

/** The own one first, then the latest. */
export function inOrder(sessions: SessionOfAccount[]): SessionOfAccount[] {
  return sessions.toSorted(
    (one, other) =>
      Number(other.isCurrent) - Number(one.isCurrent) || other.payload.loginTs - one.payload.loginTs,
  );
}

function browserOf({ lastSubmission }: SessionOfAccount): string | undefined {
  const context = lastSubmission?.signInContext;
  const found = context?.userAgent ?? context?.['user-agent'];
  return typeof found === 'string' ? found : undefined;
}

function SessionGroup() {
  const { data, t, api } = useAccount();
  const { value, read, problem, retry } = useLoaded(api.sessions);
  const change = useChange();
  const end = (uid: string) =>
    change.run(async () => {
      await api.endSession(uid);
      await read();
      return undefined;
    });

  return (
    <>
      <Complaint problem={problem ?? change.problem} onRetry={problem ? retry : change.retry} />
      <Group title={t('account.group.sessions')} note={t('account.group.sessions_note')}>
        {value &&
          inOrder(value).map((session) => (
            <Row
              key={session.payload.uid}
              label={t(session.isCurrent ? 'account.this_browser' : 'account.another_browser')}
              value={t('account.signed_in_on', {
                date: showMoment(session.payload.loginTs * 1000, data.language),
              })}
              detail={browserOf(session)}
              actions={
                isEditable(data, 'session') && !session.isCurrent
                  ? [{ label: t('account.end_session'), onChoose: () => end(session.payload.uid) }]
                  : []
              }
            />
          ))}
        {!value && !problem && <li class="placeholder short" />}
      </Group>
    </>
  );
}

function GrantGroup() {
  const { data, t, api } = useAccount();
  const { value, read, problem, retry } = useLoaded(api.grants);
  const change = useChange();
  const revoke = (id: string) =>
    change.run(async () => {
      await api.revokeGrant(id);
      await read();
      return undefined;
    });

  return (
    <>
      <Complaint problem={problem ?? change.problem} onRetry={problem ? retry : change.retry} />
      <Group title={t('account.group.grants')} note={t('account.group.grants_note')}>
        {value?.map((grant) => (
          <Row
            key={grant.id}
            label={grant.application?.name ?? grant.id}
            value={t('account.allowed_on', { date: showMoment(grant.payload.iat * 1000, data.language) })}
            actions={
              isEditable(data, 'session')
                ? [{ label: t('account.revoke'), onChoose: () => revoke(grant.id) }]
                : []
            }
          />
        ))}
        {value?.length === 0 && <li class="nothing">{t('account.no_grants')}</li>}
        {!value && !problem && <li class="placeholder short" />}
      </Group>
    </>
  );
}
