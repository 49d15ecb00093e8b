/** Sign in: on one page, or with the identifier chosen on the page before. */
import { applicationLogo, applicationName, isSignInOpen, signInIdentifiers, useApp } from '../app-context.ts';
import { chosenIdentifier } from '../chosen-identifier.ts';
import { Card } from '../parts/card.tsx';
import { CredentialsForm } from '../parts/credentials-form.tsx';
import { ApplicationDocuments } from '../parts/documents.tsx';
import { ToRegistration } from '../parts/switch.tsx';

export function SignIn() {
  const { data, t } = useApp();
  const allowed = signInIdentifiers(data);
  const application = applicationName(data);
  const isOpen = isSignInOpen(data) && allowed.length > 0;
  const welcome = application ? t('description.sign_in_to', { application }) : undefined;
  return (
    <Card
      title={t('action.sign_in')}
      subtitle={isOpen ? welcome : t('description.sign_in_is_off')}
      guestLogo={applicationLogo(data)}
      focusHeading={!isOpen}
    >
      {isOpen && <CredentialsForm event="SignIn" allowed={allowed} />}
      <ToRegistration />
      <ApplicationDocuments />
    </Card>
  );
}

export function SignInPassword() {
  const { data, t } = useApp();
  const allowed = signInIdentifiers(data);
  const chosen = chosenIdentifier(allowed);
  if (!chosen || !isSignInOpen(data)) return <SignIn />;
  return (
    <Card title={t('description.enter_password')}>
      <CredentialsForm event="SignIn" allowed={allowed} chosen={chosen} changeAt="/identifier-sign-in" />
    </Card>
  );
}
