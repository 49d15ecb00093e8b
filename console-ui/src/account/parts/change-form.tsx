/** A form for one change: complaints above, one main button below. */
import type { ComponentChildren } from 'preact';
import { Complaint } from '../../experience/parts/complaint.tsx';
import { SubmitButton } from '../../experience/parts/submit-button.tsx';
import type { Change } from '../use-change.ts';

interface Props {
  change: Change;
  label: string;
  onSubmit: () => void;
  children?: ComponentChildren;
}

export function ChangeForm({ change, label, onSubmit, children }: Props) {
  return (
    <form
      method="post"
      noValidate
      onSubmit={(submitted) => {
        submitted.preventDefault();
        onSubmit();
      }}
    >
      <Complaint problem={change.problem} />
      {children}
      <SubmitButton label={label} isBusy={change.isBusy} />
    </form>
  );
}
