/** The Logto SDK for Express, in a web application that listens and keeps sessions as its documentation shows. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { handleAuthRoutes, UserScope, withLogto } from '@logto/express';
import cookieParser from 'cookie-parser';
import express from 'express';
import session from 'express-session';
import { Person, verified, world } from './world.mjs';

const baseUrl = world.client;
const config = {
  endpoint: world.endpoint,
  appId: world.web_id,
  appSecret: world.web_secret,
  baseUrl,
  resources: [world.resource],
  scopes: [UserScope.Email, UserScope.Organizations, ...world.scopes],
};
let listening;

before(async () => {
  const app = express();
  app.use(cookieParser());
  app.use(session({ secret: 'of-this-test-alone', resave: false, saveUninitialized: true }));
  app.use(handleAuthRoutes(config));
  const whole = { ...config, getAccessToken: true, resource: world.resource, fetchUserInfo: true };
  app.get('/', withLogto(whole), (request, answer) => answer.json(request.user));
  await new Promise((resolve) => {
    listening = app.listen(Number(new URL(baseUrl).port), '127.0.0.1', resolve);
  });
});
after(() => listening.close());

/** A browser's visits to the application; the identity server has its own cookies. */
function visitor() {
  let cookie = '';
  return async (path) => {
    const answer = await fetch(new URL(path, baseUrl), { headers: { cookie }, redirect: 'manual' });
    const [given] = answer.headers.getSetCookie();
    if (given) [cookie] = given.split(';');
    return answer;
  };
}

test('signs in, knows the person, gets a token for an API, and signs out', async () => {
  const visit = visitor();
  const person = new Person();
  assert.equal((await (await visit('/')).json()).isAuthenticated, false);

  const asked = await visit('/logto/sign-in');
  const callback = await person.signIn(asked.headers.get('location'));
  assert.equal((await visit(callback)).status, 302);
  const user = await (await visit('/')).json();
  assert.equal(user.isAuthenticated, true);
  assert.equal(user.claims.sub, world.user_id);
  assert.equal(user.userInfo.email, world.email);
  assert.equal((await verified(user.accessToken, world.resource)).client_id, world.web_id);

  const left = await visit('/logto/sign-out');
  assert.equal(new URL(await person.signOut(left.headers.get('location'))).origin, new URL(baseUrl).origin);
  assert.equal((await (await visit('/')).json()).isAuthenticated, false);
  await person.signIn((await visit('/logto/sign-in')).headers.get('location'));
  assert.equal(person.passwordsTyped, 2);
});

test('can begin with registration', async () => {
  const asked = await visitor()('/logto/sign-up');
  assert.equal(new URL(asked.headers.get('location')).searchParams.get('first_screen'), 'register');
  const answer = await fetch(asked.headers.get('location'), { redirect: 'manual' });
  assert.match(answer.headers.get('location'), /^\/register\?/);
});
