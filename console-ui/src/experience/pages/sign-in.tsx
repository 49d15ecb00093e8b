/** Sign in: with a password at once, or with the identifier first and its proof on a page of its own. */
import { applicationLogo, applicationName, useApp } from '../app-context.ts';
import { chosenIdentifier, narrowed, useNextStep } from '../chosen-identifier.ts';
import { showIdentifier } from '../identifier.ts';
import { Card } from '../parts/card.tsx';
import { type Choice, Choices } from '../parts/choices.tsx';
import { Chosen } from '../parts/chosen.tsx';
import { Complaint, Tidings } from '../parts/complaint.tsx';
import { ApplicationDocuments, type Consent, useConsent } from '../parts/documents.tsx';
import { IdentifierForm } from '../parts/identifier-form.tsx';
import { PasswordSignIn } from '../parts/password-sign-in.tsx';
import { RouteLink } from '../parts/route-link.tsx';
import { OtherWays } from '../parts/social-buttons.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { ToRegistration } from '../parts/switch.tsx';
import { canAutofill } from '../passkeys.ts';
import { query } from '../router.ts';
import { useArrival } from '../use-arrival.ts';
import { follow, useSubmission } from '../use-submission.ts';
import {
  asksPasswordAtOnce,
  hasPasskeyButton,
  isSignInOpen,
  passwordIdentifiers,
  signInIdentifiers,
  socialConnectors,
  waysFor,
} from '../ways.ts';
import { OneTimeToken } from './one-time-token.tsx';

export function SignIn() {
  const { data, t } = useApp();
  const consent = useConsent('SignIn');
  usePasskeyAutofill();
  if (query().has('one_time_token')) return <OneTimeToken />;
  const application = applicationName(data);
  const hasForm = signInIdentifiers(data).length > 0;
  const isOpen =
    isSignInOpen(data) && (hasForm || socialConnectors(data).length > 0 || hasPasskeyButton(data));
  const welcome = application ? t('description.sign_in_to', { application }) : undefined;
  return (
    <Card
      title={t('action.sign_in')}
      subtitle={isOpen ? welcome : t('description.sign_in_is_off')}
      guestLogo={applicationLogo(data)}
      focusHeading={!isOpen}
    >
      <Tidings />
      {isOpen && hasForm && <FirstForm consent={consent} />}
      {isOpen && !hasForm && consent.box}
      {isOpen && <OtherWays mayGoOn={consent.check} isFirst={!hasForm} />}
      <ToRegistration />
      <ApplicationDocuments />
    </Card>
  );
}

function FirstForm({ consent }: { consent: Consent }) {
  const { data } = useApp();
  return asksPasswordAtOnce(data) ? (
    <PasswordSignIn consent={consent} />
  ) : (
    <FirstIdentifier consent={consent} />
  );
}

function FirstIdentifier({ consent, narrow }: { consent: Consent; narrow?: boolean }) {
  const { data } = useApp();
  const submission = useSubmission();
  const { signInWith } = useNextStep(submission);
  const all = signInIdentifiers(data);
  return (
    <IdentifierForm
      allowed={narrow ? narrowed(all) : all}
      submission={submission}
      autocomplete={data.settings.passkeySignIn?.allowAutofill ? 'username webauthn' : 'username'}
      mayGoOn={consent.check}
      onIdentifier={signInWith}
      canCancel
      hasCaptcha
    >
      {consent.box}
    </IdentifierForm>
  );
}

/** The page for applications that want the identifier alone at first. */
export function IdentifierSignIn() {
  const { data, t } = useApp();
  const consent = useConsent('SignIn');
  const application = applicationName(data);
  if (!isSignInOpen(data) || signInIdentifiers(data).length === 0) return <SignIn />;
  return (
    <Card title={t('action.sign_in')} subtitle={application && t('description.sign_in_to', { application })}>
      <Tidings />
      <FirstIdentifier consent={consent} narrow />
      <ToRegistration />
    </Card>
  );
}

export function SignInPassword() {
  const { data, t } = useApp();
  const consent = useConsent('SignIn');
  const chosen = chosenIdentifier(passwordIdentifiers(data));
  if (!chosen || !isSignInOpen(data)) return <SignIn />;
  return (
    <Card title={t('description.enter_password')}>
      <PasswordSignIn consent={consent} chosen={chosen} changeAt="/identifier-sign-in" />
      <OtherMethods typed={showIdentifier(chosen)} count={waysFor(data, chosen.type).length} />
    </Card>
  );
}

function OtherMethods({ typed, count }: { typed: string; count: number }) {
  const { t } = useApp();
  if (count < 2) return null;
  return (
    <p class="switch">
      <RouteLink to="/sign-in/verification-methods" id="other-methods" state={{ identifier: typed }}>
        {t('action.other_method')}
      </RouteLink>
    </p>
  );
}

export function SignInPasskey() {
  const { data, t, interaction } = useApp();
  const submission = useSubmission();
  const chosen = chosenIdentifier(signInIdentifiers(data));
  if (!chosen || !isSignInOpen(data) || !waysFor(data, chosen.type).includes('passkey')) return <SignIn />;
  const typed = showIdentifier(chosen);
  return (
    <Card title={t('action.use_passkey')} subtitle={t('description.use_passkey')}>
      <form
        method="post"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submission.run(() => interaction.signInWithPasskeyOf(chosen));
        }}
      >
        <Complaint problem={submission.problem} />
        <Chosen phrase="description.signing_in_as" identifier={typed} changeAt="/sign-in" />
        <SubmitButton label={t('action.use_passkey')} isBusy={submission.isBusy} autoFocus />
      </form>
      <OtherMethods typed={typed} count={waysFor(data, chosen.type).length} />
    </Card>
  );
}

/** All that the identifier can be proved with. */
export function SignInMethods() {
  const { data, t } = useApp();
  const submission = useSubmission();
  const { sendCode } = useNextStep(submission);
  const chosen = chosenIdentifier(signInIdentifiers(data));
  if (!chosen || !isSignInOpen(data)) return <SignIn />;
  const state = { identifier: showIdentifier(chosen) };
  const choices: Choice[] = waysFor(data, chosen.type).map((way) => {
    const [id, label] = [`method-${way}`, t(`method.${way}`)];
    if (way === 'code') return { id, label, onChoose: () => sendCode('sign-in', chosen) };
    return { id, label, to: `/sign-in/${way}`, state };
  });
  return (
    <Card title={t('description.choose_method')} focusHeading>
      <Complaint problem={submission.problem} onRetry={submission.retry} />
      <Chosen phrase="description.signing_in_as" identifier={state.identifier} changeAt="/sign-in" />
      <Choices choices={choices} />
    </Card>
  );
}

/** The browser offers passkeys in the field for the name; nobody waits for it, and whatever fails stays quiet. */
function usePasskeyAutofill(): void {
  const app = useApp();
  const { data, interaction } = app;
  const submission = useSubmission();
  const { passkeySignIn } = data.settings;
  const isWanted =
    passkeySignIn?.enabled === true && passkeySignIn.allowAutofill === true && isSignInOpen(data);

  useArrival(() => {
    if (!isWanted) return;
    const abort = new AbortController();
    const { signal } = abort;
    const offer = async () => {
      if (!(await canAutofill())) return;
      const options = await interaction.passkeyOptions();
      if (signal.aborted) return;
      const outcome = await interaction.signInWithPasskey(options, { mediation: 'conditional', signal });
      submission.run(async () => outcome);
    };
    offer().catch((error: unknown) => signal.aborted || follow(app, error));
    return () => abort.abort();
  });
}
