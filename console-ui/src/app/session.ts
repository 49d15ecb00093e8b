/** The administrator's sign-in: our own provider, code with PKCE, tokens in memory only. */
import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { serverData } from '../ui/server-data';

const { issuer, endpoint, clientId, resource } = serverData;
const signedOutMark = 'keystead.signed-out';

const manager = new UserManager({
  authority: issuer,
  client_id: clientId,
  redirect_uri: `${endpoint}/console/callback`,
  post_logout_redirect_uri: `${endpoint}/console`,
  scope: 'openid profile email offline_access all',
  resource,
  // offline_access is granted with prompt=consent only (OpenID Connect Core, section 11).
  prompt: 'consent',
  extraTokenParams: { resource },
  loadUserInfo: false,
  monitorSession: false,
  automaticSilentRenew: false,
  revokeTokensOnSignout: false,
  userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
  stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
});

let current: User | null = null;
let renewal: Promise<User | null> | null = null;
let signedInAt = 0;

interface ReturnState {
  returnTo?: string;
}

/** Leaves the page; a session at the provider brings the person straight back. */
export async function startSignIn(returnTo: string): Promise<void> {
  await manager.signinRedirect({ state: { returnTo } satisfies ReturnState });
}

/** Redeems the code in the address; answers where the person wanted to go. */
export async function finishSignIn(): Promise<string> {
  current = await manager.signinRedirectCallback();
  signedInAt = Date.now();
  const { returnTo } = (current.state ?? {}) as ReturnState;
  return returnTo?.startsWith('/console') ? returnTo : '/console';
}

async function renew(): Promise<User | null> {
  try {
    current = await manager.signinSilent({ resource });
  } catch {
    current = null;
  }
  return current;
}

/** Asks for new tokens once, however many requests wait for them. */
export function renewTokens(): Promise<User | null> {
  renewal ??= renew().finally(() => {
    renewal = null;
  });
  return renewal;
}

/** A token that lasts for a while yet; null without a sign-in. */
export async function accessToken(): Promise<string | null> {
  const isAboutToEnd = current !== null && (current.expires_in ?? 0) < 30;
  const user = isAboutToEnd && current?.refresh_token ? await renewTokens() : current;
  return user?.access_token ?? null;
}

export function isSignedIn(): boolean {
  return current !== null;
}

interface Person {
  userId: string | null;
  name: string | null;
  username: string | null;
  primaryEmail: string | null;
  avatar: string | null;
}

/** The person as the ID token tells: it needs no permission to know oneself. */
export function signedInPerson(): Person {
  const claims = current?.profile;
  const text = (claim: unknown) => (typeof claim === 'string' ? claim : null);
  return {
    userId: text(claims?.sub),
    name: text(claims?.name),
    username: text(claims?.username),
    primaryEmail: text(claims?.email),
    avatar: text(claims?.picture),
  };
}

/** Whether the sign-in is so fresh that another one would end the same way. */
export function hasJustSignedIn(): boolean {
  return Date.now() - signedInAt < 10_000;
}

/** Ends the session at the provider too (OpenID Connect RP-Initiated Logout). */
export async function signOut(): Promise<void> {
  window.sessionStorage.setItem(signedOutMark, '1');
  const hint = current?.id_token;
  current = null;
  await manager.signoutRedirect({ id_token_hint: hint });
}

/** Whether this page is where signing out led to; true once. */
export function takeSignedOutMark(): boolean {
  const isMarked = window.sessionStorage.getItem(signedOutMark) !== null;
  window.sessionStorage.removeItem(signedOutMark);
  return isMarked;
}
