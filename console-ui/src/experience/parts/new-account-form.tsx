/** A name and, where one is wanted, a password for a new account. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { type Identifier, readIdentifier, showIdentifier } from '../identifier.ts';
import { complaintAt } from '../problems.ts';
import { query } from '../router.ts';
import { useSubmission } from '../use-submission.ts';
import { CaptchaBox } from './captcha-box.tsx';
import { Chosen } from './chosen.tsx';
import type { Consent } from './documents.tsx';
import { Form } from './form.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { PasswordField } from './password-field.tsx';
import { PasswordRules } from './password-rules.tsx';
import { SubmitButton } from './submit-button.tsx';

interface Props {
  consent: Consent;
  chosen?: Identifier;
}

export function NewAccountForm({ consent, chosen }: Props) {
  const { data, t, interaction } = useApp();
  const [typed, setTyped] = useState(chosen ? showIdentifier(chosen) : (query().get('login_hint') ?? ''));
  const [password, setPassword] = useState('');
  const [complaints, setComplaints] = useState<{ username?: string; password?: string }>({});
  const submission = useSubmission();
  const wantsPassword = data.settings.signUp.password;

  function submit() {
    const reading = chosen ? { identifier: chosen } : readIdentifier(typed, ['username']);
    const found: typeof complaints = {};
    if ('problem' in reading) found.username = t(`error.${reading.problem}`);
    if (wantsPassword && password === '') found.password = t('error.required');
    setComplaints(found);
    const [first] = Object.keys(found);
    if (first || 'problem' in reading) return document.getElementById(first ?? 'username')?.focus();
    if (!consent.check()) return;
    const { value } = reading.identifier;
    submission.run(() =>
      wantsPassword ? interaction.register(value, password) : interaction.registerName(value),
    );
  }

  const atName = complaints.username ?? complaintAt('username', submission.problem);
  return (
    <Form submission={submission} onSubmit={submit} canCancel>
      {chosen ? (
        <Chosen
          phrase="description.creating_account_as"
          identifier={typed}
          changeAt="/identifier-register"
          complaint={atName}
        />
      ) : (
        <IdentifierField
          allowed={['username']}
          value={typed}
          onValue={setTyped}
          note={t('description.username_rules')}
          complaint={atName}
          autoFocus={typed === ''}
        />
      )}
      {wantsPassword && (
        <>
          <PasswordField
            value={password}
            onValue={setPassword}
            complaint={complaints.password ?? complaintAt('password', submission.problem)}
            autocomplete="new-password"
            autoFocus={typed !== ''}
          />
          <PasswordRules password={password} />
        </>
      )}
      {consent.box}
      <CaptchaBox />
      <SubmitButton name="register" label={t('action.create_account')} isBusy={submission.isBusy} />
    </Form>
  );
}
