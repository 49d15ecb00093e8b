/** The code that was sent: to sign in, to register, for a forgotten password, and for an address that is missing. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { showIdentifier } from '../identifier.ts';
import type { CodeFlow } from '../memory.ts';
import { Card } from '../parts/card.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Form } from '../parts/form.tsx';
import { Resend } from '../parts/resend.tsx';
import { RouteLink } from '../parts/route-link.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { complaintAt } from '../problems.ts';
import { useSubmission } from '../use-submission.ts';
import { isRegistrationOpen, isSignInOpen, signUpIdentifiers, waysFor } from '../ways.ts';
import { Redirect } from './redirect.tsx';

const startOf: Record<CodeFlow, string> = {
  'sign-in': '/sign-in',
  register: '/register',
  'forgot-password': '/forgot-password',
  continue: '/continue/email-or-phone',
  'mfa-binding': '/mfa-binding',
};

export function EnterCode({ flow }: { flow: CodeFlow }) {
  const { data, t, interaction } = useApp();
  const [sent, setSent] = useState(interaction.memory.now.code);
  const [code, setCode] = useState('');
  const [isBlank, setBlank] = useState(false);
  const submission = useSubmission();
  const { problem } = submission;
  if (!sent || sent.flow !== flow) return <Redirect to={startOf[flow]} />;
  const { identifier } = sent;
  const address = showIdentifier(identifier);

  /** Six digits are complete: nobody has to press the button, and whoever pastes is done. */
  function enter(text: string) {
    setCode(text);
    setBlank(false);
    if (text.length === 6 && text !== code) check(text);
  }

  function check(text: string) {
    setBlank(text.length < 6);
    if (text.length < 6) return document.getElementById('code')?.focus();
    submission.run(() => interaction.checkCode(text));
  }

  function resend() {
    submission.run(async () => {
      await interaction.sendCode(flow, identifier);
      setSent(interaction.memory.now.code);
      setCode('');
      document.getElementById('code')?.focus();
      return undefined;
    });
  }

  const canRegister = isRegistrationOpen(data) && signUpIdentifiers(data).includes(identifier.type);
  const isUnknown = flow === 'sign-in' && problem?.code === 'user.user_not_exist' && canRegister;
  const isKnown =
    flow === 'register' &&
    /^user\.(email|phone)_already_in_use$/.test(problem?.code ?? '') &&
    isSignInOpen(data);
  const hasOtherWays = flow === 'sign-in' && waysFor(data, identifier.type).length > 1;

  return (
    <Card title={t('description.enter_code')} subtitle={t('description.code_sent_to', { address })}>
      <Form submission={submission} onSubmit={() => check(code)}>
        <CodeField
          value={code}
          onValue={enter}
          complaint={isBlank ? t('error.code_incomplete') : complaintAt('code', problem)}
        />
        {isUnknown || isKnown ? (
          <button
            type="button"
            id="go-on"
            class="main-button"
            onClick={() => submission.run(() => interaction.goOnAs(isUnknown ? 'Register' : 'SignIn'))}
          >
            {t(isUnknown ? 'action.create_account' : 'action.sign_in_instead')}
          </button>
        ) : (
          <SubmitButton label={t('action.continue')} isBusy={submission.isBusy} />
        )}
      </Form>
      <Resend sentAt={sent.sentAt} isBusy={submission.isBusy} onResend={resend} />
      <p class="switch">
        <RouteLink to={startOf[flow]} id="change-identifier">
          {t('action.change_address')}
        </RouteLink>
      </p>
      {hasOtherWays && (
        <p class="switch">
          <RouteLink to="/sign-in/verification-methods" id="other-methods" state={{ identifier: address }}>
            {t('action.other_method')}
          </RouteLink>
        </p>
      )}
    </Card>
  );
}
