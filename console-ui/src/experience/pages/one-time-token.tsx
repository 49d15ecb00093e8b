/** The magic link: it signs in at once, unless somebody else is signed in here. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { CancelButton } from '../parts/cancel-button.tsx';
import { Card } from '../parts/card.tsx';
import { Form } from '../parts/form.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { problemOf } from '../problems.ts';
import { leaveTo, navigate, query } from '../router.ts';
import { useArrival } from '../use-arrival.ts';
import { follow, useSubmission } from '../use-submission.ts';
import { Redirect } from './redirect.tsx';
import { Lost, Working } from './social.tsx';

function invitation() {
  const asked = query();
  return { token: asked.get('one_time_token') ?? '', email: asked.get('login_hint') ?? '' };
}

export function OneTimeToken() {
  const app = useApp();
  const { data, t, interaction } = app;
  const [{ token, email }] = useState(invitation);
  const mayReplace = (window.history.state as { mayReplace?: boolean } | null)?.mayReplace === true;
  const current = data.signedInAs?.email?.toLowerCase();
  const isOther = data.signedInAs != null && current !== email.toLowerCase();

  useArrival(() => {
    if (token === '' || email === '') return navigate('/one-time-token/error', null, true);
    if (isOther && !mayReplace) return navigate('/switch-account', null, true);
    interaction.takeOneTimeToken(email, token).then(
      (outcome) =>
        'redirectTo' in outcome ? leaveTo(outcome.redirectTo) : navigate(outcome.page, null, true),
      (error: unknown) => {
        if (follow(app, error, true)) return;
        interaction.memory.put({ complaint: problemOf(error, t).text });
        navigate('/one-time-token/error', null, true);
      },
    );
  });
  return <Working />;
}

export function OneTimeTokenError() {
  const { t, interaction } = useApp();
  return <Lost text={interaction.memory.now.complaint ?? t('error.one_time_token.token_not_found')} />;
}

/** Somebody is signed in here, and the link is for another account. */
export function SwitchAccount() {
  const { data, t, interaction } = useApp();
  const submission = useSubmission();
  const { token, email } = invitation();
  if (token === '' || email === '') return <Redirect to="/sign-in" />;
  const current = data.signedInAs?.name ?? '';
  return (
    <Card title={t('switch.title')} subtitle={t('switch.why', { current, email })} focusHeading>
      <Form submission={submission} onSubmit={() => navigate('/one-time-token', { mayReplace: true }, true)}>
        <SubmitButton label={t('switch.go_on', { email })} isBusy={submission.isBusy} />
        {data.application && <CancelButton onCancel={() => submission.run(() => interaction.cancel())} />}
      </Form>
    </Card>
  );
}
