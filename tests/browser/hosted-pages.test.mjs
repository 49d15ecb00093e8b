/** The pages that an application's users meet: sign-in, registration, consent, and what goes wrong there. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { world } from '../clients/node/world.mjs';
import { launch, look, openPage, picture, ready, signIn, story, type } from './browser.mjs';

let browser;
let current;

const application = createServer((_, answer) => answer.end('Back at the application'));

before(async () => {
  application.listen(Number(new URL(world.redirect_uri).port));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  application.close();
});

const step = story(() => [current.page], { isConnected: false });

function authorization(clientId, more = {}) {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: world.redirect_uri,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: 'kept',
    ...more,
  });
  return `${world.issuer}/auth?${query}`;
}

async function newcomer(more) {
  current = await openPage(browser, more);
  return current;
}

/** A new browser at the first page of a sign-in. */
async function atSignIn(clientId, more) {
  const opened = await newcomer();
  await opened.page.goto(authorization(clientId, more));
  return opened;
}

/** The same without scripts: axe cannot look at it, and nothing but the server's HTML is there. */
async function atPlainSignIn(clientId, more, context = {}) {
  const opened = await newcomer({ javaScriptEnabled: false, ...context });
  await opened.page.goto(authorization(clientId, more));
  return opened;
}

async function fillPlain(page, { username, password }) {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('#signin').click();
}

async function answerOf(page) {
  await page.waitForURL(`${world.redirect_uri}**`);
  return new URL(page.url()).searchParams;
}

