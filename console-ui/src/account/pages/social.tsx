/** Accounts elsewhere: linked by going there and coming back, changed, removed. */
import { useEffect } from 'preact/hooks';
import { ApiFailure } from '../../experience/api.ts';
import { Complaint } from '../../experience/parts/complaint.tsx';
import { leaveTo } from '../../experience/router.ts';
import { useAccount } from '../account-context.ts';
import { type Kept, kept } from '../kept.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { Task } from '../parts/frame.tsx';
import { Removal } from '../parts/removal.tsx';
import { nameOfConnector } from '../shown.ts';
import { useChange } from '../use-change.ts';
import { NotHere } from './notices.tsx';

interface Journey {
  connectorId: string;
  state: string;
  verificationRecordId: string;
  isChange: boolean;
}

interface Props {
  connectorId?: string;
}

const journeys: Kept<Journey> = kept('keystead.account.journey');
const wayBack = (connectorId: string) =>
  `${window.location.origin}/account/callback/social/${encodeURIComponent(connectorId)}`;

function useConnector(id: string | undefined) {
  const { data } = useAccount();
  const connector = data.settings.socialConnectors.find((each) => each.id === id);
  return connector && { ...connector, title: nameOfConnector(connector, data.language) };
}

function newState(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

export const LinkSocial = ({ connectorId }: Props) => (
  <Departure connectorId={connectorId} isChange={false} />
);

export const ChangeSocial = ({ connectorId }: Props) => <Departure connectorId={connectorId} isChange />;

function Departure({ connectorId, isChange }: { connectorId: string | undefined; isChange: boolean }) {
  const { t, api } = useAccount();
  const change = useChange();
  const connector = useConnector(connectorId);
  if (!connector) return <NotHere />;

  const depart = () =>
    change.run(async () => {
      const state = newState();
      const { id } = connector;
      const { verificationRecordId, authorizationUri } = await api.startLink(id, state, wayBack(id));
      journeys.put({ connectorId: id, state, verificationRecordId, isChange });
      leaveTo(authorizationUri);
      return undefined;
    });
  const words = { name: connector.title };
  return (
    <Task
      title={t(isChange ? 'account.social.change' : 'account.social.add', words)}
      subtitle={t('account.social.how', words)}
    >
      <ChangeForm change={change} label={t('account.social.go', words)} onSubmit={depart} />
    </Task>
  );
}

/** What the provider answered stands in the address. */
export function SocialCallback({ connectorId }: Props) {
  const { t, api, reload } = useAccount();
  const change = useChange();
  const connector = useConnector(connectorId);

  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is good for one use
  useEffect(() => {
    change.run(async () => {
      const { state, ...answer } = Object.fromEntries(new URLSearchParams(window.location.search));
      const journey = journeys.take();
      // Nobody else's account may be slipped in: the answer belongs to what this tab began.
      if (!journey || journey.connectorId !== connectorId || journey.state !== state) {
        throw new ApiFailure(0, 'social_answer_unexpected');
      }
      const data = { ...answer, state, redirectUri: wayBack(journey.connectorId) };
      await api.finishLink(journey.verificationRecordId, data, journey.isChange);
      await reload();
      const page = `/account/social/${encodeURIComponent(journey.connectorId)}`;
      return `${page}${journey.isChange ? '/change' : ''}/success`;
    });
  }, []);

  const words = { name: connector?.title ?? '' };
  return (
    <Task title={t('account.social.add', words)} subtitle={change.problem ? undefined : t('action.working')}>
      <Complaint problem={change.problem && { ...change.problem, canRetry: false }} />
    </Task>
  );
}

export function RemoveSocial({ connectorId }: Props) {
  const { t, api } = useAccount();
  const connector = useConnector(connectorId);
  if (!connector) return <NotHere />;
  return (
    <Task title={t('account.social.remove', { name: connector.title })}>
      <Removal
        label={t('account.remove')}
        question={t('account.social.removal_question', { name: connector.title })}
        remove={() => api.unlink(connector.target)}
        next={`/account/social/${encodeURIComponent(connector.id)}/remove/success`}
        isAsking
      />
    </Task>
  );
}
