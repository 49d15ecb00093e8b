/** Takes something away after a second look. */
import { useState } from 'preact/hooks';
import { Complaint } from '../../experience/parts/complaint.tsx';
import { useAccount } from '../account-context.ts';
import { useChange } from '../use-change.ts';

interface Props {
  /** What the button says, such as "Remove email address". */
  label: string;
  question: string;
  remove: () => Promise<unknown>;
  /** Where it goes on; on this page when left out. */
  next?: string;
  isAsking?: boolean;
}

export function Removal({ label, question, remove, next, isAsking: isAskingAtFirst = false }: Props) {
  const { t, reload } = useAccount();
  const [isAsking, setAsking] = useState(isAskingAtFirst);
  const change = useChange();

  if (!isAsking) {
    return (
      <button type="button" id="remove" class="other-button danger" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  const confirm = () =>
    change.run(async () => {
      await remove();
      await reload();
      return next;
    });
  return (
    <div class="removal">
      <Complaint problem={change.problem} onRetry={change.retry} />
      <p>{question}</p>
      <button
        type="button"
        id="confirm-removal"
        class="main-button danger"
        aria-busy={change.isBusy}
        onClick={confirm}
      >
        {label}
      </button>
      {!isAskingAtFirst && (
        <button type="button" class="other-button" onClick={() => setAsking(false)}>
          {t('action.cancel')}
        </button>
      )}
    </div>
  );
}
