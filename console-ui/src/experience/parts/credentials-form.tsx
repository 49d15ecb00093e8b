/** Identifier and password, for signing in and for registering alike. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { IdentifierType } from '../data.ts';
import { type Identifier, readIdentifier, showIdentifier } from '../identifier.ts';
import { query } from '../router.ts';
import { useSubmission } from '../use-submission.ts';
import { CancelButton } from './cancel-button.tsx';
import { Complaint } from './complaint.tsx';
import { Agreement, needsTick } from './documents.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { PasswordField } from './password-field.tsx';
import { PasswordRules } from './password-rules.tsx';
import { RouteLink } from './route-link.tsx';
import { SubmitButton } from './submit-button.tsx';

interface Props {
  event: 'SignIn' | 'Register';
  allowed: IdentifierType[];
  /** Chosen on the page before, which `changeAt` leads back to. */
  chosen?: Identifier;
  changeAt?: string;
}

type Complaints = Partial<Record<'username' | 'password' | 'agreement', string>>;

export function CredentialsForm({ event, allowed, chosen, changeAt = '/' }: Props) {
  const { data, t, interaction } = useApp();
  const hint = query().get('login_hint') ?? '';
  const [typed, setTyped] = useState(chosen ? showIdentifier(chosen) : hint);
  const [password, setPassword] = useState('');
  const [isTicked, setTicked] = useState(false);
  const [complaints, setComplaints] = useState<Complaints>({});
  const submission = useSubmission();
  const isRegistration = event === 'Register';
  const canCancel = data.application !== null && !data.fixedSignIn;

  function submit() {
    const reading = chosen ? { identifier: chosen } : readIdentifier(typed, allowed);
    const found: Complaints = {};
    if ('problem' in reading) found.username = t(`error.${reading.problem}`);
    if (password === '') found.password = t('error.required');
    if (!isTicked && needsTick(data.settings, event)) found.agreement = t('error.terms_required');
    setComplaints(found);
    const [first] = Object.keys(found);
    if (first || 'problem' in reading) return document.getElementById(first ?? 'username')?.focus();
    const { identifier } = reading;
    submission.run(() =>
      isRegistration
        ? interaction.register(identifier.value, password)
        : interaction.signIn(identifier, password),
    );
  }

  const { problem } = submission;
  const complaintAt = (place: 'username' | 'password') =>
    complaints[place] ??
    (problem?.place === place ? [problem.text, ...problem.details].join(' ') : undefined);

  return (
    <form
      method="post"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        submit();
      }}
    >
      <Complaint problem={problem} />
      {chosen ? (
        <p class="chosen">
          <input type="text" name="username" autocomplete="username" value={typed} readOnly hidden />
          <span>
            {t(isRegistration ? 'description.creating_account_as' : 'description.signing_in_as', {
              identifier: typed,
            })}
          </span>{' '}
          <RouteLink to={changeAt} id="change-identifier">
            {t('action.change')}
          </RouteLink>
          {complaintAt('username') && (
            <span class="field-note complaint" role="alert">
              {complaintAt('username')}
            </span>
          )}
        </p>
      ) : (
        <IdentifierField
          allowed={allowed}
          value={typed}
          onValue={setTyped}
          {...(isRegistration ? { note: t('description.username_rules') } : {})}
          complaint={complaintAt('username')}
          autoFocus={typed === ''}
        />
      )}
      <PasswordField
        value={password}
        onValue={setPassword}
        complaint={complaintAt('password')}
        autocomplete={isRegistration ? 'new-password' : 'current-password'}
        autoFocus={typed !== ''}
      />
      {isRegistration && <PasswordRules password={password} />}
      <Agreement event={event} isTicked={isTicked} complaint={complaints.agreement} onTick={setTicked} />
      <SubmitButton
        name={isRegistration ? 'register' : 'signin'}
        label={t(isRegistration ? 'action.create_account' : 'action.sign_in')}
        isBusy={submission.isBusy}
      />
      {canCancel && <CancelButton onCancel={() => submission.run(() => interaction.cancel())} />}
    </form>
  );
}
