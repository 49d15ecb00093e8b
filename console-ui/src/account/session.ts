/** Signing in to the account centre: our own provider, code with PKCE, the token in memory only. */
import * as oauth from 'oauth4webapi';
import type { AccountPageData } from './data.ts';
import { type Kept, kept } from './kept.ts';

interface Trip {
  verifier: string;
  state: string;
  nonce: string;
  returnTo: string;
}

interface Held {
  accessToken: string;
  idToken: string | undefined;
  since: number;
}

const scope =
  'openid profile email phone address custom_data identities urn:logto:scope:sessions urn:logto:scope:trusted_devices';
const home = '/account';
const tooSoonMilliseconds = 30_000;

/** Own pages alone: the address of another site is no place to return to. */
export function safeReturn(wanted: string | undefined): string {
  return wanted && /^\/account(\/|$|\?)/.test(wanted) ? wanted : home;
}

export class Session {
  private held: Held | null = null;
  private readonly trip: Kept<Trip> = kept('keystead.account.trip');
  private readonly server: oauth.AuthorizationServer;
  private readonly client: oauth.Client;
  private readonly options: { [oauth.allowInsecureRequests]: boolean };

  constructor(private readonly page: Pick<AccountPageData, 'issuer' | 'endpoint' | 'clientId'>) {
    const { issuer, clientId } = page;
    // Of this very server: discovery would tell nothing new.
    this.server = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      end_session_endpoint: `${issuer}/session/end`,
      id_token_signing_alg_values_supported: ['ES256', 'ES384', 'ES512', 'RS256', 'EdDSA'],
    };
    this.client = { client_id: clientId };
    this.options = { [oauth.allowInsecureRequests]: issuer.startsWith('http://') };
  }

  get accessToken(): string | null {
    return this.held?.accessToken ?? null;
  }

  /** Whether another sign-in would only end the same way. */
  get isFresh(): boolean {
    return this.held !== null && Date.now() - this.held.since < tooSoonMilliseconds;
  }

  /** Leaves the page; a session at the provider brings the person straight back. */
  async start(returnTo: string): Promise<void> {
    const trip = {
      verifier: oauth.generateRandomCodeVerifier(),
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      returnTo,
    };
    this.trip.put(trip);
    const url = new URL(this.server.authorization_endpoint ?? '');
    url.search = new URLSearchParams({
      client_id: this.page.clientId,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope,
      code_challenge: await oauth.calculatePKCECodeChallenge(trip.verifier),
      code_challenge_method: 'S256',
      state: trip.state,
      nonce: trip.nonce,
    }).toString();
    window.location.replace(url);
  }

  /** Redeems the code in the address; answers where the person wanted to go, or null when there is none to redeem. */
  async finish(): Promise<string | null> {
    const address = new URL(window.location.href);
    const isAnswer = address.searchParams.has('code') || address.searchParams.has('error');
    // The way back from another provider brings a code too, to a page of its own.
    if (address.pathname !== home || !isAnswer) return null;
    const trip = this.trip.take();
    if (!trip) return null; // an old address: sign in anew
    const parameters = oauth.validateAuthResponse(this.server, this.client, address, trip.state);
    const answer = await oauth.processAuthorizationCodeResponse(
      this.server,
      this.client,
      await oauth.authorizationCodeGrantRequest(
        this.server,
        this.client,
        oauth.None(),
        parameters,
        this.redirectUri,
        trip.verifier,
        this.options,
      ),
      { expectedNonce: trip.nonce, requireIdToken: true },
    );
    this.held = { accessToken: answer.access_token, idToken: answer.id_token, since: Date.now() };
    return safeReturn(trip.returnTo);
  }

  /** Ends the session at the provider too (OpenID Connect RP-Initiated Logout). */
  signOut(): void {
    const url = new URL(this.server.end_session_endpoint ?? '');
    url.search = new URLSearchParams({
      client_id: this.page.clientId,
      post_logout_redirect_uri: `${this.page.endpoint}/account/signed-out`,
      ...(this.held?.idToken ? { id_token_hint: this.held.idToken } : {}),
    }).toString();
    this.held = null;
    window.location.assign(url);
  }

  private get redirectUri(): string {
    return this.page.endpoint + home;
  }
}
