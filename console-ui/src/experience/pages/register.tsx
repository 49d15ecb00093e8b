/** Create an account: with a name and a password, or with an address that a code proves. */
import { applicationLogo, applicationName, useApp } from '../app-context.ts';
import { chosenIdentifier, goOnWith, narrowed, useNextStep } from '../chosen-identifier.ts';
import type { IdentifierType } from '../data.ts';
import { Card } from '../parts/card.tsx';
import { Tidings } from '../parts/complaint.tsx';
import { type Consent, useConsent } from '../parts/documents.tsx';
import { IdentifierForm } from '../parts/identifier-form.tsx';
import { NewAccountForm } from '../parts/new-account-form.tsx';
import { OtherWays } from '../parts/social-buttons.tsx';
import { ToSignIn } from '../parts/switch.tsx';
import { query } from '../router.ts';
import { useSubmission } from '../use-submission.ts';
import { isRegistrationOpen, signUpIdentifiers } from '../ways.ts';
import { OneTimeToken } from './one-time-token.tsx';

export function Register() {
  const { data, t } = useApp();
  const consent = useConsent('Register');
  if (query().has('one_time_token')) return <OneTimeToken />;
  const application = applicationName(data);
  const isOpen = isRegistrationOpen(data);
  const identifiers = signUpIdentifiers(data);
  const welcome = application ? t('description.create_account_for', { application }) : undefined;
  return (
    <Card
      title={t('action.create_account')}
      subtitle={isOpen ? welcome : t('description.registration_is_off')}
      guestLogo={applicationLogo(data)}
      focusHeading={!isOpen}
    >
      <Tidings />
      {isOpen && identifiers.length > 0 && <FirstForm consent={consent} identifiers={identifiers} />}
      {isOpen && identifiers.length === 0 && consent.box}
      {isOpen && <OtherWays mayGoOn={consent.check} isFirst={identifiers.length === 0} />}
      <ToSignIn />
    </Card>
  );
}

interface FormProps {
  consent: Consent;
  identifiers: IdentifierType[];
  /** The name alone at first, its password on the next page. */
  isStepwise?: boolean;
}

function FirstForm({ consent, identifiers, isStepwise }: FormProps) {
  const { t, interaction } = useApp();
  const submission = useSubmission();
  const { organizationOf } = useNextStep(submission);
  const isNameAlone = identifiers.every((type) => type === 'username');
  if (isNameAlone && !isStepwise) return <NewAccountForm consent={consent} />;
  return (
    <IdentifierForm
      allowed={identifiers}
      submission={submission}
      note={isNameAlone ? t('description.username_rules') : undefined}
      mayGoOn={consent.check}
      onIdentifier={(identifier, typed) => {
        if (identifier.type === 'username') return goOnWith('/register/password', typed);
        submission.run(async () => {
          if (await organizationOf(identifier)) return { page: '/single-sign-on/connectors' };
          await interaction.sendCode('register', identifier);
          return { page: '/register/verification-code' };
        });
      }}
      canCancel
      hasCaptcha
    >
      {consent.box}
    </IdentifierForm>
  );
}

export function IdentifierRegister() {
  const { data, t } = useApp();
  const consent = useConsent('Register');
  const application = applicationName(data);
  const identifiers = signUpIdentifiers(data);
  if (!isRegistrationOpen(data) || identifiers.length === 0) return <Register />;
  return (
    <Card
      title={t('action.create_account')}
      subtitle={application && t('description.create_account_for', { application })}
    >
      <FirstForm consent={consent} identifiers={narrowed(identifiers)} isStepwise />
      <ToSignIn />
    </Card>
  );
}

export function RegisterPassword() {
  const { data, t } = useApp();
  const consent = useConsent('Register');
  const chosen = chosenIdentifier(['username']);
  if (!chosen || !isRegistrationOpen(data)) return <Register />;
  return (
    <Card title={t('description.choose_password')}>
      <NewAccountForm consent={consent} chosen={chosen} />
    </Card>
  );
}
