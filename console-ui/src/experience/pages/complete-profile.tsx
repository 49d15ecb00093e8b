/** Asks for the details that the server still wants before the account is complete. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { useNextStep } from '../chosen-identifier.ts';
import type { IdentifierType } from '../data.ts';
import { Card } from '../parts/card.tsx';
import { Form } from '../parts/form.tsx';
import { IdentifierField } from '../parts/identifier-field.tsx';
import { IdentifierForm } from '../parts/identifier-form.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { PasswordRules } from '../parts/password-rules.tsx';
import { PictureField } from '../parts/picture-field.tsx';
import { ProfileFieldInput } from '../parts/profile-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { complaintAt } from '../problems.ts';
import { type Answers, type ProfileValue, profileEntries, unanswered } from '../profile-answers.ts';
import { useSubmission } from '../use-submission.ts';
import { NotFound } from './notice.tsx';
import { Redirect } from './redirect.tsx';

const addressPages: Record<string, IdentifierType[]> = {
  email: ['email'],
  phone: ['phone'],
  'email-or-phone': ['email', 'phone'],
};
const ownPages: Record<string, string> = {
  username: 'username',
  password: 'password',
  'extra-profile': 'extraProfile',
};

/** `/continue/{method}`; without one, whatever is missing first. */
export function CompleteProfile({ method = '' }: { method?: string }) {
  const { interaction } = useApp();
  const { event, missing = [] } = interaction.memory.now;
  if (!event) return <Redirect to="/sign-in" />;
  const addresses = addressPages[method];
  if (addresses) return <AddressForm allowed={addresses} />;
  const own = ownPages[method];
  if (!own) return <NotFound />;
  return <ProfileForm missing={missing.includes(own) ? missing : [own]} />;
}

function AddressForm({ allowed }: { allowed: IdentifierType[] }) {
  const { t } = useApp();
  const submission = useSubmission();
  const { sendCode } = useNextStep(submission);
  return (
    <Card
      title={t('description.continue_with_more_information')}
      subtitle={t('description.continue_with_more_information_reason')}
    >
      <IdentifierForm
        allowed={allowed}
        submission={submission}
        autocomplete={allowed.includes('email') ? 'email' : 'tel'}
        label={t('action.send_code')}
        onIdentifier={(identifier) => sendCode('continue', identifier)}
      />
    </Card>
  );
}

function ProfileForm({ missing }: { missing: string[] }) {
  const { data, t, interaction } = useApp();
  const fields = data.settings.customProfileFields ?? [];
  const [answers, setAnswers] = useState<Answers>({});
  const [blank, setBlank] = useState<string[]>([]);
  const submission = useSubmission();

  const answer = (name: string) => (value: ProfileValue) => setAnswers((now) => ({ ...now, [name]: value }));
  const open = unanswered(missing, fields, answers);
  const complaint = (id: string) =>
    blank.includes(id) && open.includes(id) ? t('error.required') : undefined;

  function submit() {
    setBlank(open);
    if (open[0]) return document.getElementById(open[0])?.focus();
    submission.run(() => interaction.completeProfile(profileEntries(missing, fields, answers)));
  }

  return (
    <Card
      title={t('description.continue_with_more_information')}
      subtitle={t('description.continue_with_more_information_reason')}
    >
      <Form submission={submission} onSubmit={submit}>
        {missing.includes('username') && (
          <IdentifierField
            allowed={['username']}
            value={String(answers.username ?? '')}
            onValue={answer('username')}
            note={t('description.username_rules')}
            complaint={complaint('username') ?? complaintAt('username', submission.problem)}
            autoFocus
          />
        )}
        {missing.includes('password') && (
          <>
            <PasswordField
              value={String(answers.password ?? '')}
              onValue={answer('password')}
              complaint={complaint('password') ?? complaintAt('password', submission.problem)}
              autocomplete="new-password"
              autoFocus={!missing.includes('username')}
            />
            <PasswordRules password={String(answers.password ?? '')} />
          </>
        )}
        {missing.includes('extraProfile') &&
          fields.map((field) =>
            field.name === 'avatar' ? (
              <PictureField
                key={field.name}
                field={field}
                value={String(answers.avatar ?? '')}
                complaint={complaint(field.name)}
                onValue={answer(field.name)}
              />
            ) : (
              <ProfileFieldInput
                key={field.name}
                field={field}
                value={answers[field.name]}
                complaintAt={complaint}
                onValue={answer(field.name)}
              />
            ),
          )}
        <SubmitButton label={t('action.continue')} isBusy={submission.isBusy} />
      </Form>
    </Card>
  );
}
