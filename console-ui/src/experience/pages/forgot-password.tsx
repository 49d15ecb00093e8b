/** A forgotten password: a code to the account's address, then a new one. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { narrowed, useNextStep } from '../chosen-identifier.ts';
import { readIdentifier, showIdentifier } from '../identifier.ts';
import { Card } from '../parts/card.tsx';
import { Tidings } from '../parts/complaint.tsx';
import { Form } from '../parts/form.tsx';
import { HiddenName } from '../parts/hidden-name.tsx';
import { IdentifierForm } from '../parts/identifier-form.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { PasswordRules } from '../parts/password-rules.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { ToSignIn } from '../parts/switch.tsx';
import { complaintAt } from '../problems.ts';
import { useSubmission } from '../use-submission.ts';
import { recoveryIdentifiers } from '../ways.ts';

/** What was typed on the page before, where it is an address. */
function typedBefore(allowed: Parameters<typeof readIdentifier>[1]): string {
  const state = window.history.state as { identifier?: unknown } | null;
  const reading = readIdentifier(typeof state?.identifier === 'string' ? state.identifier : '', allowed);
  return 'identifier' in reading ? showIdentifier(reading.identifier) : '';
}

export function ForgotPassword() {
  const { data, t } = useApp();
  const submission = useSubmission();
  const { sendCode } = useNextStep(submission);
  const allowed = narrowed(recoveryIdentifiers(data));
  const isOpen = allowed.length > 0;
  const start = typedBefore(allowed);
  return (
    <Card
      title={t('action.reset_password')}
      subtitle={t(isOpen ? 'description.reset_password' : 'description.reset_is_off')}
      focusHeading={!isOpen}
    >
      <Tidings />
      {isOpen && (
        <IdentifierForm
          allowed={allowed}
          submission={submission}
          label={t('action.send_code')}
          {...(start ? { start } : {})}
          onIdentifier={(identifier) => sendCode('forgot-password', identifier)}
          hasCaptcha
        />
      )}
      <ToSignIn />
    </Card>
  );
}

export function ResetPassword() {
  const { t, interaction } = useApp();
  const [password, setPassword] = useState('');
  const [isBlank, setBlank] = useState(false);
  const submission = useSubmission();
  const { code } = interaction.memory.now;

  function submit() {
    setBlank(password === '');
    if (password === '') return document.getElementById('password')?.focus();
    submission.run(() => interaction.replacePassword(password));
  }

  return (
    <Card title={t('description.choose_password')}>
      <Form submission={submission} onSubmit={submit}>
        {code && <HiddenName value={showIdentifier(code.identifier)} />}
        <PasswordField
          value={password}
          onValue={setPassword}
          complaint={isBlank ? t('error.required') : complaintAt('password', submission.problem)}
          autocomplete="new-password"
          autoFocus
        />
        <PasswordRules password={password} />
        <SubmitButton label={t('action.save_password')} isBusy={submission.isBusy} />
      </Form>
    </Card>
  );
}
