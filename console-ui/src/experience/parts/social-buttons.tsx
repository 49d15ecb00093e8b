/** The ways in through other providers, and with a passkey: buttons below the form. */
import { useApp } from '../app-context.ts';
import type { SocialConnector } from '../data.ts';
import { useOneTap } from '../one-tap.ts';
import { useSubmission } from '../use-submission.ts';
import { hasPasskeyButton, hasSingleSignOn, socialConnectors } from '../ways.ts';
import { Complaint } from './complaint.tsx';
import { RouteLink } from './route-link.tsx';

/** In the page's language, else in English, else in any. */
export function connectorName({ name, target }: SocialConnector, language: string): string {
  const [base = ''] = language.split('-');
  return name[language] || name[base] || name.en || Object.values(name)[0] || target;
}

export function ConnectorLogo({ light, dark }: { light: string; dark: string | null | undefined }) {
  if (!light) return null;
  return (
    <picture>
      {dark && <source srcset={dark} media="(prefers-color-scheme: dark)" />}
      <img src={light} alt="" width={20} height={20} loading="lazy" />
    </picture>
  );
}

/** `mayGoOn` asks for the consent to the terms first, where one is needed. */
export function OtherWays({ mayGoOn, isFirst }: { mayGoOn: () => boolean; isFirst?: boolean }) {
  const app = useApp();
  const { data, t, interaction } = app;
  const submission = useSubmission();
  useOneTap(app, submission, mayGoOn);
  const connectors = socialConnectors(data);
  const [passkey, sso] = [hasPasskeyButton(data), hasSingleSignOn(data)];
  if (!passkey && !sso && connectors.length === 0) return null;

  const start = (attempt: Parameters<typeof submission.run>[0]) => {
    if (mayGoOn()) submission.run(attempt);
  };
  return (
    <section class="other-ways" aria-label={t('description.other_ways')}>
      {!isFirst && (
        <p class="divider" aria-hidden="true">
          <span>{t('description.or')}</span>
        </p>
      )}
      <Complaint problem={submission.problem} onRetry={submission.retry} />
      {passkey && (
        <button
          type="button"
          id="passkey"
          class="other-button"
          aria-disabled={submission.isBusy}
          onClick={() => start(() => interaction.signInWithPasskey())}
        >
          {t('action.use_passkey')}
        </button>
      )}
      {connectors.map((connector) => (
        <button
          key={connector.id}
          type="button"
          id={`social-${connector.target}`}
          class="other-button with-logo"
          aria-disabled={submission.isBusy}
          onClick={() => start(() => interaction.depart('social', connector.id))}
        >
          <ConnectorLogo light={connector.logo} dark={connector.logoDark} />
          <span>{t('action.continue_with', { name: connectorName(connector, data.language) })}</span>
        </button>
      ))}
      {sso && (
        <p class="switch">
          <RouteLink to="/single-sign-on" id="single-sign-on">
            {t('action.single_sign_on')}
          </RouteLink>
        </p>
      )}
    </section>
  );
}
