/** oidc-client-ts, the client of single-page applications, with stores in memory. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import { Person, verified, words, world } from './world.mjs';

function makeClient(more = {}) {
  return new OidcClient({
    authority: world.issuer,
    client_id: world.spa_id,
    redirect_uri: world.redirect_uri,
    post_logout_redirect_uri: world.signed_out_uri,
    scope: 'openid profile email offline_access',
    prompt: 'consent',
    loadUserInfo: true,
    stateStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    ...more,
  });
}

async function signIn(client, person, more = {}) {
  const { url } = await client.createSigninRequest({ request_type: 'si:r', ...more });
  return client.processSigninResponse(await person.signIn(url));
}

test('signs in, with the profile from userinfo', async () => {
  const answer = await signIn(makeClient(), new Person());
  assert.equal(answer.profile.sub, world.user_id);
  assert.equal(answer.profile.username, world.username);
  assert.equal(answer.profile.email, world.email);
  assert.ok(answer.expires_in > 0);
});

test('renews with the refresh token', async () => {
  const client = makeClient();
  const answer = await signIn(client, new Person());
  const state = { ...answer, session_state: null, data: undefined };
  const renewed = await client.useRefreshToken({ state });
  assert.notEqual(renewed.access_token, answer.access_token);
  assert.notEqual(renewed.refresh_token, answer.refresh_token);
  assert.equal(renewed.profile.sub, world.user_id);
});

test('gets a token for an API with the code itself', async () => {
  const { resource } = world;
  const client = makeClient({
    resource,
    loadUserInfo: false,
    scope: `openid offline_access ${world.scopes.join(' ')}`,
  });
  const answer = await signIn(client, new Person(), { extraTokenParams: { resource } });
  const claims = await verified(answer.access_token, resource);
  assert.deepEqual(words(claims.scope), words(world.scopes.join(' ')));
});

test('refuses an answer that belongs to another sign-in', async () => {
  const [mine, theirs] = [makeClient(), makeClient()];
  const { url } = await theirs.createSigninRequest({ request_type: 'si:r' });
  const callback = await new Person().signIn(url);
  await assert.rejects(mine.processSigninResponse(callback), /No matching state/);
});

test('signs out, and the browser comes back', async () => {
  const client = makeClient();
  const person = new Person();
  const answer = await signIn(client, person);
  const { url } = await client.createSignoutRequest({ id_token_hint: answer.id_token, state: { kept: true } });
  const back = await person.signOut(url);
  assert.ok(back.startsWith(world.signed_out_uri));
  const response = await client.processSignoutResponse(back);
  assert.equal(response.error, null);
  await signIn(client, person);
  assert.equal(person.passwordsTyped, 2);
});
