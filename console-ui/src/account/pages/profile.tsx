/** Name, picture and whatever else the operator asks about the person. */
import { useRef, useState } from 'preact/hooks';
import type { ProfileField } from '../../experience/data.ts';
import { Complaint } from '../../experience/parts/complaint.tsx';
import { Field } from '../../experience/parts/field.tsx';
import { pictures } from '../../experience/parts/picture-field.tsx';
import { ProfileFieldInput } from '../../experience/parts/profile-field.tsx';
import type { Translator } from '../../experience/phrases.ts';
import { unanswered } from '../../experience/profile-answers.ts';
import { useAccount } from '../account-context.ts';
import { accessTo, isEditable, isShown } from '../data.ts';
import { ChangeForm } from '../parts/change-form.tsx';
import { Section } from '../parts/frame.tsx';
import { Group, Row } from '../parts/rows.tsx';
import { answersOf, changesOf, placeOf, profileFields, shownAnswer } from '../profile-values.ts';
import { useChange } from '../use-change.ts';

export function Profile() {
  const { data } = useAccount();
  const fields = profileFields(data).filter((field) => isShown(data, placeOf(field)));
  return (
    <Section name="profile">
      {isShown(data, 'avatar') && <Avatar />}
      <Details fields={fields} />
    </Section>
  );
}

function Avatar() {
  const { data, t, api, account, reload } = useAccount();
  const change = useChange();
  const input = useRef<HTMLInputElement>(null);
  const { avatar } = account;

  const put = (picture: () => Promise<string | null>) =>
    change.run(async () => {
      await api.change({ avatar: await picture() });
      await reload();
      return undefined;
    });

  return (
    <section class="group">
      <h2>{t('profile.avatar')}</h2>
      <Complaint problem={change.problem} onRetry={change.retry} />
      <div class="avatar-row">
        {avatar ? (
          <img class="avatar" src={avatar} alt={t('account.avatar.now')} width={72} height={72} />
        ) : (
          <span class="avatar" aria-hidden="true">
            {(account.name || account.username || '?').slice(0, 1).toLocaleUpperCase(data.language)}
          </span>
        )}
        {isEditable(data, 'avatar') && (
          <p class="entry-actions">
            <input
              ref={input}
              type="file"
              id="avatar-file"
              accept={pictures}
              hidden
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                currentTarget.value = '';
                if (file) put(() => api.uploadAvatar(file));
              }}
            />
            <button
              type="button"
              id="upload-avatar"
              class="text-button"
              aria-busy={change.isBusy}
              onClick={() => input.current?.click()}
            >
              {t('account.avatar.upload')}
            </button>
            {avatar && (
              <button
                type="button"
                id="remove-avatar"
                class="text-button"
                onClick={() => put(async () => null)}
              >
                {t('account.avatar.remove')}
              </button>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

function Details({ fields }: { fields: ProfileField[] }) {
  const { data, t, account } = useAccount();
  const readOnly = fields.filter((field) => !isEditable(data, placeOf(field)));
  const editable = fields.filter((field) => isEditable(data, placeOf(field)));
  const isNameFixed = accessTo(data, 'name') === 'ReadOnly';
  return (
    <>
      {(isNameFixed || readOnly.length > 0) && (
        <Group title={t('account.group.details')}>
          {isNameFixed && <Row label={t('profile.name')} value={account.name || t('account.not_set')} />}
          {readOnly.map((field) => (
            <Row
              key={field.name}
              label={labelOf(field, t)}
              value={shownAnswer(account, field) || t('account.not_set')}
            />
          ))}
        </Group>
      )}
      {(isEditable(data, 'name') || editable.length > 0) && <DetailsForm fields={editable} />}
    </>
  );
}

function labelOf({ name, label }: ProfileField, t: Translator): string {
  return label || (t.has(`profile.${name}`) ? t(`profile.${name}`) : name);
}

function DetailsForm({ fields }: { fields: ProfileField[] }) {
  const { data, t, api, account, reload } = useAccount();
  const change = useChange();
  const [name, setName] = useState(account.name ?? '');
  const [answers, setAnswers] = useState(() => answersOf(account, fields));
  const [blank, setBlank] = useState<string[]>([]);
  const [isSaved, setSaved] = useState(false);

  async function save() {
    const { profile, customData } = changesOf(account, fields, answers);
    const isRenamed = isEditable(data, 'name') && name.trim() !== (account.name ?? '');
    const own = {
      ...(isRenamed ? { name: name.trim() || null } : {}),
      ...(customData ? { customData } : {}),
    };
    if (Object.keys(own).length > 0) await api.change(own);
    if (profile) await api.changeProfile(profile);
    await reload();
    setSaved(true);
    return undefined;
  }

  function submit() {
    const open = unanswered(['extraProfile'], fields, answers);
    setBlank(open);
    if (open[0]) document.getElementById(open[0])?.focus();
    else change.run(save);
  }

  return (
    <section class="group">
      <h2>{t('account.group.details')}</h2>
      <ChangeForm change={change} label={t('account.save')} onSubmit={submit}>
        {isEditable(data, 'name') && (
          <Field
            name="name"
            label={t('profile.name')}
            type="text"
            autocomplete="name"
            dir="auto"
            maxLength={128}
            value={name}
            onValue={(text) => {
              setSaved(false);
              setName(text);
            }}
          />
        )}
        {fields.map((field) => (
          <ProfileFieldInput
            key={field.name}
            field={field}
            value={answers[field.name]}
            complaintAt={(id) => (blank.includes(id) ? t('error.required') : undefined)}
            onValue={(value) => {
              setSaved(false);
              setAnswers({ ...answers, [field.name]: value });
            }}
          />
        ))}
      </ChangeForm>
      <p class="saved" role="status">
        {isSaved && t('account.saved')}
      </p>
    </section>
  );
}
