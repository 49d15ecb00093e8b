/** Providers that come back in their own ways: a form that another site posts, and Google's One Tap. */
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { world } from '../clients/node/world.mjs';
import { launch, openPage, patience, signIn, story, type } from './browser.mjs';

const elsewhere = process.env.KEYSTEAD_ELSEWHERE;
const [postingId, googleId] = [process.env.KEYSTEAD_POSTING_ID, process.env.KEYSTEAD_GOOGLE_ID];
const googleScript = 'https://accounts.google.com/gsi/client';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let browser;
let current;
let posted = 0;

/** The provider on another site, and Google's keys. */
const provider = createServer((request, answer) => {
  const url = new URL(request.url, elsewhere);
  const json = (body) => answer.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  if (url.pathname === '/google-keys') return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'google', alg: 'RS256' }] });
  if (url.pathname === '/token') return json({ access_token: 'at', token_type: 'Bearer' });
  if (url.pathname === '/person') return json({ id: `eve-${posted}`, name: 'Eve of the Orchard' });
  if (url.pathname !== '/authorize') return answer.writeHead(204).end();
  const { redirect_uri, state, response_mode } = Object.fromEntries(url.searchParams);
  assert.equal(response_mode, 'form_post');
  posted += 1;
  answer.setHeader('content-type', 'text/html').end(`
    <body onload="document.forms[0].submit()"><form method="post" action="${redirect_uri}">
    <input name="code" value="an apple"><input name="state" value="${state}">
    <input name="user" value='{"name":{"firstName":"Eve"}}'></form>`);
});
const application = createServer((_, answer) => answer.end('Back at the application'));

before(async () => {
  provider.listen(Number(new URL(elsewhere).port), '127.0.0.1');
  application.listen(Number(new URL(world.redirect_uri).port));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  provider.close();
  application.close();
});

const step = story(() => [current.page], { isConnected: false });

