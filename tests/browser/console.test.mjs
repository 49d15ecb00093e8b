/** The console's settings form by form, an application's own ways to sign in, and the inbox as messages arrive. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, look, openPage, signIn, story, told } from './browser.mjs';

const endpoint = process.env.KEYSTEAD_ENDPOINT;
const [username, password] = process.env.KEYSTEAD_ADMINISTRATOR.split(' ');

let browser;
let office;

before(async () => {
  browser = await launch();
  office = await openPage(browser);
});
after(() => browser?.close());

const step = story(() => [office.page], { isConnected: true });

async function api(method, path, body) {
  const answer = await fetch(`${endpoint}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${process.env.KEYSTEAD_TOKEN}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.status === 204 ? null : answer.json();
}

const part = (title) => office.page.getByRole('region', { name: title, exact: true });

/** Fills in one form, saves it, and gives what is stored then. */
async function saved(title, tidings, fill) {
  const section = part(title);
  await fill(section);
  await section.getByRole('button', { name: 'Save changes' }).click();
  await told(office.page, tidings);
  await section.locator('button[type=submit]:disabled').waitFor();
  return api('GET', '/sign-in-exp');
}

const tick = (section, name) => section.getByRole('switch', { name }).click();
const box = (section, name) => section.getByRole('checkbox', { name }).click();
const write = (section, name, text) => section.getByRole('textbox', { name }).fill(text);

step('the administrator comes to the settings', async () => {
  const { page } = office;
  await page.goto(`${endpoint}/console/settings`);
  await page.waitForURL(/\/sign-in/);
  await signIn(page, { username, password });
  await page.getByRole('tab', { name: 'Sign-in and sign-up' }).waitFor();
});

step('by what people sign in, and how they replace a password', async () => {
  const { page, watch } = office;
  const { signIn: ways } = await saved('Sign-in', 'Sign-in settings saved', async (section) => {
    await section.getByLabel('Email address').selectOption('With a code, or a password instead');
  });
  assert.deepEqual(ways.methods, [
    { identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true },
    { identifier: 'email', password: true, verificationCode: true, isPasswordPrimary: false },
  ]);
  const recovery = await saved('Forgotten passwords', 'Forgotten passwords: saved', (section) =>
    section.getByLabel('Replaced by').selectOption('A code by email'),
  );
  assert.deepEqual(recovery.forgotPasswordMethods, ['EmailVerificationCode']);
  const { passkeySignIn } = await saved('Passkeys', 'Passkeys saved', async (section) => {
    await tick(section, 'People may sign in with a passkey');
    await tick(section, 'Show a button for it');
  });
  assert.deepEqual(passkeySignIn, { enabled: true, showPasskeyButton: false, allowAutofill: true });
  await look(page, 'console-settings-sign-in');
  watch.assertQuiet();
});

step('second factors', async () => {
  const { page, watch } = office;
  await page.getByRole('tab', { name: 'Second factors' }).click();
  const { mfa, adaptiveMfa } = await saved('Second factors', 'Second factors saved', async (section) => {
    await box(section, 'Authenticator app');
    await box(section, 'Backup codes');
    await section.getByLabel('Who needs one').selectOption('Everybody needs one, from sign-up on');
    await section.getByLabel('Members of organizations').selectOption('Are asked to add one when they sign in');
    await tick(section, 'Ask only where a sign-in looks strange');
  });
  assert.deepEqual(mfa, {
    factors: ['Totp', 'BackupCode'],
    policy: 'PromptAtSignInAndSignUpMandatory',
    organizationRequiredMfaPolicy: 'Mandatory',
  });
  assert.deepEqual(adaptiveMfa, { enabled: true });
  await look(page, 'console-settings-factors');
  const without = await saved('Second factors', 'Second factors saved', (section) =>
    section.getByLabel('Who needs one').selectOption('People may add one'),
  );
  assert.deepEqual(without.adaptiveMfa, { enabled: false });
  watch.assertQuiet();
});

