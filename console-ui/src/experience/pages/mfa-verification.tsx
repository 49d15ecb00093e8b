/** A second step: each factor has its page, and each leads to the others. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Outcome } from '../interaction.ts';
import { type Factor, factorNames } from '../memory.ts';
import { Card } from '../parts/card.tsx';
import { Choices } from '../parts/choices.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Form } from '../parts/form.tsx';
import { Resend } from '../parts/resend.tsx';
import { RouteLink } from '../parts/route-link.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { complaintAt } from '../problems.ts';
import { useArrival } from '../use-arrival.ts';
import { useSubmission } from '../use-submission.ts';
import { NotFound } from './notice.tsx';
import { Redirect } from './redirect.tsx';

export function isFactor(name: string): name is Factor {
  return (factorNames as readonly string[]).includes(name);
}

export function MfaVerification({ factor = '' }: { factor?: string }) {
  const { interaction } = useApp();
  const offered = interaction.memory.now.factors?.factors ?? [];
  if (offered.length === 0) return <Redirect to="/sign-in" />;
  if (factor === '') return <FactorList factors={offered} />;
  if (!isFactor(factor)) return <NotFound />;
  if (!offered.includes(factor)) return <Redirect to="/mfa-verification" />;
  const others = offered.length > 1;
  if (factor === 'WebAuthn') return <PasskeyStep others={others} />;
  if (factor === 'Totp' || factor === 'BackupCode') return <CodeStep factor={factor} others={others} />;
  return <SentCodeStep kind={factor === 'EmailVerificationCode' ? 'email' : 'phone'} others={others} />;
}

function FactorList({ factors }: { factors: Factor[] }) {
  const { t, interaction } = useApp();
  const { masked } = interaction.memory.now.factors ?? {};
  const choices = factors.map((factor) => ({
    id: `factor-${factor}`,
    label: t(`factor.${factor}.verify`),
    detail: masked?.[factor],
    to: `/mfa-verification/${factor}`,
  }));
  return (
    <Card title={t('mfa.choose_step')} subtitle={t('mfa.why')} focusHeading>
      <Choices choices={choices} />
    </Card>
  );
}

function OtherStep({ others }: { others: boolean }) {
  const { t } = useApp();
  if (!others) return null;
  return (
    <p class="switch">
      <RouteLink to="/mfa-verification" id="other-factor">
        {t('action.other_method')}
      </RouteLink>
    </p>
  );
}

/** The box that spares a browser the second step for some days, where the settings allow it. */
function useTrust() {
  const { data, t, interaction } = useApp();
  const [isTrusted, setTrusted] = useState(false);
  const { enabled, durationDays = 30 } = data.settings.trustedDevice ?? {};
  const box = enabled ? (
    <label class="tick spaced">
      <input
        type="checkbox"
        id="trust"
        checked={isTrusted}
        onChange={(event) => setTrusted(event.currentTarget.checked)}
      />
      <span>{t('mfa.trust_device', { count: durationDays })}</span>
    </label>
  ) : null;

  async function finish(): Promise<Outcome> {
    if (isTrusted && enabled) await interaction.trustDeviceIfAllowed();
    return interaction.submit();
  }

  return { box, finish };
}

function PasskeyStep({ others }: { others: boolean }) {
  const { t, interaction } = useApp();
  const submission = useSubmission();
  const { box, finish } = useTrust();
  const submit = () =>
    submission.run(async () => {
      await interaction.checkPasskey();
      return finish();
    });
  return (
    <Card title={t('factor.WebAuthn.verify')} subtitle={t('factor.WebAuthn.verify_hint')}>
      <Form submission={submission} onSubmit={submit}>
        {box}
        <SubmitButton label={t('action.use_passkey')} isBusy={submission.isBusy} autoFocus />
      </Form>
      <OtherStep others={others} />
    </Card>
  );
}

function CodeStep({ factor, others }: { factor: 'Totp' | 'BackupCode'; others: boolean }) {
  const { t, interaction } = useApp();
  const [code, setCode] = useState('');
  const [isBlank, setBlank] = useState(false);
  const submission = useSubmission();
  const { box, finish } = useTrust();
  const isNumeric = factor === 'Totp';

  function check(text: string) {
    setBlank(text === '');
    if (text === '') return document.getElementById('code')?.focus();
    submission.run(async () => {
      await (isNumeric ? interaction.checkTotp(text) : interaction.checkBackupCode(text));
      return finish();
    });
  }

  function enter(text: string) {
    setCode(text);
    if (isNumeric && text.length === 6 && text !== code) check(text);
  }

  return (
    <Card title={t(`factor.${factor}.verify`)} subtitle={t(`factor.${factor}.verify_hint`)}>
      <Form submission={submission} onSubmit={() => check(code)}>
        <CodeField
          isNumeric={isNumeric}
          value={code}
          onValue={enter}
          complaint={isBlank ? t('error.required') : complaintAt('code', submission.problem)}
        />
        {box}
        <SubmitButton label={t('action.continue')} isBusy={submission.isBusy} />
      </Form>
      <OtherStep others={others} />
    </Card>
  );
}

/** The code goes to the person's own address, which is shown in part. */
function SentCodeStep({ kind, others }: { kind: 'email' | 'phone'; others: boolean }) {
  const { t, interaction } = useApp();
  const [sent, setSent] = useState<{ id: string; at: number }>();
  const [code, setCode] = useState('');
  const submission = useSubmission();
  const { box, finish } = useTrust();
  const factor = kind === 'email' ? 'EmailVerificationCode' : 'PhoneVerificationCode';
  const masked = interaction.memory.now.factors?.masked?.[factor];

  const send = () =>
    submission.run(async () => {
      setSent({ id: await interaction.sendFactorCode(kind), at: Date.now() });
      setCode('');
      return undefined;
    });
  useArrival(send);

  function check(text: string) {
    if (!sent) return send();
    if (text.length < 6) return document.getElementById('code')?.focus();
    submission.run(async () => {
      await interaction.checkFactorCode(kind, sent.id, text);
      return finish();
    });
  }

  function enter(text: string) {
    setCode(text);
    if (text.length === 6 && text !== code && sent) check(text);
  }

  const hint = masked
    ? t('description.code_sent_to', { address: masked })
    : t(`factor.${factor}.verify_hint`);
  return (
    <Card title={t(`factor.${factor}.verify`)} subtitle={hint}>
      <Form submission={submission} onSubmit={() => check(code)}>
        <CodeField value={code} onValue={enter} complaint={complaintAt('code', submission.problem)} />
        {box}
        <SubmitButton label={t('action.continue')} isBusy={submission.isBusy} />
      </Form>
      {sent && <Resend sentAt={sent.at} isBusy={submission.isBusy} onResend={send} />}
      <OtherStep others={others} />
    </Card>
  );
}