async function api(method, path, body) {
  const answer = await fetch(`${world.endpoint}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${process.env.KEYSTEAD_TOKEN}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.status === 204 ? null : answer.json();
}

const offer = (...targets) =>
  api('PATCH', '/sign-in-exp', {
    socialSignInConnectorTargets: targets,
    socialSignIn: { skipRequiredIdentifiers: true },
  });

function authorization(more = {}) {
  const query = new URLSearchParams({
    client_id: world.spa_id,
    redirect_uri: world.redirect_uri,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  });
  return `${world.issuer}/auth?${query}`;
}

async function arrives(page) {
  await page.waitForURL(`${world.redirect_uri}**`);
  assert.ok(new URL(page.url()).searchParams.get('code'));
}

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What Google says of somebody, with its key. */
function credentialOf(sub, more = {}) {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://accounts.google.com', aud: 'our-client', sub, name: sub, iat: now, exp: now + 600, ...more };
  const text = `${part({ alg: 'RS256', kid: 'google' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

/** In the place of Google's script: offers one account, which the person chooses at once. */
const chooses = (credential) => `
  window.google = { accounts: { id: {
    initialize(options) { this.options = options; window.oneTapOptions = JSON.stringify(options); },
    prompt() { setTimeout(() => this.options.callback({ credential: '${credential}' })); },
    cancel() {},
  } } };`;

/** A new browser at the sign-in page, where Google's script is what `answer` makes of the request. */
async function withGoogle(answer, more) {
  current = await openPage(browser);
  const asked = [];
  await current.page.route('https://accounts.google.com/**', async (route) => {
    asked.push(route.request().url());
    await answer(route);
  });
  await current.page.goto(authorization(more));
  return { ...current, asked };
}

const script = (body) => (route) => route.fulfill({ contentType: 'text/javascript', body });

step('a form that another site posts leads back into the sign-in', async () => {
  await offer('posting');
  current = await openPage(browser);
  const { page, watch, context } = current;
  await page.goto(authorization());
  await page.locator('#social-posting').click();
  await arrives(page);
  assert.equal(posted, 1);
  watch.allow(404, '/api/experience/identification'); // nobody had this account yet
  watch.assertQuiet();
  await context.close();
});

step('and into the account centre', async () => {
  await api('PATCH', '/account-center', { enabled: true, fields: { social: 'Edit', password: 'Edit' } });
  const person = { username: `gardener_${Date.now().toString(36)}`, password: 'Espalier-And-Graft-4' };
  const { id } = await api('POST', '/users', person);
  current = await openPage(browser);
  const { page, watch, context } = current;
  await page.goto(`${world.endpoint}/account/social/${postingId}`);
  await page.waitForURL(/\/sign-in/);
  await signIn(page, person);
  await page.getByRole('heading', { name: 'Is it really you?' }).waitFor();
  await type(page, 'Password', person.password);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByRole('button', { name: 'Go to Orchard' }).click();
  await page.waitForURL(`**/account/social/${postingId}/success`);
  assert.equal(posted, 2);
  assert.equal((await api('GET', `/users/${id}`)).identities.posting.userId, 'eve-2');
  watch.assertQuiet();
  await context.close();
});

step('without One Tap nothing of Google is allowed or asked for', async () => {
  await offer('posting');
  const { page, asked, watch, context } = await withGoogle(script('window.google = "loaded"'));
  const answer = await page.reload();
  assert.doesNotMatch(answer.headers()['content-security-policy'], /google/);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(asked, []);
  watch.assertQuiet();
  await context.close();
});

step('One Tap signs in, and up at the first time', async () => {
  await offer('google');
  for (const credential of [credentialOf('g-1'), credentialOf('g-1', { jti: 'again' })]) {
    const { page, asked, watch, context } = await withGoogle(script(chooses(credential)));
    watch.allow(404, '/api/experience/identification');
    await arrives(page);
    assert.deepEqual(asked, [googleScript]);
    watch.assertQuiet();
    await context.close();
  }
  const found = (await api('GET', '/users?page_size=100')).filter(({ identities }) => identities.google?.userId === 'g-1');
  assert.equal(found.length, 1);
});

step('Google is told what the settings say, within a policy that allows its files alone', async () => {
  const { page, watch, context } = await withGoogle(script(chooses('not a credential')));
  watch.allow(401, `/verification/social/${googleId}/verify`);
  await page.getByRole('alert').filter({ hasText: 'The other service had a problem.' }).waitFor();
  assert.deepEqual(JSON.parse(await page.evaluate(() => window.oneTapOptions)), {
    client_id: 'our-client',
    auto_select: false,
    cancel_on_tap_outside: true,
    itp_support: true,
    use_fedcm_for_prompt: true,
  });
  await signIn(page, world); // the page is as useful as before
  await arrives(page);
  watch.assertQuiet();
  await context.close();

  const answer = await fetch(`${world.endpoint}/sign-in?preview`, { headers: { accept: 'text/html' } });
  const policy = answer.headers.get('content-security-policy');
  assert.deepEqual(policy.match(/https:\/\/[^\s;]*google[^\s;]*/g).sort(), [
    'https://accounts.google.com/gsi/',
    'https://accounts.google.com/gsi/',
    googleScript,
    'https://accounts.google.com/gsi/style',
  ]);
});

step('nobody waits for Google, and nobody hears that it is not there', async () => {
  for (const answer of [() => new Promise(() => {}), (route) => route.abort(), script('throw new Error("broken")')]) {
    const { page, asked, context } = await withGoogle(answer);
    for (const until = Date.now() + patience; Date.now() < until && asked.length === 0; ) await page.waitForTimeout(50);
    assert.deepEqual(asked, [googleScript]);
    assert.equal(await page.getByRole('alert').filter({ hasText: /\w/ }).count(), 0);
    await signIn(page, world);
    await arrives(page);
    await context.close();
  }
});

step('a credential that an application brings along counts once and leaves the address', async () => {
  const credential = credentialOf('g-1', { jti: 'brought along' });
  const { page, watch, context } = await withGoogle(script(''), { google_one_tap_credential: credential });
  await arrives(page);
  watch.assertQuiet();
  await context.close();

  const again = await withGoogle(script(''), { google_one_tap_credential: credential });
  again.watch.allow(400, `/verification/social/${googleId}/verify`);
  await again.page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
  assert.doesNotMatch(again.page.url(), /credential/);
  again.watch.assertQuiet();
  await again.context.close();
});

step('somebody whose address is known here decides whether it is theirs', async () => {
  const primaryEmail = `known.${Date.now().toString(36)}@harbour.example`;
  const { id } = await api('POST', '/users', { username: `known_${Date.now().toString(36)}`, primaryEmail });
  const credential = credentialOf('g-2', { email: primaryEmail, email_verified: true });
  const { page, watch, context } = await withGoogle(script(chooses(credential)));
  watch.allow(404, '/api/experience/identification');
  await page.waitForURL(`**/social/link/${googleId}**`);
  await page.getByRole('button', { name: /link/i }).first().click();
  await arrives(page);
  assert.equal((await api('GET', `/users/${id}`)).identities.google.userId, 'g-2');
  watch.assertQuiet();
  await context.close();
});

step('where people have to agree first, nobody gets in without it', async () => {
  await api('PATCH', '/sign-in-exp', { agreeToTermsPolicy: 'Manual', termsOfUseUrl: 'https://harbour.example/terms' });
  const { page, watch, context } = await withGoogle(script(chooses(credentialOf('g-3'))));
  await page.locator('#agreement:focus').waitFor();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  const people = await api('GET', '/users?page_size=100');
  assert.ok(!people.some(({ identities }) => identities.google?.userId === 'g-3'));
  watch.assertQuiet();
  await context.close();
  await api('PATCH', '/sign-in-exp', { agreeToTermsPolicy: 'Automatic', termsOfUseUrl: null });
});

step('also on the way straight to Google', async () => {
  const more = { google_one_tap_credential: credentialOf('g-1', { jti: 'direct' }), direct_sign_in: 'social:google' };
  const { page, watch, context } = await withGoogle(script(''), more);
  await arrives(page);
  watch.assertQuiet();
  await context.close();
});
