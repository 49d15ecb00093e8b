/** The one main button of a form. It keeps its size and its focus while it works. */
import { useApp } from '../app-context.ts';

interface Props {
  /** Stable, so that programs find the button. */
  name?: string;
  label: string;
  isBusy: boolean;
}

export function SubmitButton({ name = 'submit', label, isBusy }: Props) {
  const { t } = useApp();
  return (
    <button type="submit" id={name} name={name} class="main-button" aria-disabled={isBusy} aria-busy={isBusy}>
      <span class={isBusy ? 'label-behind' : undefined}>{label}</span>
      {isBusy && <span class="spinner" role="status" aria-label={t('action.working')} />}
    </button>
  );
}
