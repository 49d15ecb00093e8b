/** Where the person is signed in, and what applications of others may do in their name. */

import { nameOfBrowser } from '../../browsers/user-agent.ts';
import { Complaint } from '../../experience/parts/complaint.tsx';
import { useAccount } from '../account-context.ts';
import { isEditable, isShown, type SessionOfAccount } from '../data.ts';
import { Section } from '../parts/frame.tsx';
import { Group, Row } from '../parts/rows.tsx';
import { showMoment } from '../shown.ts';
import { useChange } from '../use-change.ts';
import { useLoaded } from '../use-loaded.ts';

export function Sessions() {
  const { data } = useAccount();
  return (
    <Section name="sessions">
      {isShown(data, 'session') && <SessionGroup />}
      {isShown(data, 'trustedDevice') && <TrustedDeviceGroup />}
      {isShown(data, 'session') && <GrantGroup />}
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

/** `Firefox · Windows, 192.0.2.7`, as far as it is known. */
export function browserOf({ lastSubmission }: SessionOfAccount): string | undefined {
  const { userAgent, ip } = lastSubmission?.signInContext ?? {};
  const parts = [nameOfBrowser(typeof userAgent === 'string' ? userAgent : undefined), ip];
  return parts.filter((part) => typeof part === 'string').join(', ') || undefined;
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

function TrustedDeviceGroup() {
  const { data, t, api } = useAccount();
  const { value, read, problem, retry } = useLoaded(api.trustedDevices);
  const change = useChange();
  const distrust = (id: string) =>
    change.run(async () => {
      await api.distrustDevice(id);
      await read();
      return undefined;
    });
  const moment = (at: number) => showMoment(at, data.language);

  return (
    <>
      <Complaint problem={problem ?? change.problem} onRetry={problem ? retry : change.retry} />
      <Group title={t('account.group.devices')} note={t('account.group.devices_note')}>
        {value?.map(({ id, userAgent, lastUsedAt, expiresAt }) => (
          <Row
            key={id}
            label={nameOfBrowser(userAgent) ?? t('account.another_browser')}
            value={t('account.trusted_until', { date: moment(expiresAt) })}
            detail={lastUsedAt ? t('account.last_used', { date: moment(lastUsedAt) }) : undefined}
            actions={
              isEditable(data, 'trustedDevice')
                ? [{ label: t('account.remove'), onChoose: () => distrust(id) }]
                : []
            }
          />
        ))}
        {value?.length === 0 && <li class="nothing">{t('account.no_devices')}</li>}
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
