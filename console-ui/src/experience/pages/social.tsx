/** The way back from another provider, and the account here that somebody from there may already have. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { relatedUser } from '../failures.ts';
import type { Journey } from '../memory.ts';
import { CREDENTIAL } from '../one-tap.ts';
import { Card } from '../parts/card.tsx';
import { Complaint } from '../parts/complaint.tsx';
import { Form } from '../parts/form.tsx';
import { RouteLink } from '../parts/route-link.tsx';
import { connectorName } from '../parts/social-buttons.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { type Problem, problemOf } from '../problems.ts';
import { leaveTo, navigate, query } from '../router.ts';
import { useArrival } from '../use-arrival.ts';
import { follow, useSubmission } from '../use-submission.ts';
import { isRegistrationOpen, socialConnectors } from '../ways.ts';
import { Redirect } from './redirect.tsx';

/** Whether the answer belongs to the way that this browser tab went. */
export function isOwn(
  journey: Journey | undefined,
  connectorId: string,
  answer: Record<string, string>,
): boolean {
  return journey?.connectorId === connectorId && journey.state === answer.state;
}

/** Takes the answer out of the address, and goes on with the query that the sign-in began with. */
export function Callback({ connectorId = '' }: { connectorId?: string }) {
  const { data, t, interaction } = useApp();
  const [isForeign, setForeign] = useState(false);
  useArrival(() => {
    const { journey } = interaction.memory.now;
    const arrival = Object.fromEntries(query());
    if (!journey || !isOwn(journey, connectorId, arrival)) return setForeign(true);
    interaction.memory.put({ arrival });
    const page = `/social/landing/${encodeURIComponent(connectorId)}`;
    const wanted = new URLSearchParams(journey.search).get('app_id');
    // The page was made without knowing the application: its look and its language come with its own query.
    if (wanted !== (data.application?.id ?? null) || /ui_locales|organization_id/.test(journey.search))
      window.location.replace(page + journey.search);
    else navigate(page, null, true, journey.search);
  });
  return isForeign ? <Lost text={t('error.social_state')} /> : <Working />;
}

export function Landing({ connectorId = '' }: { connectorId?: string }) {
  const app = useApp();
  const { data, t, interaction } = app;
  const [problem, setProblem] = useState<Problem | null>(null);
  const [begun] = useState(() => interaction.memory.now);

  useArrival(() => {
    const { journey, arrival } = begun;
    if (!journey || !arrival || journey.connectorId !== connectorId) return navigate('/sign-in', null, true);
    if (arrival.error) return setProblem({ ...problemOf(null, t), text: t('error.social_refused') });
    const links = data.settings.socialSignIn?.automaticAccountLinking === true;
    interaction.arrive(journey, arrival, links).then(
      (outcome) =>
        'redirectTo' in outcome ? leaveTo(outcome.redirectTo) : navigate(outcome.page, null, true),
      (error: unknown) => {
        const related = relatedUser(error);
        if (!related) return follow(app, error, true) || setProblem(problemOf(error, t));
        interaction.memory.put({ relatedUser: related });
        navigate(`/social/link/${encodeURIComponent(connectorId)}`, null, true);
      },
    );
  });
  return problem ? <Lost text={problem.text} /> : <Working />;
}

export function Working() {
  const { t } = useApp();
  return (
    <Card title={t('action.working')} focusHeading>
      <div class="placeholder short" aria-hidden="true" />
    </Card>
  );
}

/** What happened, and the way back to the beginning. */
export function Lost({ text }: { text: string }) {
  const { t } = useApp();
  return (
    <Card title={t('description.not_signed_in')} focusHeading>
      <div role="alert" class="alert">
        {text}
      </div>
      <p class="switch">
        <RouteLink to="/sign-in" id="start-again">
          {t('action.start_again')}
        </RouteLink>
      </p>
    </Card>
  );
}

export function LinkAccount({ connectorId = '' }: { connectorId?: string }) {
  const { data, t, interaction } = useApp();
  const submission = useSubmission();
  const { relatedUser: related, verificationId } = interaction.memory.now;
  if (!related || !verificationId) return <Redirect to="/sign-in" />;
  const connector = data.settings.socialConnectors?.find(({ id }) => id === connectorId);
  const name = connector ? connectorName(connector, data.language) : '';
  return (
    <Card title={t('social.link_title')} subtitle={t('social.link_why', { identifier: related.value, name })}>
      <Form submission={submission} onSubmit={() => submission.run(() => interaction.linkRelated())}>
        <SubmitButton label={t('social.link')} isBusy={submission.isBusy} autoFocus />
      </Form>
      {isRegistrationOpen(data) && (
        <p class="switch">
          <button
            type="button"
            id="new-account"
            class="text-button"
            onClick={() => submission.run(() => interaction.goOnAs('Register'))}
          >
            {t('social.new_account')}
          </button>
        </p>
      )}
    </Card>
  );
}

/** Straight to the provider that the application names. */
export function Direct({ method = '', target = '' }: { method?: string; target?: string }) {
  const app = useApp();
  const { data, t, interaction } = app;
  const [problem, setProblem] = useState<Problem | null>(null);
  const fallback = [
    'register',
    'single-sign-on',
    'identifier-sign-in',
    'identifier-register',
    'reset-password',
  ].find((page) => page === query().get('fallback'));
  const found =
    method === 'sso'
      ? data.settings.ssoConnectors?.find(({ id }) => id === target)
      : socialConnectors(data).find((each) => each.target === target);

  const go = () => {
    setProblem(null);
    const isThere = query().has(CREDENTIAL) && found?.id === data.settings.googleOneTap?.connectorId;
    if (!found || isThere) return navigate(`/${fallback ?? 'sign-in'}`, null, true);
    interaction.depart(method === 'sso' ? 'sso' : 'social', found.id).then(
      (outcome) => 'redirectTo' in outcome && leaveTo(outcome.redirectTo),
      (error: unknown) => follow(app, error, true) || setProblem(problemOf(error, t)),
    );
  };
  useArrival(go);
  if (!problem) return <Working />;
  return (
    <Card title={t('description.not_signed_in')} focusHeading>
      <Complaint problem={{ ...problem, place: 'form', canRetry: true }} onRetry={go} />
      <p class="switch">
        <RouteLink to={`/${fallback ?? 'sign-in'}`} id="start-again">
          {t('action.other_method')}
        </RouteLink>
      </p>
    </Card>
  );
}
