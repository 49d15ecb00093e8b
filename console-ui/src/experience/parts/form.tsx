/** A form that scripts send: complaints above, the way out below. */
import type { ComponentChildren } from 'preact';
import { useApp } from '../app-context.ts';
import { type Submission, useSubmission } from '../use-submission.ts';
import { CancelButton } from './cancel-button.tsx';
import { Complaint } from './complaint.tsx';

interface Props {
  submission: Submission;
  onSubmit: () => void;
  /** With a button that leads back to the application. */
  canCancel?: boolean;
  children: ComponentChildren;
}

export function Form({ submission, onSubmit, canCancel, children }: Props) {
  return (
    <form
      method="post"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        onSubmit();
      }}
    >
      <Complaint problem={submission.problem} />
      {children}
      {canCancel && <Cancel />}
    </form>
  );
}

/** Nothing to cancel where no application waits, nor where people sign in to the console itself. */
export function Cancel() {
  const { data, interaction } = useApp();
  const submission = useSubmission();
  if (data.application === null || data.fixedSignIn) return null;
  return <CancelButton onCancel={() => submission.run(() => interaction.cancel())} />;
}
