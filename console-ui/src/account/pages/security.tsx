/** The overview: how the person signs in, what else protects the account, which accounts elsewhere belong to it. */
import { ConnectorLogo } from '../../experience/parts/social-buttons.tsx';
import { useAccount } from '../account-context.ts';
import { type Factor, type FieldName, isEditable, isFactorOffered, isShown } from '../data.ts';
import { Section } from '../parts/frame.tsx';
import { Group, Row, type RowAction } from '../parts/rows.tsx';
import { nameOfConnector, nameOfIdentity, showMoment, showPhone } from '../shown.ts';

export function Security() {
  return (
    <Section name="security">
      <SignInGroup />
      <FactorGroup />
      <SocialGroup />
      <Farewell />
    </Section>
  );
}

function SignInGroup() {
  const { data, t, account } = useAccount();
  const fields: { field: FieldName; value: string | null | undefined }[] = [
    { field: 'email', value: account.primaryEmail },
    { field: 'phone', value: account.primaryPhone && showPhone(account.primaryPhone) },
    { field: 'username', value: account.username },
    { field: 'password', value: account.hasPassword ? t('account.password_set') : null },
  ];
  const shown = fields.filter(({ field }) => isShown(data, field));
  if (shown.length === 0) return null;
  return (
    <Group title={t('account.group.sign_in')}>
      {shown.map(({ field, value }) => (
        <Row
          key={field}
          label={t(`account.field.${field}`)}
          value={value || t('account.not_set')}
          actions={
            isEditable(data, field)
              ? [{ ...changeOf(value, t), to: `/account/${field}`, id: `to-${field}` }]
              : []
          }
        />
      ))}
    </Group>
  );
}

function changeOf(value: unknown, t: (name: string) => string): { label: string } {
  return { label: t(value ? 'action.change' : 'account.add') };
}

function FactorGroup() {
  const { data, t, factors } = useAccount();
  const isThere = (type: Factor) => factors.some((factor) => factor.type === type);
  const rows = [
    { type: 'Totp', field: 'mfa', Row: AuthenticatorRow },
    { type: 'WebAuthn', field: 'passkey', Row: PasskeyRow },
    { type: 'BackupCode', field: 'mfa', Row: BackupCodeRow },
  ] as const;
  // What was set up stays in sight when it is no longer offered.
  const shown = rows.filter(
    ({ type, field }) => isShown(data, field) && (isFactorOffered(data, type) || isThere(type)),
  );
  if (shown.length === 0) return null;
  return (
    <Group title={t('account.group.factors')} note={t('account.group.factors_note')}>
      {shown.map((row) => (
        <row.Row key={row.type} />
      ))}
    </Group>
  );
}

function AuthenticatorRow() {
  const { data, t, factors } = useAccount();
  const found = factors.find(({ type }) => type === 'Totp');
  const actions: RowAction[] = found
    ? [{ label: t('account.manage'), to: '/account/authenticator-app/replace', id: 'to-authenticator-app' }]
    : [{ label: t('account.add'), to: '/account/authenticator-app', id: 'to-authenticator-app' }];
  return (
    <Row
      label={t('factor.Totp.name')}
      value={
        found
          ? t('account.set_up_on', { date: showMoment(found.createdAt, data.language) })
          : t('account.not_set')
      }
      actions={isEditable(data, 'mfa') ? actions : []}
    />
  );
}

function PasskeyRow() {
  const { data, t, factors } = useAccount();
  const count = factors.filter(({ type }) => type === 'WebAuthn').length;
  const add = { label: t('account.add'), to: '/account/passkey/add', id: 'to-passkey-add' };
  const manage = { label: t('account.manage'), to: '/account/passkey/manage', id: 'to-passkey-manage' };
  return (
    <Row
      label={t('factor.WebAuthn.name')}
      value={count ? t('account.passkey_count', { count }) : t('account.not_set')}
      actions={isEditable(data, 'passkey') ? [...(count ? [manage] : []), add] : []}
    />
  );
}

function BackupCodeRow() {
  const { data, t, factors } = useAccount();
  const found = factors.find(({ type }) => type === 'BackupCode');
  const action = found
    ? { label: t('account.manage'), to: '/account/backup-codes/manage' }
    : { label: t('account.add'), to: '/account/backup-codes/generate' };
  const isPossible = found !== undefined || factors.some(({ type }) => type !== 'BackupCode');
  return (
    <Row
      label={t('factor.BackupCode.name')}
      value={found ? t('account.codes_left', { count: found.remainCodes ?? 0 }) : t('account.not_set')}
      detail={isPossible ? undefined : t('account.codes.not_alone')}
      actions={isPossible && isEditable(data, 'mfa') ? [{ ...action, id: 'to-backup-codes' }] : []}
    />
  );
}

function SocialGroup() {
  const { data, t, account } = useAccount();
  const socialConnectors = data.settings.socialConnectors.filter(({ platform }) => platform !== 'Native');
  if (!isShown(data, 'social') || socialConnectors.length === 0) return null;
  return (
    <Group title={t('account.group.social')}>
      {socialConnectors.map((connector) => {
        const identity = account.identities?.[connector.target];
        const page = `/account/social/${encodeURIComponent(connector.id)}`;
        const actions = identity
          ? [
              { label: t('action.change'), to: `${page}/change` },
              { label: t('account.remove'), to: `${page}/remove`, id: `remove-${connector.target}` },
            ]
          : [{ label: t('account.link'), to: page, id: `link-${connector.target}` }];
        return (
          <Row
            key={connector.id}
            label={nameOfConnector(connector, data.language)}
            value={
              <>
                <ConnectorLogo light={connector.logo} dark={connector.logoDark} />{' '}
                {identity ? (nameOfIdentity(identity.details) ?? identity.userId) : t('account.not_linked')}
              </>
            }
            actions={isEditable(data, 'social') ? actions : []}
          />
        );
      })}
    </Group>
  );
}

function Farewell() {
  const { data, t } = useAccount();
  const { deleteAccountUrl } = data.accountCenter;
  if (!deleteAccountUrl) return null;
  return (
    <p class="farewell">
      <a class="farewell-link" href={deleteAccountUrl}>
        {t('account.delete_account')}
      </a>
    </p>
  );
}
