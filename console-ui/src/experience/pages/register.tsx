/** Create an account: on one page, or with the username chosen on the page before. */
import { applicationName, isRegistrationOpen, useApp } from '../app-context.ts';
import { chosenIdentifier } from '../chosen-identifier.ts';
import { Card } from '../parts/card.tsx';
import { CredentialsForm } from '../parts/credentials-form.tsx';
import { ToSignIn } from '../parts/switch.tsx';

export function Register() {
  const { data, t } = useApp();
  const application = applicationName(data);
  const isOpen = isRegistrationOpen(data);
  const welcome = application ? t('description.create_account_for', { application }) : undefined;
  return (
    <Card
      title={t('action.create_account')}
      subtitle={isOpen ? welcome : t('description.registration_is_off')}
      focusHeading={!isOpen}
    >
      {isOpen && <CredentialsForm event="Register" allowed={['username']} />}
      <ToSignIn />
    </Card>
  );
}

export function RegisterPassword() {
  const { data, t } = useApp();
  const chosen = chosenIdentifier(['username']);
  if (!chosen || !isRegistrationOpen(data)) return <Register />;
  return (
    <Card title={t('description.choose_password')}>
      <CredentialsForm
        event="Register"
        allowed={['username']}
        chosen={chosen}
        changeAt="/identifier-register"
      />
    </Card>
  );
}
