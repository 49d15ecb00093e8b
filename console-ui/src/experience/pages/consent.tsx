/** Asks the signed-in person whether an application of someone else may have what it wants. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { allowConsent, type ConsentRequest, cancelConsent, loadConsent } from '../consent-api.ts';
import { CancelButton } from '../parts/cancel-button.tsx';
import { Card } from '../parts/card.tsx';
import { Complaint } from '../parts/complaint.tsx';
import { DocumentLinks } from '../parts/documents.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { type Problem, problemOf } from '../problems.ts';
import { follow, useSubmission } from '../use-submission.ts';

export function Consent() {
  const app = useApp();
  const { client, t } = app;
  const [request, setRequest] = useState<ConsentRequest>();
  const [problem, setProblem] = useState<Problem | null>(null);

  const load = useCallback(() => {
    setProblem(null);
    loadConsent(client).then(setRequest, (error: unknown) => {
      if (!follow(app, error, true)) setProblem(problemOf(error, t));
    });
  }, [app, client, t]);
  useEffect(load, [load]);

  if (request) return <ConsentForm request={request} />;
  return (
    <Card title={t(problem ? 'action.authorize' : 'description.loading')}>
      {problem ? (
        <Complaint problem={{ ...problem, place: 'form', canRetry: true }} onRetry={load} />
      ) : (
        <div class="placeholder" aria-hidden="true" />
      )}
    </Card>
  );
}

function nameOf({ user }: ConsentRequest): string {
  const phone = user.primaryPhone ? `+${user.primaryPhone}` : '';
  return user.name || user.username || user.primaryEmail || phone || user.id;
}

function hostOf(address: string): string {
  const { protocol, host } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? host : `${protocol}//`;
}

function ConsentForm({ request }: { request: ConsentRequest }) {
  const { client, t } = useApp();
  const [organizationIds, setOrganizationIds] = useState<string[]>([]);
  const submission = useSubmission();
  const { application, organizations = [], redirectUri } = request;
  const name = application.displayName || application.name;

  function toggle(id: string, isChosen: boolean) {
    const others = organizationIds.filter((other) => other !== id);
    setOrganizationIds(isChosen ? [...others, id] : others);
  }

  return (
    <Card
      title={t('consent.title', { application: name })}
      subtitle={t('consent.signed_in_as', { user: nameOf(request) })}
      guestLogo={{ address: application.branding?.logoUrl, name }}
      focusHeading
    >
      <form
        method="post"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submission.run(() => allowConsent(client, organizationIds, request.requestId));
        }}
      >
        <Scopes request={request} name={name} />
        {organizations.length > 0 && (
          <fieldset>
            <legend>{t('consent.organizations')}</legend>
            {organizations.map(({ id, name: organization }) => (
              <label key={id} class="tick">
                <input
                  type="checkbox"
                  name="organization"
                  value={id}
                  checked={organizationIds.includes(id)}
                  onChange={(event) => toggle(id, event.currentTarget.checked)}
                />
                <span>{organization}</span>
              </label>
            ))}
          </fieldset>
        )}
        <Complaint problem={submission.problem} onRetry={submission.retry} />
        <SubmitButton name="consent" label={t('action.authorize')} isBusy={submission.isBusy} />
        <CancelButton onCancel={() => submission.run(() => cancelConsent(client))} />
        <p class="small-print">
          {t('consent.third_party')} {redirectUri && t('consent.redirect_to', { host: hostOf(redirectUri) })}{' '}
          <DocumentLinks phrase={t('consent.documents', { application: name })} addresses={application} />
        </p>
      </form>
    </Card>
  );
}

function Scopes({ request, name }: { request: ConsentRequest; name: string }) {
  const { t } = useApp();
  const { missingOIDCScope = [], missingResourceScopes = [] } = request;
  const resources = missingResourceScopes.filter(({ scopes }) => scopes.length > 0);
  const words = (scope: string) => {
    const phrase = `user_scopes.descriptions.${scope}`;
    return t.has(phrase) ? t(phrase) : scope;
  };
  if (missingOIDCScope.length + resources.length === 0) {
    return <p class="advice">{t('consent.asks_nothing', { application: name })}</p>;
  }
  return (
    <section class="scopes">
      <h2>{t('consent.asks', { application: name })}</h2>
      <ul>
        {missingOIDCScope.map((scope) => (
          <li key={scope}>{words(scope)}</li>
        ))}
      </ul>
      {resources.map(({ resource, scopes }) => (
        <div key={resource.name}>
          <h3>{t('consent.resource', { resource: resource.name })}</h3>
          <ul>
            {scopes.map((scope) => (
              <li key={scope.name}>{scope.description || scope.name}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
