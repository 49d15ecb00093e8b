/** oauth4webapi, as a client that lives by FAPI 2.0: private_key_jwt, pushed requests, DPoP; then with JAR and JARM; and a device. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as oauth from 'oauth4webapi';
import { fapiKey, Person, verified, words, world } from './world.mjs';

const plain = { [oauth.allowInsecureRequests]: true };
const issuer = new URL(world.issuer);
let server;
let key;
let authentication;

before(async () => {
  server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, plain));
  key = await fapiKey();
  authentication = oauth.PrivateKeyJwt(key);
});

async function pushed(client, parameters, options) {
  const answer = await oauth.pushedAuthorizationRequest(server, client, authentication, parameters, { ...plain, ...options });
  const { request_uri } = await oauth.processPushedAuthorizationResponse(server, client, answer);
  return `${server.authorization_endpoint}?${new URLSearchParams({ client_id: client.client_id, request_uri })}`;
}

async function request(more = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const parameters = {
    response_type: 'code',
    redirect_uri: world.redirect_uri,
    scope: 'openid profile offline_access',
    prompt: 'consent',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  };
  return { verifier, state, nonce, parameters };
}

async function exchanged(client, callback, { verifier, nonce }, options) {
  const answer = await oauth.authorizationCodeGrantRequest(
    server, client, authentication, callback, world.redirect_uri, verifier, { ...plain, ...options },
  );
  return oauth.processAuthorizationCodeResponse(server, client, answer, { expectedNonce: nonce, requireIdToken: true });
}

const fapi = { client_id: world.fapi_id, id_token_signed_response_alg: 'ES256' };

async function keyPair() {
  return oauth.generateKeyPair('ES256');
}

async function signedIn(DPoP) {
  const asked = await request();
  const address = await pushed(fapi, { ...asked.parameters, client_id: fapi.client_id }, { DPoP });
  const callback = oauth.validateAuthResponse(server, fapi, new URL(await new Person().signIn(address)), asked.state);
  return exchanged(fapi, callback, asked, { DPoP });
}

test('pushes its request, proves its keys, and gets tokens bound to them', async () => {
  const DPoP = oauth.DPoP(fapi, await keyPair());
  const tokens = await signedIn(DPoP);
  assert.equal(tokens.token_type, 'dpop');
  const { sub } = oauth.getValidatedIdTokenClaims(tokens);
  const about = await oauth.userInfoRequest(server, fapi, tokens.access_token, { ...plain, DPoP });
  assert.equal((await oauth.processUserInfoResponse(server, fapi, sub, about)).sub, world.user_id);
});

test('finds the token worthless with another key, and as a bearer token', async () => {
  const tokens = await signedIn(oauth.DPoP(fapi, await keyPair()));
  const other = oauth.DPoP(fapi, await keyPair());
  for (const options of [{ DPoP: other }, {}]) {
    await assert.rejects(oauth.userInfoRequest(server, fapi, tokens.access_token, { ...plain, ...options }).then(refused), /401/);
  }
});

/** The library rejects what has a challenge that it can read; the status says the rest. */
async function refused(answer) {
  throw new Error(String(answer.status));
}

test('refreshes with the same refresh token, and a proof', async () => {
  const DPoP = oauth.DPoP(fapi, await keyPair());
  const { refresh_token } = await signedIn(DPoP);
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await oauth.refreshTokenGrantRequest(server, fapi, authentication, refresh_token, { ...plain, DPoP });
    const renewed = await oauth.processRefreshTokenResponse(server, fapi, answer);
    assert.equal(renewed.token_type, 'dpop');
    assert.ok([undefined, refresh_token].includes(renewed.refresh_token), 'FAPI 2.0 forbids rotation');
  }
});

test('signs its request and has the answer signed', async () => {
  const client = { ...fapi, authorization_signed_response_alg: 'ES256' };
  const DPoP = oauth.DPoP(client, await keyPair());
  const asked = await request({ response_mode: 'jwt' });
  const object = await oauth.issueRequestObject(server, client, asked.parameters, key);
  const address = await pushed(client, { client_id: client.client_id, request: object }, { DPoP });
  const answer = new URL(await new Person().signIn(address));
  assert.deepEqual([...answer.searchParams.keys()], ['response']);
  const callback = await oauth.validateJwtAuthResponse(server, client, answer, asked.state, plain);
  assert.ok((await exchanged(client, callback, asked, { DPoP })).id_token);
});

test('is refused an unpushed request', async () => {
  const { parameters } = await request();
  const address = `${server.authorization_endpoint}?${new URLSearchParams({ ...parameters, client_id: fapi.client_id })}`;
  const answer = await fetch(address, { redirect: 'manual' });
  const error = answer.headers.has('location') ? new URL(answer.headers.get('location')).searchParams.get('error') : 'page';
  assert.ok(['page', 'invalid_request'].includes(error), error);
});

test('a device gets tokens once a person has let it', async () => {
  const device = { client_id: world.device_id };
  const begun = await oauth.processDeviceAuthorizationResponse(
    server,
    device,
    await oauth.deviceAuthorizationRequest(server, device, oauth.None(), { scope: 'openid profile' }, plain),
  );
  const poll = async () =>
    oauth.processDeviceCodeResponse(
      server,
      device,
      await oauth.deviceCodeGrantRequest(server, device, oauth.None(), begun.device_code, plain),
    );
  await assert.rejects(poll(), { error: 'authorization_pending' });
  await new Person().letDeviceIn(begun.verification_uri_complete);
  await new Promise((resolve) => setTimeout(resolve, 1000 * (begun.interval ?? 5)));
  const tokens = await poll();
  assert.equal(oauth.getValidatedIdTokenClaims(tokens).sub, world.user_id);
  assert.deepEqual(words(tokens.scope), ['openid', 'profile']);
  await assert.rejects(poll(), { error: 'invalid_grant' });
});

test('a token for an API is bound too', async () => {
  const DPoP = oauth.DPoP(fapi, await keyPair());
  const asked = await request({ resource: world.resource, scope: `openid ${world.scopes.join(' ')}` });
  const address = await pushed(fapi, { ...asked.parameters, client_id: fapi.client_id }, { DPoP });
  const callback = oauth.validateAuthResponse(server, fapi, new URL(await new Person().signIn(address)), asked.state);
  const tokens = await exchanged(fapi, callback, asked, { DPoP, additionalParameters: { resource: world.resource } });
  const claims = await verified(tokens.access_token, world.resource);
  assert.equal(claims.cnf.jkt, await DPoP.calculateThumbprint());
});
