/** A second factor for the account: whether to have one, which one, and how it is set up. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { useNextStep } from '../chosen-identifier.ts';
import type { NewBackupCodes, NewSecret } from '../interaction.ts';
import type { Factor } from '../memory.ts';
import { Card } from '../parts/card.tsx';
import { Choices } from '../parts/choices.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Complaint } from '../parts/complaint.tsx';
import { Form } from '../parts/form.tsx';
import { IdentifierForm } from '../parts/identifier-form.tsx';
import { RouteLink } from '../parts/route-link.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { complaintAt, type Problem, problemOf } from '../problems.ts';
import { useArrival } from '../use-arrival.ts';
import { follow, useSubmission } from '../use-submission.ts';
import { isFactor } from './mfa-verification.tsx';
import { NotFound } from './notice.tsx';
import { Redirect } from './redirect.tsx';

/** The person may as well go on without. */
function Skip({ step, label }: { step: string | undefined; label?: string }) {
  const { t, interaction } = useApp();
  const submission = useSubmission();
  if (!step) return null;
  return (
    <>
      <Complaint problem={submission.problem} onRetry={submission.retry} />
      <p class="switch">
        <button
          type="button"
          id="skip"
          class="text-button"
          onClick={() => submission.run(() => interaction.decide(step))}
        >
          {label ?? t('action.skip')}
        </button>
      </p>
    </>
  );
}

export function MfaOnboarding() {
  const { t, interaction } = useApp();
  const submission = useSubmission();
  const { factors } = interaction.memory.now;
  if (!factors) return <Redirect to="/sign-in" />;
  return (
    <Card title={t('mfa.onboarding')} subtitle={t('mfa.onboarding_why')}>
      <Form submission={submission} onSubmit={() => submission.run(() => interaction.decide('mfa-enabled'))}>
        <SubmitButton label={t('action.set_up')} isBusy={submission.isBusy} autoFocus />
      </Form>
      <Skip step="mfa-skipped" label={t('action.not_now')} />
    </Card>
  );
}

export function MfaBinding({ factor = '' }: { factor?: string }) {
  const { interaction } = useApp();
  const request = interaction.memory.now.factors;
  if (factor !== '' && !isFactor(factor)) return <NotFound />;
  if (!request && factor !== 'BackupCode') return <Redirect to="/sign-in" />;
  if (factor === '') return <FactorList factors={request?.factors ?? []} />;
  if (factor === 'Totp') return <BindTotp />;
  if (factor === 'WebAuthn') return <BindPasskey />;
  if (factor === 'BackupCode') return <BindBackupCodes />;
  return <BindAddress type={factor === 'EmailVerificationCode' ? 'email' : 'phone'} />;
}

function FactorList({ factors }: { factors: Factor[] }) {
  const { t, interaction } = useApp();
  const choices = factors.map((factor) => ({
    id: `factor-${factor}`,
    label: t(`factor.${factor}.name`),
    detail: t(`factor.${factor}.about`),
    to: `/mfa-binding/${factor}`,
  }));
  return (
    <Card title={t('mfa.choose_factor')} subtitle={t('mfa.choose_factor_why')} focusHeading>
      <Choices choices={choices} />
      <Skip step={interaction.memory.now.factors?.skipStep} />
    </Card>
  );
}

function OtherFactor() {
  const { t, interaction } = useApp();
  const { factors = [], skipStep } = interaction.memory.now.factors ?? {};
  return (
    <>
      {factors.length > 1 && (
        <p class="switch">
          <RouteLink to="/mfa-binding" id="other-factor">
            {t('action.other_method')}
          </RouteLink>
        </p>
      )}
      <Skip step={skipStep} />
    </>
  );
}

/** Something that the server makes for the page once; what went wrong with it, and a second try. */
function useMade<T>(make: () => Promise<T>): {
  made: T | undefined;
  problem: Problem | null;
  again: () => void;
} {
  const app = useApp();
  const [made, setMade] = useState<T>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = () => {
    setProblem(null);
    make().then(setMade, (error: unknown) => {
      if (!follow(app, error, true)) setProblem(problemOf(error, app.t));
    });
  };
  useArrival(again);
  return { made, problem, again };
}