step('what passwords and names may be', async () => {
  const { page, watch } = office;
  await page.getByRole('tab', { name: 'Protection' }).click();
  const { passwordPolicy } = await saved('Passwords', 'Password policy saved', async (section) => {
    await write(section, 'Fewest characters', '12');
    await tick(section, 'Refuse repetitions and sequences');
    await write(section, 'Refused words, entry 1', 'harbour');
  });
  assert.deepEqual(passwordPolicy, {
    length: { min: 12, max: 256 },
    characterTypes: { min: 1 },
    rejects: { pwned: true, repetitionAndSequence: false, userInfo: true, words: ['harbour'] },
  });
  const { passwordExpiration } = await saved('Password expiration', 'Password expiration saved', async (section) => {
    await tick(section, 'Passwords expire');
    await write(section, 'After so many days', '60');
  });
  assert.equal(passwordExpiration.enabled, true);
  assert.equal(passwordExpiration.validPeriodDays, 60);
  const { usernamePolicy } = await saved('Usernames', 'Username policy saved', async (section) => {
    await box(section, 'Capital letters');
    await write(section, 'Fewest characters', '3');
  });
  assert.equal(usernamePolicy.minLength, 3);
  assert.deepEqual(usernamePolicy.allowedChars, { lowercase: true, uppercase: false, numbers: true, underscore: true });
  watch.assertQuiet();
});

step('what keeps guessers and programs out', async () => {
  const { page, watch } = office;
  const { sentinelPolicy } = await saved('Lockout', 'Lockout saved', (section) => write(section, 'Wrong answers', '7'));
  assert.deepEqual(sentinelPolicy, { maxAttempts: 7, lockoutDuration: 60 });
  const { verificationCodePolicy } = await saved('Codes', 'Codes saved', (section) =>
    write(section, 'Seconds that one lasts', '300'),
  );
  assert.deepEqual(verificationCodePolicy, { expirationDuration: 300, maxRetryAttempts: 10 });
  const { emailBlocklistPolicy } = await saved('Blocked addresses', 'Blocked addresses saved', async (section) => {
    await tick(section, 'Block addresses of throw-away services');
    await write(section, 'Blocked, entry 1', '@pirates.example');
  });
  assert.deepEqual(emailBlocklistPolicy, {
    blockDisposableAddresses: true,
    blockSubaddressing: false,
    customBlocklist: ['@pirates.example'],
    customAllowlist: [],
  });
  const captcha = part('Captcha service');
  await write(captcha, 'Site key', 'the-site');
  await captcha.getByRole('button', { name: 'Save changes' }).click();
  await captcha.getByText('The service gave you a secret key').waitFor();
  await captcha.getByLabel('Secret key').fill('the-secret');
  await captcha.getByRole('button', { name: 'Save changes' }).click();
  await told(page, 'Captcha service saved');
  assert.equal((await api('GET', '/captcha-provider')).config.siteKey, 'the-site');
  const { captchaPolicy } = await saved('Captcha', 'Captcha saved', (section) => tick(section, 'Ask for a captcha'));
  assert.deepEqual(captchaPolicy, { enabled: true });
  await look(page, 'console-settings-protection');
  watch.assertQuiet();
  await api('PATCH', '/sign-in-exp', { captchaPolicy: { enabled: false } });
});

