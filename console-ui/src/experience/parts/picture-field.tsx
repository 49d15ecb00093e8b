/** A picture of oneself: uploaded as soon as it is chosen, so that whoever chose it sees what others will. */
import { useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { ProfileField } from '../data.ts';
import { useSubmission } from '../use-submission.ts';

export const pictures = 'image/png,image/jpeg,image/gif,image/webp';

interface Props {
  field: ProfileField;
  /** The picture's address. */
  value: string;
  complaint: string | undefined;
  onValue: (address: string | undefined) => void;
}

export function PictureField({ field, value, complaint, onValue }: Props) {
  const { t, interaction } = useApp();
  const upload = useSubmission();
  const input = useRef<HTMLInputElement>(null);
  const note = upload.problem?.text ?? complaint;

  function take(file: File | undefined) {
    if (!file) return;
    upload.run(async () => {
      onValue(await interaction.uploadPicture(file));
      return undefined;
    });
  }

  return (
    <div class="field">
      <span id={`${field.name}-label`} class="field-label">
        {field.label || t('profile.avatar')}
      </span>
      <div class="avatar-row">
        {value && <img class="avatar" src={value} alt={t('profile_picture.now')} width={72} height={72} />}
        <div class="avatar-actions">
          <input
            ref={input}
            type="file"
            id={`${field.name}-file`}
            accept={pictures}
            hidden
            onChange={({ currentTarget }) => {
              take(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
          <button
            type="button"
            id={field.name}
            class="text-button"
            aria-describedby={`${field.name}-label ${field.name}-note`}
            aria-busy={upload.isBusy}
            onClick={() => input.current?.click()}
          >
            {t('profile_picture.choose')}
          </button>
          {value && (
            <button type="button" class="text-button" onClick={() => onValue(undefined)}>
              {t('profile_picture.remove')}
            </button>
          )}
        </div>
      </div>
      <p id={`${field.name}-note`} class={note ? 'field-note complaint' : 'field-note'} aria-live="polite">
        {note ?? field.description}
      </p>
    </div>
  );
}
