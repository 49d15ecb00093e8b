/** The demo app as an OpenID Connect client: authorization code with PKCE, refresh, userinfo and sign-out. */
import * as oauth from 'oauth4webapi';
import type { PageData } from './data.ts';

export interface Tokens {
  idToken: string;
  accessToken: string;
  refreshToken: string | null;
  scope: string;
  expiresInSeconds: number | null;
  claims: oauth.IDToken;
}

/** Survives the trip to the sign-in page and back; tokens never go in here. */
interface Trip {
  verifier: string;
  state: string;
  nonce: string;
}

const tripKey = 'keystead-demo-trip';
const wantedScopes = 'openid profile email phone offline_access';

export class DemoClient {
  private readonly client: oauth.Client;
  private readonly redirectUri: string;
  private readonly options: { [oauth.allowInsecureRequests]: boolean };
  private discovered: oauth.AuthorizationServer | null = null;

  constructor(private readonly page: PageData) {
    this.client = { client_id: page.clientId };
    this.redirectUri = `${page.endpoint}/demo-app`;
    // Plain http is what a local installation speaks.
    this.options = { [oauth.allowInsecureRequests]: page.issuer.startsWith('http://') };
  }

  async signIn(): Promise<void> {
    const server = await this.server();
    const trip: Trip = {
      verifier: oauth.generateRandomCodeVerifier(),
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
    };
    sessionStorage.setItem(tripKey, JSON.stringify(trip));
    const url = new URL(required(server.authorization_endpoint));
    url.search = new URLSearchParams({
      client_id: this.page.clientId,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope: wantedScopes,
      prompt: 'consent',
      code_challenge: await oauth.calculatePKCECodeChallenge(trip.verifier),
      code_challenge_method: 'S256',
      state: trip.state,
      nonce: trip.nonce,
    }).toString();
    window.location.assign(url);
  }

  /** Redeems the code in the address, if there is one; the address is clean afterwards. */
  async finishSignIn(): Promise<Tokens | null> {
    const address = new URL(window.location.href);
    const isAnswer = address.searchParams.has('code') || address.searchParams.has('error');
    const stored = sessionStorage.getItem(tripKey);
    sessionStorage.removeItem(tripKey);
    window.history.replaceState(null, '', address.pathname);
    if (!isAnswer) return null;
    if (!stored) throw new Error('This answer does not belong to a sign-in that this tab began.');

    const trip = JSON.parse(stored) as Trip;
    const server = await this.server();
    const parameters = oauth.validateAuthResponse(server, this.client, address, trip.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      this.client,
      oauth.None(),
      parameters,
      this.redirectUri,
      trip.verifier,
      this.options,
    );
    const answer = await oauth.processAuthorizationCodeResponse(server, this.client, response, {
      expectedNonce: trip.nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(server, response, this.options);
    return tokensOf(answer, null);
  }

  async refresh(tokens: Tokens): Promise<Tokens> {
    const server = await this.server();
    const response = await oauth.refreshTokenGrantRequest(
      server,
      this.client,
      oauth.None(),
      required(tokens.refreshToken),
      this.options,
    );
    const answer = await oauth.processRefreshTokenResponse(server, this.client, response);
    return tokensOf(answer, tokens);
  }

  async userinfo(tokens: Tokens): Promise<oauth.UserInfoResponse> {
    const server = await this.server();
    const response = await oauth.userInfoRequest(server, this.client, tokens.accessToken, this.options);
    return oauth.processUserInfoResponse(server, this.client, tokens.claims.sub, response);
  }

  /** RP-initiated logout: the provider ends its session and sends the browser back here. */
  async signOut(tokens: Tokens): Promise<void> {
    const url = new URL(required((await this.server()).end_session_endpoint));
    url.search = new URLSearchParams({
      client_id: this.page.clientId,
      id_token_hint: tokens.idToken,
      post_logout_redirect_uri: this.redirectUri,
    }).toString();
    window.location.assign(url);
  }

  private async server(): Promise<oauth.AuthorizationServer> {
    if (this.discovered) return this.discovered;
    const issuer = new URL(this.page.issuer);
    const response = await oauth.discoveryRequest(issuer, this.options);
    this.discovered = await oauth.processDiscoveryResponse(issuer, response);
    return this.discovered;
  }
}

function required(value: string | null | undefined): string {
  if (!value) throw new Error('The provider does not offer this.');
  return value;
}

/** A refresh may leave out what has not changed. */
function tokensOf(answer: oauth.TokenEndpointResponse, before: Tokens | null): Tokens {
  const claims = answer.id_token ? oauth.getValidatedIdTokenClaims(answer) : before?.claims;
  if (!claims) throw new Error('The provider sent no ID token.');
  return {
    idToken: answer.id_token ?? before?.idToken ?? '',
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token ?? before?.refreshToken ?? null,
    scope: answer.scope ?? before?.scope ?? '',
    expiresInSeconds: answer.expires_in ?? null,
    claims,
  };
}

export function describeError(error: unknown): string {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    return error.error_description ? `${error.error}: ${error.error_description}` : error.error;
  }
  return error instanceof Error ? error.message : String(error);
}
