/** Asks for the identifier alone; what proves it follows on a page of its own. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { IdentifierType } from '../data.ts';
import { type Identifier, readIdentifier } from '../identifier.ts';
import { complaintAt } from '../problems.ts';
import { query } from '../router.ts';
import type { Submission } from '../use-submission.ts';
import { CaptchaBox } from './captcha-box.tsx';
import { Form } from './form.tsx';
import { IdentifierField } from './identifier-field.tsx';
import { SubmitButton } from './submit-button.tsx';

interface Props {
  allowed: IdentifierType[];
  submission: Submission;
  label?: string;
  note?: string | undefined;
  autocomplete?: string;
  start?: string;
  canCancel?: boolean;
  hasCaptcha?: boolean;
  /** Asked when the identifier is fine. */
  mayGoOn?: () => boolean;
  onIdentifier: (identifier: Identifier, typed: string) => void;
  children?: ComponentChildren;
}

export function IdentifierForm(props: Props) {
  const { allowed, submission, note, autocomplete, mayGoOn, onIdentifier } = props;
  const { t } = useApp();
  const [typed, setTyped] = useState(props.start ?? query().get('login_hint') ?? '');
  const [complaint, setComplaint] = useState<string>();

  function submit() {
    const reading = readIdentifier(typed, allowed);
    setComplaint('problem' in reading ? t(`error.${reading.problem}`) : undefined);
    if ('problem' in reading) return document.getElementById('username')?.focus();
    if (mayGoOn?.() !== false) onIdentifier(reading.identifier, typed);
  }

  return (
    <Form submission={submission} onSubmit={submit} canCancel={props.canCancel === true}>
      <IdentifierField
        allowed={allowed}
        value={typed}
        onValue={setTyped}
        {...(note ? { note } : {})}
        {...(autocomplete ? { autocomplete } : {})}
        complaint={complaint ?? complaintAt('username', submission.problem)}
        autoFocus
      />
      {props.children}
      {props.hasCaptcha && <CaptchaBox />}
      <SubmitButton label={props.label ?? t('action.continue')} isBusy={submission.isBusy} />
    </Form>
  );
}
