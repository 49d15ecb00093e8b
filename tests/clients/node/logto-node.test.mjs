/** The Logto SDK for Node.js, as a web application uses it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import LogtoClient, { Prompt, UserScope } from '@logto/node';
import { Person, verified, words, world } from './world.mjs';

function makeClient(more = {}) {
  const kept = new Map();
  const went = [];
  const storage = {
    getItem: async (key) => kept.get(key) ?? null,
    setItem: async (key, value) => void kept.set(key, value),
    removeItem: async (key) => void kept.delete(key),
  };
  const config = {
    endpoint: world.endpoint,
    appId: world.web_id,
    appSecret: world.web_secret,
    resources: [world.resource],
    scopes: [UserScope.Email, UserScope.Organizations, world.organization_scope, ...world.scopes],
    ...more,
  };
  const client = new LogtoClient(config, { storage, navigate: (url) => void went.push(url) });
  return { client, went };
}

async function signedIn(person = new Person(), more = {}) {
  const { client, went } = makeClient(more);
  await client.signIn({ redirectUri: world.redirect_uri, ...(more.prompt ? { prompt: more.prompt } : {}) });
  await client.handleSignInCallback(await person.signIn(went.at(-1)));
  return { client, went };
}

test('signs in and reads who it is', async () => {
  const { client } = await signedIn();
  assert.equal(await client.isAuthenticated(), true);
  const claims = await client.getIdTokenClaims();
  assert.equal(claims.sub, world.user_id);
  assert.equal(claims.aud, world.web_id);
  const about = await client.fetchUserInfo();
  assert.equal(about.username, world.username);
  assert.equal(about.email, world.email);
  assert.deepEqual(about.organizations, [world.organization_id]);
});

test('gets a token for an API', async () => {
  const { client } = await signedIn();
  const claims = await verified(await client.getAccessToken(world.resource), world.resource);
  assert.equal(claims.client_id, world.web_id);
  assert.deepEqual(words(claims.scope), words(world.scopes.join(' ')));
});

test('gets a token for an organization', async () => {
  const { client } = await signedIn();
  const token = await client.getOrganizationToken(world.organization_id);
  const claims = await verified(token, `urn:logto:organization:${world.organization_id}`);
  assert.equal(claims.scope, world.organization_scope);
});

test('refreshes when the access token is gone', async () => {
  const { client } = await signedIn();
  const first = await client.getAccessToken(world.resource);
  assert.equal(await client.getAccessToken(world.resource), first);
  await client.clearAccessToken();
  assert.notEqual(await client.getAccessToken(world.resource), first);
  assert.equal((await client.getAccessTokenClaims(world.resource)).aud, world.resource);
});

test('works for a public client', async () => {
  const { client } = await signedIn(new Person(), { appId: world.spa_id, appSecret: undefined });
  assert.equal((await client.getIdTokenClaims()).aud, world.spa_id);
  await client.clearAccessToken();
  assert.equal((await client.fetchUserInfo()).sub, world.user_id);
});

test('has no refresh token after prompt=login', async () => {
  const person = new Person();
  await signedIn(person);
  const { client } = await signedIn(person, { prompt: Prompt.Login, scopes: [], resources: [] });
  assert.equal(person.passwordsTyped, 2);
  assert.equal(await client.getRefreshToken(), null);
});

test('signs out: tokens are gone, and the next sign-in asks for the password', async () => {
  const person = new Person();
  const { client, went } = await signedIn(person);
  const refreshToken = await client.getRefreshToken();
  assert.ok(refreshToken);
  await client.signOut(world.signed_out_uri);
  assert.equal(await person.signOut(went.at(-1)), world.signed_out_uri);
  assert.equal(await client.isAuthenticated(), false);
  await signedIn(person);
  assert.equal(person.passwordsTyped, 2);
});
