/** openid-client, as a confidential web application, a single-page application and a machine use it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as client from 'openid-client';
import { Person, verified, words, world } from './world.mjs';

const plainHttp = { execute: [client.allowInsecureRequests] };
const issuer = new URL(world.issuer);
let web;
let spa;

before(async () => {
  web = await client.discovery(issuer, world.web_id, world.web_secret, undefined, plainHttp);
  spa = await client.discovery(issuer, world.spa_id, undefined, client.None(), plainHttp);
});

async function signIn(config, person, more = {}) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const nonce = client.randomNonce();
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: world.redirect_uri,
    scope: 'openid profile email offline_access',
    prompt: 'consent',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  });
  const callback = new URL(await person.signIn(address));
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return client.authorizationCodeGrant(config, callback, checks, more.resource ? { resource: more.resource } : {});
}

test('signs in with PKCE and reads who it is', async () => {
  const tokens = await signIn(spa, new Person());
  const claims = tokens.claims();
  assert.equal(claims.sub, world.user_id);
  assert.equal(claims.iss, world.issuer);
  const about = await client.fetchUserInfo(spa, tokens.access_token, claims.sub);
  assert.equal(about.username, world.username);
  assert.equal(about.email, world.email);
});

test('checks the signature of the ID token with the published keys', async () => {
  const checking = await client.discovery(issuer, world.web_id, world.web_secret, undefined, plainHttp);
  client.enableNonRepudiationChecks(checking);
  const tokens = await signIn(checking, new Person());
  assert.equal(tokens.claims().aud, world.web_id);
});

test('refreshes, and rotates the refresh token of a public client', async () => {
  const tokens = await signIn(spa, new Person());
  const renewed = await client.refreshTokenGrant(spa, tokens.refresh_token);
  assert.notEqual(renewed.refresh_token, tokens.refresh_token);
  assert.notEqual(renewed.access_token, tokens.access_token);
  assert.equal(renewed.claims().sub, world.user_id);
});

test('gets a token for an API', async () => {
  const { resource } = world;
  const tokens = await signIn(web, new Person(), { resource, scope: `openid ${world.scopes.join(' ')}` });
  const claims = await verified(tokens.access_token, resource);
  assert.equal(claims.sub, world.user_id);
  assert.deepEqual(words(claims.scope), words(world.scopes.join(' ')));
});

test('gets a machine a token for an API', async () => {
  const { machine_id: id, machine_secret: secret, resource } = world;
  for (const authentication of [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]) {
    const machine = await client.discovery(issuer, id, secret, authentication, plainHttp);
    const { access_token: token } = await client.clientCredentialsGrant(machine, { resource, scope: 'read:tides' });
    const claims = await verified(token, resource);
    assert.equal(claims.sub, id);
    assert.equal(claims.scope, 'read:tides');
  }
});

test('introspects a token until it is revoked', async () => {
  const tokens = await signIn(web, new Person());
  const alive = await client.tokenIntrospection(web, tokens.access_token);
  assert.equal(alive.active, true);
  assert.equal(alive.sub, world.user_id);
  await client.tokenRevocation(web, tokens.refresh_token);
  await assert.rejects(client.refreshTokenGrant(web, tokens.refresh_token), { error: 'invalid_grant' });
  const unknown = await client.tokenIntrospection(web, 'nothing-of-this-server');
  assert.deepEqual(unknown, { active: false });
});

test('ends the session: the next sign-in asks for the password again', async () => {
  const person = new Person();
  const tokens = await signIn(web, person);
  await signIn(spa, person);
  assert.equal(person.passwordsTyped, 1);
  const address = client.buildEndSessionUrl(web, {
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: world.signed_out_uri,
    state: 'over',
  });
  assert.equal(await person.signOut(address), `${world.signed_out_uri}?state=over`);
  await signIn(web, person);
  assert.equal(person.passwordsTyped, 2);
});

test('is told in the words of the protocol what is wrong', async () => {
  await assert.rejects(client.refreshTokenGrant(spa, 'never-issued'), { error: 'invalid_grant', status: 400 });
  const stranger = await client.discovery(issuer, world.web_id, 'not-the-secret', undefined, plainHttp);
  await assert.rejects(client.refreshTokenGrant(stranger, 'any'), { error: 'invalid_client', status: 401 });
});
