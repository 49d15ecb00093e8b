/** The account centre: a person who changes everything about their own account, and what the settings do not open. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before } from 'node:test';
import { launch, look, openPage, patience, ready, signIn, story, told, type } from './browser.mjs';

const endpoint = process.env.KEYSTEAD_ENDPOINT;
const person = { username: 'first_mate', password: 'Knots-And-Splices-7' };
const email = 'mate@harbour.example';
const everything = Object.fromEntries(
  [
    ...['name', 'avatar', 'profile', 'email', 'phone', 'password', 'username'],
    ...['social', 'customData', 'mfa', 'passkey', 'session'],
  ].map((field) => [field, 'Edit']),
);

let browser;
let home; // the person's own browser
let userId;
let backupCode;

before(async () => {
  browser = await launch();
  home = await openPage(browser);
  userId = (await api('POST', '/api/users', { ...person, primaryEmail: email, name: 'First Mate' })).id;
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

const open = (fields) => api('PATCH', '/api/account-center', { enabled: true, fields });

const read = new Set();

/** The newest code that was sent there, once it has come; each is given once. */
async function codeFor(recipient) {
  const query = `query ($filter: InboxMessageFilter) {
    inboxMessages(first: 1, filter: $filter) { edges { node { id content { code } } } } }`;
  for (const until = Date.now() + patience; Date.now() < until; ) {
    const { data } = await api('POST', '/graphql', { query, variables: { filter: { recipient } } });
    const message = data.inboxMessages.edges[0]?.node;
    if (message && !read.has(message.id)) {
      read.add(message.id);
      return message.content.code;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no message for ${recipient}`);
}

/** RFC 6238 with the usual numbers. */
function totp(secret) {
  const bits = [...secret.replaceAll(/[\s=]/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function isDone(page, text) {
  await heading(page, 'Done');
  await page.getByText(text).waitFor();
}

async function overview(page) {
  await page.getByRole('link', { name: 'Back to your account' }).click();
  await heading(page, 'Security');
}

async function prove(page) {
  await heading(page, 'Is it really you?');
  await type(page, 'Password', person.password);
  await press(page, 'Continue');
}

step('it is closed at first, and asks nobody to sign in', async () => {
  const { page, watch } = home;
  await page.goto(`${endpoint}/account`);
  await heading(page, 'Not open here');
  await look(page, 'account-not-open');
  watch.assertQuiet();
});

step('opened, it signs a person in and shows what they have', async () => {
  const { page, watch } = home;
  await open(everything);
  await page.goto(`${endpoint}/account/security`);
  await page.waitForURL(/\/sign-in/);
  await signIn(page, person);
  await heading(page, 'Security');
  assert.equal(new URL(page.url()).pathname, '/account/security');
  await page.getByText(email).waitFor();
  await look(page, 'account-security');
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]));
  assert.doesNotMatch(kept, /access|token/i);
  watch.assertQuiet();
});

step('name, picture and the questions of the operator', async () => {
  const { page, watch } = home;
  await page.getByRole('link', { name: 'Profile', exact: true }).click();
  await heading(page, 'Profile');
  await type(page, 'Name', 'Captain’s First Mate');
  await type(page, 'Nickname', 'Matey');
  await page.getByLabel('Ship').selectOption('sloop');
  await type(page, 'City', 'Port Royal');
  await look(page, 'account-profile');
  await press(page, 'Save');
  await page.getByText('Saved', { exact: true }).waitFor();
  const user = await api('GET', `/api/users/${userId}`);
  assert.equal(user.name, 'Captain’s First Mate');
  assert.equal(user.profile.nickname, 'Matey');
  assert.deepEqual(user.profile.address, { locality: 'Port Royal' });
  assert.deepEqual(user.customData, { ship: 'sloop' });
  watch.assertQuiet();
});

step('a picture is uploaded, shown and taken away', async () => {
  const { page, watch } = home;
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await page
    .locator('#avatar-file')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
  await page.getByRole('img', { name: 'Your picture' }).waitFor();
  assert.match((await api('GET', `/api/users/${userId}`)).avatar, /^http/);
  watch.allow(400, '/user-assets/avatar');
  await page
    .locator('#avatar-file')
    .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('<html>not a picture') });
  await page.getByRole('alert').getByText(/picture/).waitFor();
  await look(page, 'account-avatar-refused');
  await press(page, 'Remove picture');
  await page.getByRole('img', { name: 'Your picture' }).waitFor({ state: 'detached' });
  assert.equal((await api('GET', `/api/users/${userId}`)).avatar, null);
  watch.assertQuiet();
});

step('before a sensitive change the person proves who they are, and once is enough', async () => {
  const { page, watch } = home;
  await page.getByRole('link', { name: 'Security', exact: true }).click();
  await page.getByRole('link', { name: 'Change: Username' }).click();
  await heading(page, 'Is it really you?');
  watch.allow(422, '/api/verifications/password');
  await type(page, 'Password', 'Not-The-Password-1');
  await press(page, 'Continue');
  await page.getByText('The password is not right.').waitFor();
  await look(page, 'account-verify');
  await prove(page);
  await heading(page, 'Change your username');
  await type(page, 'Username', 'second_mate');
  await look(page, 'account-username');
  await press(page, 'Save');
  await isDone(page, 'Your username is up to date.');
  assert.equal(new URL(page.url()).pathname, '/account/username/success');
  await look(page, 'account-success');
  await overview(page);
  await page.getByRole('link', { name: 'Change: Password' }).click();
  await heading(page, 'Change your password');
  watch.assertQuiet();
});

step('a weak password is explained, a good one taken', async () => {
  const { page, watch } = home;
  watch.allow(422, '/api/my-account/password');
  await type(page, 'Password', 'aaaa');
  await press(page, 'Save');
  await page.locator('#password-note.complaint').waitFor();
  await look(page, 'account-password');
  await type(page, 'Password', 'Marlinspikes-And-Tar-4');
  await press(page, 'Save');
  await isDone(page, 'Your new password works from now on.');
  person.password = 'Marlinspikes-And-Tar-4';
  await overview(page);
  watch.assertQuiet();
});

step('a new e-mail address counts once its code came back', async () => {
  const { page, watch } = home;
  await page.getByRole('link', { name: 'Change: Email address' }).click();
  await heading(page, 'Change your email address');
  await type(page, 'New email address', 'not an address');
  await press(page, 'Send a code');
  await page.locator('#username-note.complaint').waitFor();
  await look(page, 'account-email');
  await type(page, 'New email address', 'new.mate@harbour.example');
  await press(page, 'Send a code');
  await type(page, 'Code', '000000');
  watch.allow(400, '/verification-code/verify');
  await press(page, 'Continue');
  await page.locator('#code-note.complaint').waitFor();
  await look(page, 'account-email-code');
  await type(page, 'Code', await codeFor('new.mate@harbour.example'));
  await press(page, 'Continue');
  await isDone(page, 'Your email address is up to date.');
  assert.equal((await api('GET', `/api/users/${userId}`)).primaryEmail, 'new.mate@harbour.example');
  await overview(page);
  watch.assertQuiet();
});

step('a phone number is added and removed again', async () => {
  const { page, watch } = home;
  await page.getByRole('link', { name: 'Add: Phone number' }).click();
  await type(page, 'New phone number', '+49 30 1234567');
  await press(page, 'Send a code');
  await page.locator('#code').waitFor();
  await type(page, 'Code', await codeFor('49301234567'));
  await press(page, 'Continue');
  await isDone(page, 'Your phone number is up to date.');
  await overview(page);
  await page.getByRole('link', { name: 'Change: Phone number' }).click();
  await press(page, 'Remove phone number');
  await page.getByText('Remove +49301234567 from your account?').waitFor();
  await look(page, 'account-phone-remove');
  await press(page, 'Remove phone number');
  await isDone(page, 'Your phone number is up to date.');
  assert.equal((await api('GET', `/api/users/${userId}`)).primaryPhone, null);
  await overview(page);
  watch.assertQuiet();
});

step('an authenticator app is set up with its first code, and replaced', async () => {
  const { page, watch } = home;
  const secret = () => page.locator('.secret-text').innerText();
  await page.getByRole('link', { name: 'Add: Authenticator app' }).click();
  await heading(page, 'Set up an authenticator app');
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  await look(page, 'account-authenticator');
  await type(page, 'Code', totp(await secret()));
  await press(page, 'Save');
  await isDone(page, 'Your authenticator app is up to date.');
  await overview(page);
  await page.getByRole('link', { name: 'Manage: Authenticator app' }).click();
  await heading(page, 'Replace your authenticator app');
  await look(page, 'account-authenticator-replace');
  await type(page, 'Code', totp(await secret()));
  await press(page, 'Save');
  await isDone(page, 'Your authenticator app is up to date.');
  assert.equal(new URL(page.url()).pathname, '/account/authenticator-app/replace/success');
  await overview(page);
  watch.assertQuiet();
});

step('backup codes are made, shown again and made anew', async () => {
  const { page, watch } = home;
  const codes = () => page.locator('.codes li').allInnerTexts();
  await page.getByRole('link', { name: 'Add: Backup codes' }).click();
  await page.locator('.codes li').first().waitFor();
  const first = await codes();
  assert.equal(first.length, 10);
  await press(page, 'I have stored them');
  await isDone(page, 'Your new backup codes work from now on.');
  await overview(page);
  await page.getByText('10 codes left').waitFor();
  await page.getByRole('link', { name: 'Manage: Backup codes' }).click();
  await page.locator('.codes li').first().waitFor();
  assert.deepEqual((await codes()).toSorted(), first.toSorted());
  await look(page, 'account-backup-codes');
  await page.getByRole('link', { name: 'Make new backup codes' }).click();
  await heading(page, 'Make new backup codes');
  await page.locator('.codes li').first().waitFor();
  const second = await codes();
  await press(page, 'I have stored them');
  await isDone(page, 'Your new backup codes work from now on.');
  await overview(page);
  await page.getByRole('link', { name: 'Manage: Backup codes' }).click();
  await page.locator('.codes li').first().waitFor();
  assert.deepEqual((await codes()).toSorted(), second.toSorted());
  [backupCode] = second;
  await overview(page);
  watch.assertQuiet();
});

step('a passkey is added, renamed and removed', async () => {
  const { page, context, watch } = home;
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.getByRole('link', { name: 'Add: Passkey' }).click();
  await heading(page, 'Add a passkey');
  await look(page, 'account-passkey-add');
  await type(page, 'Name', 'Sextant');
  await press(page, 'Create a passkey');
  await isDone(page, 'Your passkeys are up to date.');
  await overview(page);
  await page.getByRole('link', { name: 'Manage: Passkey' }).click();
  await press(page, 'Rename: Sextant');
  await type(page, 'Name', 'Astrolabe');
  await press(page, 'Save');
  await page.getByRole('button', { name: 'Remove: Astrolabe' }).waitFor();
  await look(page, 'account-passkey-manage');
  await press(page, 'Remove: Astrolabe');
  await press(page, 'Remove');
  await isDone(page, 'Your passkeys are up to date.');
  await overview(page);
  watch.assertQuiet();
});

step('an account elsewhere is linked, changed and unlinked', async () => {
  const { page, watch } = home;
  await page.getByRole('link', { name: 'Link: Lighthouse' }).click();
  await heading(page, 'Link Lighthouse');
  await look(page, 'account-social');
  await press(page, 'Go to Lighthouse');
  await isDone(page, 'Your linked accounts are up to date.');
  assert.equal(new URL(page.url()).pathname, '/account/social/itself/success');
  assert.equal((await api('GET', `/api/users/${userId}`)).identities.itself.userId, userId);
  await overview(page);
  await page.getByRole('link', { name: 'Change: Lighthouse' }).click();
  await press(page, 'Go to Lighthouse');
  await isDone(page, 'Your linked accounts are up to date.');
  await overview(page);
  await page.getByRole('link', { name: 'Remove: Lighthouse' }).click();
  await heading(page, 'Unlink Lighthouse');
  await press(page, 'Remove');
  await isDone(page, 'Your linked accounts are up to date.');
  assert.deepEqual((await api('GET', `/api/users/${userId}`)).identities, {});
  watch.assertQuiet();
});

step('the answer of a provider that this window did not ask is refused', async () => {
  const { page, watch } = home;
  await page.goto(`${endpoint}/account/callback/social/itself?code=slipped-in&state=guessed`);
  await page.getByText('This answer does not belong to what was begun in this window.').waitFor();
  assert.deepEqual((await api('GET', `/api/users/${userId}`)).identities, {});
  watch.assertQuiet();
});

/** The factors that the person has by now are asked for, in an application of somebody else. */
async function signInElsewhere() {
  const other = await openPage(browser);
  const { page } = other;
  const query = new URLSearchParams({
    client_id: process.env.KEYSTEAD_GUEST,
    redirect_uri: `${endpoint}/unknown-session`,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  await page.goto(`${endpoint}/oidc/auth?${query}`);
  await signIn(page, { ...person, username: 'second_mate' });
  await page.waitForURL(/mfa-verification/);
  const step = (path, body) =>
    page.evaluate(
      async ([path, body]) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(`/api/experience${path}`, { method: 'POST', headers, body });
        return [answer.status, await answer.text()];
      },
      [path, body && JSON.stringify(body)],
    );
  assert.equal((await step('/verification/backup-code/verify', { code: backupCode }))[0], 200);
  const [status, text] = await step('/submit');
  assert.equal(status, 200, text);
  await page.goto(JSON.parse(text).redirectTo);
  await press(page, 'Allow');
  await page.waitForURL(({ pathname }) => pathname === '/unknown-session');
  return other;
}

step('another browser is signed out from here, and an application loses its leave', async () => {
  const { page, watch } = home;
  const other = await signInElsewhere();
  await page.goto(`${endpoint}/account/sessions`);
  await heading(page, 'Sessions and apps');
  await page.getByText('This browser').waitFor();
  await page.getByText('Harbour Gazette').waitFor();
  await look(page, 'account-sessions');
  await press(page, 'Take back: Harbour Gazette');
  await page.getByText('There are none.').waitFor();
  await press(page, 'Sign out there: Another browser');
  await page.getByText('Another browser').waitFor({ state: 'detached' });
  await other.page.goto(`${endpoint}/account`);
  await other.page.waitForURL(/\/sign-in/);
  await other.context.close();
  watch.assertQuiet();
});

step('a proof can come by e-mail as well', async () => {
  const { page, watch } = home;
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${endpoint}/account/password`);
  await heading(page, 'Is it really you?');
  await press(page, 'Send a code to your email address');
  await press(page, 'Send a code');
  await page.locator('#code').waitFor();
  await type(page, 'Code', await codeFor('new.mate@harbour.example'));
  await look(page, 'account-verify-code');
  await press(page, 'Continue');
  await heading(page, 'Change your password');
  watch.assertQuiet();
});

