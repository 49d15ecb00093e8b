/** A browser that somebody trusts: offered beside the second factor, spared the next time, seen and ended afterwards. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before } from 'node:test';
import { launch, look, openPage, signIn, story, type } from './browser.mjs';

const endpoint = process.env.KEYSTEAD_ENDPOINT;
const person = { username: 'second_mate', password: 'Knots-And-Splices-7' };
const fields = Object.fromEntries(['name', 'password', 'session', 'trustedDevice'].map((field) => [field, 'Edit']));

let browser;
let home;
let userId;
let secret;

before(async () => {
  browser = await launch();
  home = await openPage(browser);
  userId = (await api('POST', '/api/users', person)).id;
  secret = (await api('POST', `/api/users/${userId}/mfa-verifications`, { type: 'Totp' })).secret;
  await api('PATCH', '/api/account-center', { enabled: true, fields });
});
after(() => browser?.close());

const step = story(() => [home.page], { isConnected: true });

async function api(method, path, body) {
  const answer = await fetch(endpoint + path, {
    method,
    headers: { authorization: `Bearer ${process.env.KEYSTEAD_TOKEN}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}

/** RFC 6238 with the usual numbers; every half minute counts once, so a second code is of the next one. */
function totp(ahead = 0) {
  const bits = [...secret.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const devices = () => api('GET', `/api/users/${userId}/trusted-devices`).then((found) => found.trustedDevices);

async function atTheDoor() {
  await home.page.goto(`${endpoint}/account/security`);
  await signIn(home.page, person);
}

async function out() {
  await home.page.locator('#sign-out').click();
  await home.page.waitForURL(`${endpoint}/account/signed-out`);
}

step('the box beside the factor says for how long', async () => {
  const { page, watch } = home;
  watch.allow(403, '/api/experience/submit');
  await atTheDoor();
  const box = page.getByRole('checkbox', { name: 'Do not ask again on this device for 14 days' });
  await box.waitFor();
  await look(page, 'trusted-device-offered');
  await box.check();
  await page.locator('#code').fill(totp());
  await heading(page, 'Security');
  assert.equal((await devices()).length, 1);
  watch.assertQuiet();
});

step('the next sign-in in this browser needs no code, and in another one does', async () => {
  await out();
  await atTheDoor();
  await heading(home.page, 'Security');
  const other = await openPage(browser);
  await other.page.goto(`${endpoint}/account/security`);
  await signIn(other.page, person);
  await other.page.locator('#code').waitFor();
  await other.context.close();
  home.watch.assertQuiet();
});

step('the account centre names the browser, and ends the trust', async () => {
  const { page, watch } = home;
  await page.getByRole('link', { name: 'Sessions and apps' }).click();
  await type(page, 'Password', person.password);
  await page.keyboard.press('Enter');
  await heading(page, 'Sessions and apps');
  await page.getByText('Chrome · Linux', { exact: true }).waitFor();
  await page.getByText(/^Trusted until /).waitFor();
  await look(page, 'account-trusted-devices');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByText('You trust no device.').waitFor();
  assert.deepEqual(await devices(), []);
  watch.assertQuiet();
});

step('then the code is asked for again; what an organization forbids does not stop the sign-in', async () => {
  const { page, watch } = home;
  watch.allow(403, '/api/experience/submit');
  watch.allow(422, '/profile/mfa/trusted-device');
  const wary = await api('POST', '/api/organizations', { name: 'Wary', isTrustedDeviceAllowed: false });
  await api('POST', `/api/organizations/${wary.id}/users`, { userIds: [userId] });
  await out();
  await atTheDoor();
  await page.getByRole('checkbox', { name: /^Do not ask again/ }).check();
  await page.locator('#code').fill(totp(1));
  await heading(page, 'Security');
  assert.deepEqual(await devices(), []);
  watch.assertQuiet();
});
