/** Asks for the identifier alone; the password follows on a page of its own. */
import { useState } from 'preact/hooks';
import {
  applicationName,
  isRegistrationOpen,
  isSignInOpen,
  signInIdentifiers,
  useApp,
} from '../app-context.ts';
import { goOnWith, narrowed } from '../chosen-identifier.ts';
import type { IdentifierType } from '../data.ts';
import { readIdentifier } from '../identifier.ts';
import { Card } from '../parts/card.tsx';
import { IdentifierField } from '../parts/identifier-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { ToRegistration, ToSignIn } from '../parts/switch.tsx';
import { query } from '../router.ts';
import { Register } from './register.tsx';
import { SignIn } from './sign-in.tsx';

function IdentifierForm({ allowed, next, note }: { allowed: IdentifierType[]; next: string; note?: string }) {
  const { t } = useApp();
  const [typed, setTyped] = useState(query().get('login_hint') ?? '');
  const [complaint, setComplaint] = useState<string>();

  function submit() {
    const reading = readIdentifier(typed, allowed);
    if ('identifier' in reading) return goOnWith(next, typed);
    setComplaint(t(`error.${reading.problem}`));
    document.getElementById('username')?.focus();
  }

  return (
    <form
      method="post"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      <IdentifierField
        allowed={allowed}
        value={typed}
        onValue={setTyped}
        {...(note ? { note } : {})}
        complaint={complaint}
        autoFocus
      />
      <SubmitButton label={t('action.continue')} isBusy={false} />
    </form>
  );
}

export function IdentifierSignIn() {
  const { data, t } = useApp();
  const allowed = narrowed(signInIdentifiers(data));
  const application = applicationName(data);
  if (!isSignInOpen(data) || allowed.length === 0) return <SignIn />;
  return (
    <Card title={t('action.sign_in')} subtitle={application && t('description.sign_in_to', { application })}>
      <IdentifierForm allowed={allowed} next="/sign-in/password" />
      <ToRegistration />
    </Card>
  );
}

export function IdentifierRegister() {
  const { data, t } = useApp();
  const application = applicationName(data);
  if (!isRegistrationOpen(data)) return <Register />;
  return (
    <Card
      title={t('action.create_account')}
      subtitle={application && t('description.create_account_for', { application })}
    >
      <IdentifierForm
        allowed={['username']}
        next="/register/password"
        note={t('description.username_rules')}
      />
      <ToSignIn />
    </Card>
  );
}