step('what is read-only is shown without a way to change it, what is off is not there', async () => {
  const { page, watch } = home;
  await open({ ...everything, email: 'ReadOnly', phone: 'Off', mfa: 'Off', passkey: 'Off', session: 'Off', name: 'ReadOnly' });
  await page.goto(`${endpoint}/account`);
  await page.getByText('new.mate@harbour.example').waitFor();
  assert.equal(await page.getByRole('link', { name: /Email address/ }).count(), 0);
  assert.equal(await page.getByText('Phone number').count(), 0);
  assert.equal(await page.getByText('Authenticator app').count(), 0);
  assert.equal(await page.getByRole('link', { name: 'Sessions and apps' }).count(), 0);
  await look(page, 'account-restricted');
  await page.getByRole('link', { name: 'Profile', exact: true }).click();
  await heading(page, 'Profile');
  await page.getByText('Captain’s First Mate').waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Name', exact: true }).count(), 0);
  for (const path of ['email', 'phone', 'sessions', 'authenticator-app', 'passkey/add', 'nowhere', 'nowhere/success']) {
    await page.goto(`${endpoint}/account/${path}`);
    await heading(page, 'There is no such page');
  }
  watch.assertQuiet();
});

step('it works with the keyboard alone', async () => {
  const { page, watch } = home;
  await open(everything);
  await page.goto(`${endpoint}/account/security`);
  await heading(page, 'Security');
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.id === 'to-username')) break;
  }
  await page.keyboard.press('Enter');
  await page.locator('#username:focus').waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('third_mate');
  await page.keyboard.press('Enter');
  await isDone(page, 'Your username is up to date.');
  watch.assertQuiet();
});

