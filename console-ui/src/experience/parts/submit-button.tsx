/** The one main button of a form. It keeps its size and its focus while it works. */
import { useApp } from '../app-context.ts';
import { useFocus } from '../use-arrival.ts';

interface Props {
  /** Stable, so that programs find the button. */
  name?: string;
  label: string;
  isBusy: boolean;
  autoFocus?: boolean;
}

export function SubmitButton({ name = 'submit', label, isBusy, autoFocus }: Props) {
  const { t } = useApp();
  const button = useFocus<HTMLButtonElement>(autoFocus);
  return (
    <button
      type="submit"
      id={name}
      name={name}
      class="main-button"
      aria-disabled={isBusy}
      aria-busy={isBusy}
      ref={button}
    >
      <span class={isBusy ? 'label-behind' : undefined}>{label}</span>
      {isBusy && <span class="spinner" role="status" aria-label={t('action.working')} />}
    </button>
  );
}
