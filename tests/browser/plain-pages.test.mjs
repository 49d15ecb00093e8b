/** The pages that are the server's own HTML: sign-in and consent before their scripts come, device, form_post, errors. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { world } from '../clients/node/world.mjs';
import { launch, look, openPage, ready, story } from './browser.mjs';

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" rx="8" fill="#0a7"/></svg>';
const documents = { terms: 'https://guest.example/terms', privacy: 'https://guest.example/privacy' };
const application = createServer((_, answer) => answer.end('Back at the application'));
let browser;
let current;

before(async () => {
  application.listen(Number(new URL(world.redirect_uri).port));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  application.close();
});

const step = story(() => [current.page], { isConnected: false });

/** A new browser, to which the scripts of the hosted pages do not come unless they are wanted. */
async function newcomer({ hasScripts = false, ...more } = {}) {
  current = await openPage(browser, more);
  const { page } = current;
  if (!hasScripts) await page.route('**/assets/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await page.route('https://guest.example/logo.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: logo }));
  return current;
}

function authorization(clientId, more = {}) {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: world.redirect_uri,
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  });
  return `${world.issuer}/auth?${query}`;
}

async function fillIn(page) {
  await page.locator('#username').fill(world.username);
  await page.locator('#password').fill(world.password);
  await page.locator('#signin').click();
}

/** Whoever is asked for trust sees by whom, and reads what becomes of their data (OpenID Connect Registration section 2). */
async function assertIntroduced(page) {
  const image = page.getByRole('img', { name: 'Guest' });
  assert.equal(await image.getAttribute('src'), 'https://guest.example/logo.svg');
  await image.evaluate((shown) => shown.decode()); // the policy lets the logo in
  for (const address of Object.values(documents)) assert.equal(await page.locator(`a[href="${address}"]`).count(), 1, address);
  await page.locator('#cancel').waitFor();
}

async function answerOf(page) {
  await page.waitForURL(`${world.redirect_uri}**`);
  return new URL(page.url()).searchParams;
}

async function device(scope = 'openid profile') {
  const answer = await fetch(`${world.issuer}/device/auth`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: world.device_id, scope }),
  });
  return answer.json();
}

for (const { kind, hasScripts } of [
  { kind: 'plain', hasScripts: false },
  { kind: 'scripted', hasScripts: true },
]) {
  step(`the ${kind} sign-in and consent introduce the application`, async () => {
    const { page, context, watch } = await newcomer({ hasScripts });
    await page.goto(authorization(world.third_party_id, { scope: 'openid profile email read:tides', resource: world.resource }));
    await ready(page, '#signin');
    await assertIntroduced(page);
    await look(page, `${kind}-sign-in`);
    await fillIn(page);
    await ready(page, '#consent');
    await assertIntroduced(page);
    await look(page, `${kind}-consent`);
    await page.locator('#consent').click();
    assert.ok((await answerOf(page)).get('code'));
    watch.assertQuiet();
    await context.close();
  });
}

step('all of it in Arabic, from right to left', async () => {
  const { page, context, watch } = await newcomer({ locale: 'ar-EG' });
  await page.goto(authorization(world.third_party_id, { scope: 'openid profile email', response_mode: 'form_post' }));
  assert.equal(await page.locator('.plain').getAttribute('dir'), 'rtl');
  await look(page, 'arabic-sign-in');
  await fillIn(page);
  await page.locator('#consent').waitFor();
  await look(page, 'arabic-consent');
  await page.locator('#consent').click();
  await page.waitForURL(`${world.redirect_uri}**`); // the page between submits itself
  await page.goto(`${world.issuer}/session/end`);
  await look(page, 'arabic-sign-out');
  await page.locator('#logout').click();
  await page.waitForURL('**/session/end/success**');
  await look(page, 'arabic-signed-out');
  watch.assertQuiet();
  await context.close();
});

step('a device is let in: its code typed, its wishes read, and done', async () => {
  const { page, context, watch } = await newcomer();
  const { user_code, verification_uri } = await device();
  await page.goto(verification_uri);
  await look(page, 'device-code');
  watch.allow(400, '/device');
  await page.locator('#user_code').fill('BBBB-BBBB');
  await page.locator('#continue').click();
  await page.getByRole('alert').waitFor();
  await look(page, 'device-code-unknown');
  await page.locator('#user_code').fill(user_code.toLowerCase());
  await page.locator('#continue').click();
  await fillIn(page);
  await page.locator('#user-code').waitFor();
  assert.equal(await page.locator('#user-code').innerText(), user_code);
  await look(page, 'device-confirm');
  await page.locator('#consent').click();
  await page.waitForURL('**/device/done');
  await look(page, 'device-done');
  watch.assertQuiet();
  await context.close();
});

step('a device is refused, in Arabic', async () => {
  const { page, context, watch } = await newcomer({ locale: 'ar-EG' });
  const { verification_uri_complete } = await device();
  await page.goto(verification_uri_complete);
  await look(page, 'arabic-device-code');
  await page.locator('#continue').click();
  await fillIn(page);
  await page.locator('#user-code').waitFor();
  await look(page, 'arabic-device-confirm');
  await page.locator('#cancel').click();
  await page.waitForURL('**/device/refused');
  await look(page, 'arabic-device-refused');
  watch.assertQuiet();
  await context.close();
});