step('whoever signs out is signed out', async () => {
  const { page, watch } = home;
  await overview(page);
  await press(page, 'Sign out');
  await heading(page, 'You are signed out');
  await look(page, 'account-signed-out');
  await page.goto(`${endpoint}/account`);
  await page.waitForURL(/\/sign-in/);
  watch.assertQuiet();
});

step('one switch of the console opens it, and each field has its own', async () => {
  await api('PATCH', '/api/account-center', { enabled: false, fields: {} });
  const office = await openPage(browser);
  const { page, context, watch } = office;
  const [username, password] = process.env.KEYSTEAD_ADMINISTRATOR.split(' ');
  await page.goto(`${endpoint}/console/settings/account-center`);
  await page.waitForURL(/\/sign-in/);
  await signIn(page, { username, password });
  await page.getByRole('tab', { name: 'Account centre' }).waitFor();
  await page.getByRole('switch', { name: 'People may manage their own accounts' }).click();
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.getByRole('link', { name: `${endpoint}/account` }).waitFor();
  await page.getByLabel('Email address').selectOption('For them to change');
  await page.getByLabel('Username').selectOption('Shown');
  await look(page, 'console-account-centre');
  await page.getByRole('button', { name: 'Save' }).nth(1).click();
  await told(page, 'Fields saved');
  const { enabled, fields } = await api('GET', '/api/account-center');
  assert.equal(enabled, true);
  assert.equal(fields.email, 'Edit');
  assert.equal(fields.username, 'ReadOnly');
  assert.equal(fields.phone, 'Off');
  watch.assertQuiet();
  await context.close();
});

step('it fits 320 pixels, from right to left too', async () => {
  await open(everything);
  await api('POST', '/api/users', { username: 'narrow', password: person.password, primaryEmail: `${'long'.repeat(10)}@harbour.example` });
  const narrow = await openPage(browser, { locale: 'ar', viewport: { width: 320, height: 640 } });
  const { page, context, watch } = narrow;
  await page.goto(`${endpoint}/account`);
  await ready(page, 'input[name=username]');
  await page.locator('input[name=username]').fill('narrow');
  await page.locator('input[name=password]').fill(person.password);
  await page.locator('#signin').click();
  await page.locator('nav').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'ar');
  for (const path of ['security', 'profile', 'username']) {
    await page.goto(`${endpoint}/account/${path}`);
    await page.locator('h1').waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), path);
    await look(page, `account-arabic-${path}`);
    await page.setViewportSize({ width: 320, height: 640 });
  }
  watch.assertQuiet();
  await context.close();
});