step('a wrong password is explained, and the right one works after it', async () => {
  const { page, context, watch } = await atSignIn(world.spa_id);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await look(page, 'sign-in');
  watch.allow(422, '/api/experience/verification/password');
  await signIn(page, { username: world.username, password: 'Not-The-Password-1' });
  await page.getByText(/incorrect|not right|wrong|invalid/i).first().waitFor();
  await look(page, 'sign-in-wrong-password');
  await type(page, 'Password', world.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const answer = await answerOf(page);
  assert.ok(answer.get('code'));
  assert.equal(answer.get('state'), 'kept');
  assert.equal(answer.get('iss'), world.issuer);
  watch.assertQuiet();
  await context.close();
});

step('the sign-in works with the keyboard alone', async () => {
  const { page, context, watch } = await atSignIn(world.spa_id);
  await page.locator('input[name=username]:focus').waitFor();
  await page.keyboard.type(world.username);
  await page.keyboard.press('Tab');
  await page.keyboard.type(world.password);
  await page.keyboard.press('Enter');
  assert.ok((await answerOf(page)).get('code'));
  watch.assertQuiet();
  await context.close();
});

step('a newcomer registers; a taken name and a weak password are explained', async () => {
  const { page, context, watch } = await atSignIn(world.spa_id);
  await page.getByRole('link', { name: /create account/i }).click();
  await page.getByRole('heading', { name: 'Create account' }).waitFor();
  await look(page, 'register');
  watch.allow(422, '/api/experience/verification/new-password-identity');
  await type(page, 'Username', world.username);
  await type(page, 'Password', 'Barnacles-And-Brine-9');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText(/taken|in use|exists/i).first().waitFor();
  await look(page, 'register-name-taken');
  await type(page, 'Username', `new_${Date.now()}`);
  await type(page, 'Password', 'aaaa');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.locator('#password-note.complaint').waitFor();
  await look(page, 'register-weak-password');
  await type(page, 'Password', 'Barnacles-And-Brine-9');
  await page.getByRole('button', { name: 'Create account' }).click();
  assert.ok((await answerOf(page)).get('code'));
  watch.assertQuiet();
  await context.close();
});

step('an application of somebody else asks for consent, once', async () => {
  const { page, context, watch } = await atSignIn(world.third_party_id, {
    scope: 'openid profile email read:tides',
    resource: world.resource,
  });
  await signIn(page, world);
  await ready(page, '#consent');
  await look(page, 'consent');
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  assert.ok((await answerOf(page)).get('code'));
  await page.goto(authorization(world.third_party_id, { scope: 'openid profile email' }));
  assert.ok((await answerOf(page)).get('code'));
  watch.assertQuiet();
  await context.close();
});

step('whoever cancels the consent sends the application away', async () => {
  const { page, context, watch } = await atSignIn(world.third_party_id, { prompt: 'consent' });
  await signIn(page, world);
  await ready(page, '#consent');
  await page.getByRole('button', { name: 'Cancel' }).click();
  const answer = await answerOf(page);
  assert.equal(answer.get('error'), 'access_denied');
  assert.equal(answer.get('code'), null);
  watch.assertQuiet();
  await context.close();
});

step('whoever cancels the sign-in sends the application away', async () => {
  const { page, context, watch } = await atSignIn(world.spa_id);
  assert.equal(await page.locator('.plain').count(), 0, 'the plain form has made room');
  await page.locator('#cancel').click();
  const answer = await answerOf(page);
  assert.deepEqual([answer.get('error'), answer.get('state'), answer.get('iss')], ['access_denied', 'kept', world.issuer]);
  watch.assertQuiet();
  await context.close();
});

step('without scripts one signs in, consents and signs out', async () => {
  const { page, context } = await atPlainSignIn(world.third_party_id, { scope: 'openid profile email' });
  await picture(page, 'plain-sign-in');
  await fillPlain(page, { username: world.username, password: 'Not-The-Password-1' });
  await page.locator('#message').waitFor();
  await picture(page, 'plain-sign-in-wrong-password');
  await fillPlain(page, world);
  await page.locator('#consent').waitFor();
  await picture(page, 'plain-consent');
  await page.locator('#consent').click();
  assert.ok((await answerOf(page)).get('code'));
  await page.goto(`${world.issuer}/session/end`);
  await page.locator('#logout').click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await context.close();
});

step('without scripts one cancels, in Arabic too', async () => {
  const { page, context } = await atPlainSignIn(world.spa_id, { response_mode: 'form_post' }, { locale: 'ar-EG' });
  assert.equal(await page.locator('.plain').getAttribute('dir'), 'rtl');
  await picture(page, 'plain-sign-in-arabic');
  await page.locator('#cancel').click();
  await page.locator('#continue').waitFor();
  await picture(page, 'form-post-arabic');
  await page.locator('#continue').click();
  await page.waitForURL(`${world.redirect_uri}**`);
  await context.close();
});

step('where the scripts do not come, the plain form does', async () => {
  const { page, context } = await newcomer();
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto(authorization(world.spa_id));
  await page.locator('#signin').waitFor({ state: 'visible' });
  await fillPlain(page, world);
  assert.ok((await answerOf(page)).get('code'));
  await context.close();
});

step('form_post goes on by itself', async () => {
  const { page, context, watch } = await atSignIn(world.spa_id, { response_mode: 'form_post' });
  await signIn(page, world);
  await page.waitForURL(`${world.redirect_uri}**`);
  watch.assertQuiet();
  await context.close();
});

step('an address that is not registered gets an error page and no redirect', async () => {
  const { page, watch, context } = await newcomer();
  watch.allow(400, '/oidc/auth');
  const answer = await page.goto(authorization(world.spa_id, { redirect_uri: 'https://elsewhere.example/' }));
  assert.equal(answer.status(), 400);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.ok(page.url().startsWith(world.issuer));
  await look(page, 'error-redirect-uri');
  await page.locator('summary').click();
  await page.getByText('oidc.invalid_redirect_uri').waitFor();
  await page.goto(authorization(world.spa_id, { redirect_uri: 'https://elsewhere.example/', ui_locales: 'ar' }));
  await look(page, 'error-arabic');
  watch.assertQuiet();
  await context.close();
});

step('without an application there is nothing to sign in to', async () => {
  const { page, watch, context } = await newcomer();
  await page.goto(`${world.endpoint}/sign-in`);
  await page.waitForURL(/unknown-session/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look(page, 'unknown-session');
  watch.allow(404, '/no-such-page');
  await page.goto(`${world.endpoint}/no-such-page`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look(page, 'not-found');
  watch.assertQuiet();
  await context.close();
});

step('signing out without a hint asks first', async () => {
  const { page, context, watch } = await atSignIn(world.spa_id);
  await signIn(page, world);
  await answerOf(page);
  await page.goto(`${world.issuer}/session/end`);
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await look(page, 'sign-out');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await look(page, 'signed-out');
  watch.assertQuiet();
  await context.close();
});
