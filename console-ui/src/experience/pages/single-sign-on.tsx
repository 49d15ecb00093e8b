/** Signing in through one's organization: its address tells which. */
import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { Card } from '../parts/card.tsx';
import { Complaint } from '../parts/complaint.tsx';
import { IdentifierForm } from '../parts/identifier-form.tsx';
import { ConnectorLogo } from '../parts/social-buttons.tsx';
import { ToSignIn } from '../parts/switch.tsx';
import { useSubmission } from '../use-submission.ts';
import { hasSingleSignOn } from '../ways.ts';
import { Redirect } from './redirect.tsx';

export function SingleSignOn() {
  const { data, t, interaction } = useApp();
  const submission = useSubmission();
  const [isUnknown, setUnknown] = useState(false);
  const isOpen = hasSingleSignOn(data);
  return (
    <Card
      title={t('action.single_sign_on')}
      subtitle={t(isOpen ? 'description.single_sign_on' : 'description.sign_in_is_off')}
      focusHeading={!isOpen}
    >
      {isUnknown && (
        <div role="alert" class="alert">
          {t('error.no_organization')}
        </div>
      )}
      {isOpen && (
        <IdentifierForm
          allowed={['email']}
          submission={submission}
          autocomplete="email"
          onIdentifier={({ value }) =>
            submission.run(async () => {
              const found = await interaction.ssoConnectors(value);
              interaction.memory.put({ ssoConnectors: found });
              setUnknown(found.length === 0);
              const [only] = found;
              if (only && found.length === 1) return interaction.depart('sso', only);
              return found.length > 0 ? { page: '/single-sign-on/connectors' } : undefined;
            })
          }
          canCancel
        />
      )}
      <ToSignIn />
    </Card>
  );
}

export function SingleSignOnConnectors() {
  const { data, t, interaction } = useApp();
  const submission = useSubmission();
  const ids = interaction.memory.now.ssoConnectors ?? [];
  const connectors = (data.settings.ssoConnectors ?? []).filter(({ id }) => ids.includes(id));
  if (connectors.length === 0) return <Redirect to="/single-sign-on" />;
  return (
    <Card title={t('action.single_sign_on')} subtitle={t('description.organization_signs_in')} focusHeading>
      <Complaint problem={submission.problem} onRetry={submission.retry} />
      {connectors.map(({ id, connectorName, logo, darkLogo }) => (
        <button
          key={id}
          type="button"
          id={`sso-${id}`}
          class="other-button with-logo"
          aria-disabled={submission.isBusy}
          onClick={() => submission.run(() => interaction.depart('sso', id))}
        >
          <ConnectorLogo light={logo} dark={darkLogo} />
          <span>{t('action.continue_with', { name: connectorName })}</span>
        </button>
      ))}
      <ToSignIn />
    </Card>
  );
}
