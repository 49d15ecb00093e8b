/** Goes back to the application without having done what it asks for. */
import { useApp } from '../app-context.ts';

export function CancelButton({ onCancel }: { onCancel: () => void }) {
  const { t } = useApp();
  return (
    <button type="button" id="cancel" name="cancel" class="other-button" onClick={onCancel}>
      {t('action.cancel')}
    </button>
  );
}
