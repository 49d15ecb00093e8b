/** Identifier and password on one page; addresses of organizations with a sign-in of their own need no password. */
import { useState } from 'preact/hooks';
import { ApiFailure } from '../api.ts';
import { useApp } from '../app-context.ts';
import { goOnWith, useNextStep } from '../chosen-identifier.ts';
import { type Identifier, readIdentifier, showIdentifier } from '../identifier.ts';
import { complaintAt } from '../problems.ts';
import { query } from '../router.ts';
import { useSubmission } from '../use-submission.ts';
import { codeIdentifiers, recoveryIdentifiers, signInIdentifiers } from '../ways.ts';
import { CaptchaBox } from './captcha-box.tsx';
import { Chosen } from './chosen.tsx';
import type { Consent } from './documents.tsx';
import { Form } from './form.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { PasswordField } from './password-field.tsx';
import { RouteLink } from './route-link.tsx';
import { SubmitButton } from './submit-button.tsx';

interface Props {
  consent: Consent;
  /** Chosen on the page before. */
  chosen?: Identifier;
  changeAt?: string;
}

type Complaints = Partial<Record<'username' | 'password', string>>;

export function PasswordSignIn({ consent, chosen, changeAt = '/sign-in' }: Props) {
  const { data, t, interaction } = useApp();
  const allowed = signInIdentifiers(data);
  const [typed, setTyped] = useState(chosen ? showIdentifier(chosen) : (query().get('login_hint') ?? ''));
  const [password, setPassword] = useState('');
  const [complaints, setComplaints] = useState<Complaints>({});
  const [isOrganizations, setOrganizations] = useState(false);
  const submission = useSubmission();
  const next = useNextStep(submission);
  const autofills = data.settings.passkeySignIn?.enabled && data.settings.passkeySignIn.allowAutofill;
  const { problem } = submission;

  const read = () => (chosen ? { identifier: chosen } : readIdentifier(typed, allowed));

  /** A hint only: whether it really is one of theirs is asked again on the way. */
  function lookUp() {
    const reading = read();
    if (data.settings.singleSignOnEnabled && 'identifier' in reading)
      next.organizationOf(reading.identifier).then(setOrganizations, () => {});
  }

  function submit() {
    const reading = read();
    const found: Complaints = {};
    if ('problem' in reading) found.username = t(`error.${reading.problem}`);
    if (password === '' && !isOrganizations) found.password = t('error.required');
    setComplaints(found);
    const [first] = Object.keys(found);
    if (first || 'problem' in reading) return document.getElementById(first ?? 'username')?.focus();
    if (!consent.check()) return;
    const { identifier } = reading;
    submission.run(async () => {
      if (await next.organizationOf(identifier)) return { page: '/single-sign-on/connectors' };
      return interaction.signIn(identifier, password).catch(toReplacement(identifier));
    });
  }

  /** Who knows a password that has had its time goes on to choose another, as if it were forgotten. */
  const toReplacement = (identifier: Identifier) => (error: unknown) => {
    const isExpired = error instanceof ApiFailure && error.code === 'password.expired';
    if (!isExpired || recoveryIdentifiers(data).length === 0) throw error;
    interaction.memory.put({ complaint: t('error.password.expired') });
    goOnWith('/forgot-password', showIdentifier(identifier));
    return undefined;
  };

  function sendCode() {
    const reading = readIdentifier(typed, codeIdentifiers(data));
    setComplaints('problem' in reading ? { username: t(`error.${reading.problem}`) } : {});
    if ('problem' in reading) return document.getElementById('username')?.focus();
    if (consent.check()) next.sendCode('sign-in', reading.identifier);
  }

  return (
    <Form submission={submission} onSubmit={submit} canCancel>
      {chosen ? (
        <Chosen phrase="description.signing_in_as" identifier={typed} changeAt={changeAt} />
      ) : (
        <IdentifierField
          allowed={allowed}
          value={typed}
          onValue={(value) => {
            setTyped(value);
            setOrganizations(false);
          }}
          onBlur={lookUp}
          complaint={complaints.username ?? complaintAt('username', problem)}
          autocomplete={autofills ? 'username webauthn' : 'username'}
          autoFocus={typed === ''}
        />
      )}
      {isOrganizations ? (
        <p class="advice">{t('description.organization_signs_in')}</p>
      ) : (
        <PasswordField
          value={password}
          onValue={setPassword}
          complaint={complaints.password ?? complaintAt('password', problem)}
          autocomplete="current-password"
          autoFocus={typed !== ''}
        />
      )}
      {recoveryIdentifiers(data).length > 0 && !isOrganizations && (
        <p class="aside">
          <RouteLink to="/forgot-password" id="forgot-password" state={{ identifier: typed }}>
            {t('action.forgot_password')}
          </RouteLink>
        </p>
      )}
      {consent.box}
      <CaptchaBox />
      <SubmitButton
        name="signin"
        label={t(isOrganizations ? 'action.single_sign_on' : 'action.sign_in')}
        isBusy={submission.isBusy}
      />
      {!chosen && codeIdentifiers(data).length > 0 && (
        <button type="button" id="use-code" class="other-button" onClick={sendCode}>
          {t('action.send_code')}
        </button>
      )}
    </Form>
  );
}
