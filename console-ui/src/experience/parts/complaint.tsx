/** What went wrong with the whole form, announced as it appears, with a second try where that may help. */
import { useApp } from '../app-context.ts';
import type { Problem } from '../problems.ts';

interface Props {
  problem: Problem | null;
  /** Left out, the second try submits the form around it as it stands now. */
  onRetry?: () => void;
}

export function Complaint({ problem, onRetry }: Props) {
  const { t } = useApp();
  const shown = problem?.place === 'form' ? problem : null;
  return (
    <div role="alert" class="alert-region">
      {shown && (
        <div class="alert" data-code={shown.code}>
          <span>{shown.text}</span>
          {shown.canRetry && (
            <button type={onRetry ? 'button' : 'submit'} class="text-button" onClick={onRetry}>
              {t('action.retry')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
