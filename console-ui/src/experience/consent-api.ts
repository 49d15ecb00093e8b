/** What the consent page asks of the server. */
import type { Client } from './api.ts';
import type { Application } from './data.ts';

export interface Scope {
  name: string;
  description?: string | null;
}

export interface ConsentRequest {
  application: Application;
  user: {
    id: string;
    name?: string | null;
    username?: string | null;
    primaryEmail?: string | null;
    primaryPhone?: string | null;
    avatar?: string | null;
  };
  organizations?: { id: string; name: string }[];
  missingOIDCScope?: string[];
  missingResourceScopes?: { resource: { name: string }; scopes: Scope[] }[];
  redirectUri?: string;
  requestId?: string;
}

interface Redirection {
  redirectTo: string;
}

export const loadConsent = (client: Client) => client.call<ConsentRequest>('GET', '/interaction/consent');

/** Names the request that was shown: the application may have begun another one in the meantime. */
export const allowConsent = (client: Client, organizationIds: string[], requestId?: string) =>
  client.call<Redirection>('POST', '/interaction/consent', {
    ...(requestId ? { requestId } : {}),
    ...(organizationIds.length ? { organizationIds } : {}),
  });

export const cancelConsent = (client: Client) =>
  client.call<Redirection>('POST', '/interaction/consent/cancel', {});
