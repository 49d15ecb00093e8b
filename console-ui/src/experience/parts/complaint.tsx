/** What went wrong with the whole form, announced as it appears, with a second try where that may help. */
import { useApp } from '../app-context.ts';
import { isForForm, type Problem } from '../problems.ts';
import { RouteLink } from './route-link.tsx';

interface Props {
  problem: Problem | null;
  /** Left out, the second try submits the form around it as it stands now. */
  onRetry?: () => void;
}

export function Complaint({ problem, onRetry }: Props) {
  const { t } = useApp();
  const shown = problem && isForForm(problem) ? problem : null;
  return (
    <div role="alert" class="alert-region">
      {shown && (
        <div class="alert" data-code={shown.code}>
          <span>{[shown.text, ...shown.details].join(' ')}</span>
          {shown.canRetry && (
            <button type={onRetry ? 'button' : 'submit'} class="text-button" onClick={onRetry}>
              {t('action.retry')}
            </button>
          )}
          {shown.mustRestart && <RouteLink to="/sign-in">{t('action.start_again')}</RouteLink>}
        </div>
      )}
    </div>
  );
}

/** What was brought along from the page before: that something worked, or that it did not. */
export function Tidings() {
  const { t, interaction } = useApp();
  const { notice, complaint } = interaction.memory.now;
  return (
    <>
      {notice && (
        <p role="status" class="good-news">
          {t(notice)}
        </p>
      )}
      {complaint && (
        <div role="alert" class="alert">
          {complaint}
        </div>
      )}
    </>
  );
}
