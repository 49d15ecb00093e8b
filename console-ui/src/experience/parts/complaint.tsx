/** What went wrong with the whole form, announced as it appears, with a second try where that may help. */
import { useApp } from '../app-context.ts';
import type { Submission } from '../use-submission.ts';

export function Complaint({ problem, retry }: Pick<Submission, 'problem' | 'retry'>) {
  const { t } = useApp();
  const shown = problem?.place === 'form' ? problem : null;
  return (
    <div role="alert" class="alert-region">
      {shown && (
        <div class="alert" data-code={shown.code}>
          <span>{shown.text}</span>
          {shown.canRetry && (
            <button type="button" class="text-button" onClick={retry}>
              {t('action.retry')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
