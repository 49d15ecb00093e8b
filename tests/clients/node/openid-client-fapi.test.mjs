/** openid-client, as a client that lives by FAPI 2.0: private_key_jwt, PAR, DPoP, then with JAR and JARM; and a device. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as client from 'openid-client';
import { fapiKey, Person, verified, world } from './world.mjs';

const plainHttp = { execute: [client.allowInsecureRequests] };
const issuer = new URL(world.issuer);
let key;

before(async () => {
  key = await fapiKey();
});

/** It checks signatures that its TLS connection would vouch for, as FAPI asks. */
async function configured(...also) {
  const metadata = { id_token_signed_response_alg: 'ES256', authorization_signed_response_alg: 'ES256' };
  const execute = [...plainHttp.execute, client.enableNonRepudiationChecks, ...also];
  return client.discovery(issuer, world.fapi_id, metadata, client.PrivateKeyJwt(key), { execute });
}

async function dpopOf(config) {
  return client.getDPoPHandle(config, await client.randomDPoPKeyPair('ES256'));
}

async function signIn(config, DPoP, more = {}, push = client.buildAuthorizationUrlWithPAR) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const asked = {
    redirect_uri: world.redirect_uri,
    scope: 'openid profile offline_access',
    prompt: 'consent',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  };
  const address = await push(config, asked, { DPoP });
  assert.deepEqual([...address.searchParams.keys()].sort(), ['client_id', 'request_uri']);
  const callback = new URL(await new Person().signIn(address));
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  const parameters = more.resource ? { resource: more.resource } : {};
  return [await client.authorizationCodeGrant(config, callback, checks, parameters, { DPoP }), callback];
}

test('pushes its request and gets tokens bound to its key', async () => {
  const config = await configured();
  const DPoP = await dpopOf(config);
  const [tokens] = await signIn(config, DPoP);
  assert.equal(tokens.token_type, 'dpop');
  const about = await client.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP });
  assert.equal(about.sub, world.user_id);
  const thief = client.fetchUserInfo(config, tokens.access_token, world.user_id, { DPoP: await dpopOf(config) });
  await assert.rejects(thief, { status: 401 });
});

test('refreshes with a proof, and not without', async () => {
  const config = await configured();
  const DPoP = await dpopOf(config);
  const [tokens] = await signIn(config, DPoP);
  const renewed = await client.refreshTokenGrant(config, tokens.refresh_token, {}, { DPoP });
  assert.equal(renewed.token_type, 'dpop');
  await assert.rejects(client.refreshTokenGrant(config, tokens.refresh_token), { status: 400 });
});

test('gets a token for an API that only its key can use', async () => {
  const config = await configured();
  const DPoP = await dpopOf(config);
  const more = { resource: world.resource, scope: `openid ${world.scopes.join(' ')}` };
  const [tokens] = await signIn(config, DPoP, more);
  const claims = await verified(tokens.access_token, world.resource);
  assert.equal(claims.cnf.jkt, await DPoP.calculateThumbprint());
});

test('signs its request and has the answer signed', async () => {
  const config = await configured(client.useJwtResponseMode);
  const DPoP = await dpopOf(config);
  const [tokens, callback] = await signIn(config, DPoP, {}, async (config, asked, options) => {
    const { searchParams } = await client.buildAuthorizationUrlWithJAR(config, asked, key);
    return client.buildAuthorizationUrlWithPAR(config, { request: searchParams.get('request') }, options);
  });
  assert.deepEqual([...callback.searchParams.keys()], ['response']);
  assert.equal(tokens.claims().sub, world.user_id);
});

test('a device that polls gets tokens once a person has let it', async () => {
  const device = await client.discovery(issuer, world.device_id, undefined, client.None(), plainHttp);
  const begun = await client.initiateDeviceAuthorization(device, { scope: 'openid profile' });
  const polling = client.pollDeviceAuthorizationGrant(device, begun, {}, { signal: AbortSignal.timeout(60_000) });
  await new Person().letDeviceIn(begun.verification_uri_complete);
  assert.equal((await polling).claims().sub, world.user_id);
});

test('a device that was refused is told so', async () => {
  const device = await client.discovery(issuer, world.device_id, undefined, client.None(), plainHttp);
  const begun = await client.initiateDeviceAuthorization(device, { scope: 'openid' });
  const polling = client.pollDeviceAuthorizationGrant(device, begun, {}, { signal: AbortSignal.timeout(60_000) });
  polling.catch(() => {});
  await new Person().refuseDevice(begun.verification_uri_complete);
  await assert.rejects(polling, { error: 'access_denied' });
});