step('what people are asked for beside their names', async () => {
  const { page, watch } = office;
  await page.getByRole('tab', { name: 'Profile fields' }).click();
  await page.getByText('No profile fields yet').waitFor();
  const dialog = page.getByRole('dialog');
  const adding = () => page.getByRole('button', { name: 'Add profile field' }).click();
  await adding();
  await dialog.getByLabel('Detail').selectOption('First and last name');
  await dialog.getByRole('switch', { name: 'Needed to open an account' }).click();
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('cell', { name: 'fullname', exact: true }).waitFor();
  await adding();
  await write(dialog, 'Question', 'Crew');
  await write(dialog, 'Name', 'crew');
  await dialog.getByLabel('Answer').selectOption('One of several');
  await write(dialog, 'Choices, entry 1', 'deck');
  await look(page, 'console-profile-field');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('cell', { name: 'crew', exact: true }).waitFor();
  const { signUpProfileFields } = await saved('Asked at sign-up', 'Sign-up questions saved', async (section) => {
    await tick(section, 'All of them');
    await box(section, 'Crew');
  });
  assert.deepEqual(signUpProfileFields, [{ name: 'fullname' }]);
  await look(page, 'console-profile-fields');
  await page.getByRole('button', { name: 'Remove profile field crew' }).click();
  await page.getByRole('cell', { name: 'crew', exact: true }).waitFor({ state: 'detached' });
  const [kept, ...others] = await api('GET', '/custom-profile-fields');
  assert.deepEqual([kept.name, kept.type, kept.required, others.length], ['fullname', 'Fullname', true, 0]);
  watch.assertQuiet();
});

step('what the server refuses is said in the form', async () => {
  const { page, watch } = office;
  await page.getByRole('tab', { name: 'Sign-in and sign-up' }).click();
  const section = part('Sign-in');
  await section.getByLabel('Username').selectOption('Not used');
  await section.getByLabel('Email address').selectOption('Not used');
  await section.getByRole('button', { name: 'Save changes' }).click();
  await section.getByText('Leave at least one way to sign in.').waitFor();
  watch.assertQuiet();
});

step('an application allows only some of the ways', async () => {
  const { page, watch } = office;
  const made = await api('POST', '/applications', {
    name: 'Cargo manifest', type: 'SPA', oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [] },
  });
  await page.goto(`${endpoint}/console/applications/${made.id}/sign-in`);
  const section = part('Ways to sign in');
  await section.getByRole('switch', { name: 'This application allows only some of them' }).click();
  await box(section, 'Username and password');
  await box(section, 'Passkey');
  await look(page, 'console-application-ways');
  await section.getByRole('button', { name: 'Save changes' }).click();
  await told(page, 'Ways to sign in saved');
  await page.reload();
  await section.getByRole('checkbox', { name: 'Email address and code', checked: true }).waitFor();
  assert.equal(await section.getByRole('checkbox', { name: 'Username and password' }).isChecked(), false);
  assert.equal(await section.getByRole('checkbox', { name: 'Passkey' }).isChecked(), false);
  const shown = await fetch(`${endpoint}/api/.well-known/sign-in-exp?appId=${made.id}`).then((answer) => answer.json());
  assert.deepEqual(shown.signIn.methods.map(({ identifier }) => identifier), ['email']);
  watch.assertQuiet();
});

step('messages appear in the inbox as they are sent, and are read there', async () => {
  const { page, watch } = office;
  // What comes in before the page listens is not told to it.
  const isListening = page.waitForResponse((answer) => /event-stream/.test(answer.headers()['content-type']));
  await page.goto(`${endpoint}/console/inbox`);
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await isListening;
  await look(page, 'console-inbox-empty', { isLive: true });
  await api('POST', '/verification-codes', { email: 'ada@harbour.example' });
  const row = page.getByRole('row').filter({ hasText: 'ada@harbour.example' });
  await row.waitFor();
  await look(page, 'console-inbox', { isLive: true });
  await row.getByRole('button', { name: 'Read the message' }).click();
  const dialog = page.getByRole('dialog');
  const code = await dialog.getByRole('textbox', { name: 'Code' }).inputValue();
  await look(page, 'console-inbox-message', { isLive: true });
  await api('POST', '/verification-codes/verify', { email: 'ada@harbour.example', verificationCode: code });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /^Empty/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Empty inbox' }).click();
  await row.waitFor({ state: 'detached' });
  watch.assertQuiet();
});
