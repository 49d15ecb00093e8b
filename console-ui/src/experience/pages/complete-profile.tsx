/** Asks for the details that the server still wants before the account is complete. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { ProfileField } from '../data.ts';
import type { ProfileEntry } from '../interaction.ts';
import { Card } from '../parts/card.tsx';
import { Complaint } from '../parts/complaint.tsx';
import { IdentifierField } from '../parts/identifier-field.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { PasswordRules } from '../parts/password-rules.tsx';
import { ProfileFieldInput, type ProfileValue } from '../parts/profile-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useSubmission } from '../use-submission.ts';
import { UnknownSession } from './notice.tsx';

type Answers = Record<string, ProfileValue>;

/** Names of the questions that stay unanswered. */
export function unanswered(missing: string[], fields: ProfileField[], answers: Answers): string[] {
  const names = missing.filter((name) => name === 'username' || name === 'password');
  const required = missing.includes('extraProfile') ? fields.filter((field) => field.required) : [];
  return [...names, ...required.map((field) => field.name)].filter((name) => (answers[name] ?? '') === '');
}

export function profileEntries(missing: string[], fields: ProfileField[], answers: Answers): ProfileEntry[] {
  const entries: ProfileEntry[] = [];
  for (const type of ['username', 'password'] as const) {
    if (missing.includes(type)) entries.push({ type, value: String(answers[type] ?? '') });
  }
  const given = fields.flatMap(({ name }) =>
    answers[name] === undefined ? [] : [[name, answers[name]] as const],
  );
  if (missing.includes('extraProfile'))
    entries.push({ type: 'extraProfile', values: Object.fromEntries(given) });
  return entries;
}

function missingFromHistory(): string[] {
  const state = window.history.state as { missing?: unknown } | null;
  return Array.isArray(state?.missing) ? state.missing.map(String) : [];
}

export function CompleteProfile() {
  const missing = missingFromHistory();
  const canBeAsked = missing.length > 0;
  return canBeAsked ? <ProfileForm missing={missing} /> : <UnknownSession />;
}

function ProfileForm({ missing }: { missing: string[] }) {
  const { data, t, interaction } = useApp();
  const fields = data.settings.customProfileFields ?? [];
  const [answers, setAnswers] = useState<Answers>({});
  const [blank, setBlank] = useState<string[]>([]);
  const submission = useSubmission();
  const { problem } = submission;
  const isBeyondUs = missing.some((name) => ['email', 'phone', 'emailOrPhone'].includes(name));

  const answer = (name: string) => (value: ProfileValue) => setAnswers({ ...answers, [name]: value });
  const complaintAt = (name: string, place?: string) => {
    if (blank.includes(name)) return t('error.required');
    return place && problem?.place === place ? [problem.text, ...problem.details].join(' ') : undefined;
  };

  function submit() {
    const open = unanswered(missing, fields, answers);
    setBlank(open);
    if (open.length === 0)
      submission.run(() => interaction.completeProfile(profileEntries(missing, fields, answers)));
  }

  const title = t('description.continue_with_more_information');
  if (isBeyondUs) return <Card title={title} subtitle={t('error.missing_email_or_phone')} focusHeading />;
  return (
    <Card title={title} subtitle={t('description.continue_with_more_information_reason')}>
      <form
        method="post"
        noValidate
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        <Complaint problem={problem} />
        {missing.includes('username') && (
          <IdentifierField
            allowed={['username']}
            value={String(answers.username ?? '')}
            onValue={answer('username')}
            note={t('description.username_rules')}
            complaint={complaintAt('username', 'username')}
          />
        )}
        {missing.includes('password') && (
          <>
            <PasswordField
              value={String(answers.password ?? '')}
              onValue={answer('password')}
              complaint={complaintAt('password', 'password')}
              autocomplete="new-password"
            />
            <PasswordRules password={String(answers.password ?? '')} />
          </>
        )}
        {missing.includes('extraProfile') &&
          fields.map((field) => (
            <ProfileFieldInput
              key={field.name}
              field={field}
              value={answers[field.name]}
              complaint={complaintAt(field.name)}
              onValue={answer(field.name)}
            />
          ))}
        <SubmitButton label={t('action.continue')} isBusy={submission.isBusy} />
      </form>
    </Card>
  );
}