function BindTotp() {
  const { t, interaction } = useApp();
  const { made, problem, again } = useMade<NewSecret>(interaction.newSecret);
  const [code, setCode] = useState('');
  const submission = useSubmission();

  function check(text: string) {
    if (!made || text.length < 6) return document.getElementById('code')?.focus();
    submission.run(() => interaction.bindTotp(made.verificationId, text));
  }

  function enter(text: string) {
    setCode(text);
    if (text.length === 6 && text !== code) check(text);
  }

  return (
    <Card title={t('factor.Totp.bind')} subtitle={t('factor.Totp.bind_hint')}>
      <Complaint problem={problem} onRetry={again} />
      <div class="secret">
        {made ? (
          <>
            <img class="qr" src={made.secretQrCode} alt={t('mfa.qr')} width={200} height={200} />
            <p class="advice">{t('mfa.secret_by_hand')}</p>
            <code class="secret-text" dir="ltr">
              {made.secret}
            </code>
            <CopyButton text={made.secret} />
          </>
        ) : (
          <div class="placeholder" aria-hidden="true" />
        )}
      </div>
      <Form submission={submission} onSubmit={() => check(code)}>
        <CodeField
          value={code}
          onValue={enter}
          note={t('factor.Totp.code_note')}
          complaint={complaintAt('code', submission.problem)}
        />
        <SubmitButton label={t('action.continue')} isBusy={submission.isBusy} />
      </Form>
      <OtherFactor />
    </Card>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useApp();
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      id="copy"
      class="text-button"
      onClick={() =>
        navigator.clipboard?.writeText(text).then(
          () => setCopied(true),
          () => {},
        )
      }
    >
      <span role="status">{t(isCopied ? 'action.copied' : 'action.copy')}</span>
    </button>
  );
}

function BindPasskey() {
  const { t, interaction } = useApp();
  const submission = useSubmission();
  const submit = () =>
    submission.run(async () => interaction.bind('WebAuthn', await interaction.newPasskey()));
  return (
    <Card title={t('factor.WebAuthn.bind')} subtitle={t('factor.WebAuthn.bind_hint')}>
      <Form submission={submission} onSubmit={submit}>
        <SubmitButton label={t('action.create_passkey')} isBusy={submission.isBusy} autoFocus />
      </Form>
      <OtherFactor />
    </Card>
  );
}

/** Offered after a sign-in, so that the next one needs no password. */
export function CreatePasskey() {
  const { t, interaction } = useApp();
  const submission = useSubmission();
  const submit = () =>
    submission.run(async () =>
      interaction.decide('passkey', { verificationId: await interaction.newPasskey() }),
    );
  return (
    <Card title={t('mfa.passkey_offer')} subtitle={t('mfa.passkey_offer_why')}>
      <Form submission={submission} onSubmit={submit}>
        <SubmitButton label={t('action.create_passkey')} isBusy={submission.isBusy} autoFocus />
      </Form>
      <Skip step="passkey-skipped" label={t('action.not_now')} />
    </Card>
  );
}

function BindBackupCodes() {
  const { t, interaction } = useApp();
  const { made, problem, again } = useMade<NewBackupCodes>(interaction.newBackupCodes);
  const submission = useSubmission();
  const text = made?.codes.join('\n') ?? '';
  return (
    <Card title={t('factor.BackupCode.bind')} subtitle={t('factor.BackupCode.bind_hint')} focusHeading>
      <Complaint problem={problem} onRetry={again} />
      {made ? (
        <div class="secret">
          <ul class="codes" dir="ltr">
            {made.codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <p>
            <CopyButton text={text} />{' '}
            <a
              class="text-button"
              id="download"
              download="backup-codes.txt"
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            >
              {t('action.download')}
            </a>
          </p>
        </div>
      ) : (
        <div class="placeholder" aria-hidden="true" />
      )}
      <Form
        submission={submission}
        onSubmit={() => made && submission.run(() => interaction.bind('BackupCode', made.verificationId))}
      >
        <SubmitButton label={t('action.codes_are_kept')} isBusy={submission.isBusy} />
      </Form>
    </Card>
  );
}

function BindAddress({ type }: { type: 'email' | 'phone' }) {
  const { t } = useApp();
  const submission = useSubmission();
  const { sendCode } = useNextStep(submission);
  const factor = type === 'email' ? 'EmailVerificationCode' : 'PhoneVerificationCode';
  return (
    <Card title={t(`factor.${factor}.bind`)} subtitle={t(`factor.${factor}.about`)}>
      <IdentifierForm
        allowed={[type]}
        submission={submission}
        start=""
        autocomplete={type === 'email' ? 'email' : 'tel'}
        label={t('action.send_code')}
        onIdentifier={(identifier) => sendCode('mfa-binding', identifier)}
      />
      <OtherFactor />
    </Card>
  );
}
