/** The GraphQL client: a normalised cache, and the access token on every request. */
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, mapExchange } from 'urql';
import { isSignInNeeded } from '../ui/request-errors';
import { accessToken, hasJustSignedIn, isSignedIn, renewTokens, startSignIn } from './session';
import { staleReads } from './stale-reads';

/** Types without an id of their own: they live inside the thing that holds them. */
const embedded = [
  'AccountCenter',
  'AccountCenterAccountFields',
  'Address',
  'ApplicationSecret',
  'ConsentScopes',
  'Dashboard',
  'DayCount',
  'Inbox',
  'InboxContent',
  'MachineMember',
  'OidcConfiguration',
  'OrganizationTemplate',
  'RevealedSecret',
  'ServerInformation',
  'Session',
  'SignInExperience',
  'UserProfile',
  'Viewer',
];

function send(
  url: RequestInfo | URL,
  init: RequestInit | undefined,
  token: string | null,
): Promise<Response> {
  const headers = new Headers(init?.headers);
  if (token) headers.set('Authorization', `Bearer ${token}`);
  return fetch(url, { ...init, headers, credentials: 'omit' });
}

/** Sends with the current token; a refused one is renewed once. */
async function authorizedFetch(url: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await send(url, init, await accessToken());
  if (response.status !== 401 || !isSignedIn()) return response;
  const renewed = await renewTokens();
  return renewed ? send(url, init, renewed.access_token) : response;
}

function signInAgain(): void {
  // A sign-in that is refused at once would be repeated for ever; then the page says what is wrong.
  if (!hasJustSignedIn()) void startSignIn(window.location.pathname + window.location.search);
}

export function createApiClient(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    // Over server-sent events, with the same headers as everything else.
    fetchSubscriptions: true,
    requestPolicy: 'cache-and-network',
    fetch: authorizedFetch,
    exchanges: [
      mapExchange({
        onError: (error, { kind }) => {
          if (kind !== 'teardown' && isSignInNeeded(error)) signInAgain();
        },
      }),
      cacheExchange({
        keys: Object.fromEntries(embedded.map((type) => [type, () => null])),
        updates: { Mutation: staleReads },
      }),
      fetchExchange,
    ],
  });
}
