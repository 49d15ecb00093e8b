/** The rarer ways in: expired passwords, pictures, phones, organizations, passkeys from the browser's own list, and one
 * whole sign-in without a pointer. */
import assert from 'node:assert/strict';
import { world } from '../clients/node/world.mjs';
import { glance, type } from './browser.mjs';
import {
  api,
  arrives,
  atSignIn,
  authorization,
  byAddress,
  codeTo,
  fill,
  heading,
  isSent,
  person,
  press,
  settings,
  step,
  totp,
  withAuthenticator,
} from './ways-in.mjs';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const byPhone = {
  signIn: {
    methods: [
      { identifier: 'phone', password: true, verificationCode: true, isPasswordPrimary: false },
      { identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true },
    ],
  },
  signUp: { identifiers: ['phone'], password: false, verify: true },
};
const phone = () => `49151${String(Date.now()).slice(-8)}`;

async function withPassword(page, { username, password }) {
  await fill(page, 'username', username);
  await type(page, 'Password', password);
  await page.locator('#signin').click();
}

step('who registers chooses a picture, sees it, and has it', async () => {
  await settings();
  const fields = [
    { name: 'avatar', type: 'Url', label: 'Your picture', required: true },
    { name: 'nickname', type: 'Text', label: 'Nickname', required: false },
  ];
  for (const field of fields) await api('POST', '/custom-profile-fields', field);
  const { page, context, watch } = await atSignIn({ first_screen: 'register' });
  watch.allow(422, '/api/experience/identification');
  watch.allow(400, '/user-assets/avatar');
  const name = `pic_${Date.now()}`;
  await type(page, 'Username', name);
  await type(page, 'Password', 'Barnacles-And-Brine-9');
  await page.locator('#register').click();
  await heading(page, 'A few more details');
  await page.locator('#submit').click();
  await page.locator('#avatar:focus').waitFor();
  await page.locator('#avatar-note.complaint').waitFor();
  const choose = (buffer) =>
    page.locator('#avatar-file').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer });
  await choose(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  await page.getByText('Please choose a picture').waitFor();
  await glance(page, 'continue-picture-refused');
  await choose(png);
  await page.getByRole('img', { name: 'Your picture' }).waitFor();
  await glance(page, 'continue-picture');
  await page.locator('#submit').click();
  await arrives(page);
  const [made] = await api('GET', `/users?search=%25${name}%25`);
  assert.match(made.avatar, /\/uploads\/.+\.png$/);
  assert.equal((await fetch(made.avatar)).status, 200);
  watch.assertQuiet();
  await context.close();
  for (const field of fields) await api('DELETE', `/custom-profile-fields/${field.name}`);
});

step('a password that has had its time leads on to a new one', async () => {
  await settings({ ...byAddress, passwordExpiration: { enabled: true, validPeriodDays: 90 } });
  const somebody = await person();
  await api('PATCH', `/users/${somebody.id}/password/expiration`, { isExpired: true });
  const { page, context, watch } = await atSignIn();
  watch.allow(422, '/verification/password');
  await fill(page, 'username', somebody.primaryEmail);
  await press(page, 'Continue');
  await page.locator('#other-methods').click();
  await page.locator('#method-password').click();
  await type(page, 'Password', somebody.password);
  await page.locator('#signin').click();
  await heading(page, 'Reset your password');
  await page.getByRole('alert').getByText('This password has expired').waitFor();
  assert.equal(await page.locator('input[name=username]').inputValue(), somebody.primaryEmail);
  await glance(page, 'password-expired');
  await codeTo(somebody.primaryEmail); // of the sign-in, unused
  await press(page, 'Send a code');
  await fill(page, 'code', await codeTo(somebody.primaryEmail));
  await heading(page, 'Choose a password');
  await type(page, 'Password', 'Fathoms-And-Foam-7');
  await press(page, 'Save password');
  await page.locator('.good-news').waitFor();
  assert.equal(await page.getByText('This password has expired').count(), 0);
  await fill(page, 'username', somebody.username);
  await press(page, 'Continue');
  await type(page, 'Password', 'Fathoms-And-Foam-7');
  await page.locator('#signin').click();
  await arrives(page);
  watch.assertQuiet();
  await context.close();
  await settings({ passwordExpiration: { enabled: false } });
});

step('a phone number opens an account by a code, and signs in by one', async () => {
  await settings(byPhone);
  const number = phone();
  const { page, context, watch } = await atSignIn();
  await page.locator('#to-register').click();
  assert.equal(await page.locator('input[name=username]').getAttribute('inputmode'), 'tel');
  await fill(page, 'username', `+${number}`);
  await glance(page, 'register-phone');
  await press(page, 'Continue');
  await heading(page, 'Enter the code');
  await glance(page, 'register-phone-code');
  await fill(page, 'code', await codeTo(number));
  await arrives(page);
  await page.goto(authorization({ prompt: 'login' }));
  await fill(page, 'username', `+${number}`);
  await press(page, 'Continue');
  await fill(page, 'code', await codeTo(number));
  await arrives(page);
  watch.assertQuiet();
  await context.close();
});

step('a forgotten password comes back by phone', async () => {
  await settings(byPhone);
  const somebody = await person({ primaryPhone: phone() });
  const { page, context, watch } = await atSignIn({ first_screen: 'reset_password' });
  await heading(page, 'Reset your password');
  await glance(page, 'reset-password-first');
  await fill(page, 'username', `+${somebody.primaryPhone}`);
  await press(page, 'Send a code');
  await fill(page, 'code', await codeTo(somebody.primaryPhone));
  await type(page, 'Password', 'Fathoms-And-Foam-7');
  await press(page, 'Save password');
  await page.locator('.good-news').waitFor();
  watch.assertQuiet();
  await context.close();
});

step('a code to one’s phone is the second step, and a missing number is added for it', async () => {
  await settings({ mfa: { factors: ['PhoneVerificationCode'], policy: 'Mandatory' } });
  const somebody = await person();
  const number = phone();
  const { page, context, watch } = await atSignIn();
  watch.allow(422, '/api/experience/submit');
  watch.allow(403, '/api/experience/submit');
  await withPassword(page, somebody);
  await page.locator('input[name=username]').waitFor();
  await glance(page, 'mfa-binding-phone');
  await fill(page, 'username', `+${number}`);
  await page.locator('#submit').click();
  await fill(page, 'code', await codeTo(number));
  await arrives(page);
  assert.equal((await api('GET', `/users/${somebody.id}`)).primaryPhone, number);

  await page.goto(authorization({ prompt: 'login' }));
  await withPassword(page, somebody);
  await heading(page, 'Code by text message');
  await isSent(page);
  await glance(page, 'mfa-verification-phone');
  assert.equal(await page.locator('#code').getAttribute('autocomplete'), 'one-time-code');
  await fill(page, 'code', await codeTo(number));
  await arrives(page);
  watch.assertQuiet();
  await context.close();
});

step('an application asks for the identifier alone, and for some kinds only', async () => {
  await settings(byAddress);
  const somebody = await person();
  const { page, context, watch } = await atSignIn({ first_screen: 'identifier:sign_in', identifier: 'username' });
  assert.equal(new URL(page.url()).pathname, '/identifier-sign-in');
  assert.equal(await page.locator('label[for=username]').textContent(), 'Username');
  assert.equal(await page.locator('input[name=password]').count(), 0);
  await glance(page, 'identifier-sign-in');
  await fill(page, 'username', somebody.username);
  await press(page, 'Continue');
  await type(page, 'Password', somebody.password);
  await page.locator('#signin').click();
  await arrives(page);
  await page.goto(authorization({ first_screen: 'identifier:register', prompt: 'login' }));
  assert.equal(new URL(page.url()).pathname, '/identifier-register');
  await page.locator('input[name=username]').waitFor();
  await glance(page, 'identifier-register');
  watch.assertQuiet();
  await context.close();
});

step('an organization’s second factor is asked of its members alone', async () => {
  await settings({ mfa: { factors: ['Totp'], policy: 'NoPrompt', organizationRequiredMfaPolicy: 'Mandatory' } });
  const [member, other] = [await person(), await person()];
  const organization = await api('POST', '/organizations', { name: 'Harbour', isMfaRequired: true });
  await api('POST', `/organizations/${organization.id}/users`, { userIds: [member.id] });
  const { page, context, watch } = await atSignIn();
  await withPassword(page, other);
  await arrives(page);
  await page.goto(authorization({ prompt: 'login' }));
  watch.allow(422, '/api/experience/submit');
  await withPassword(page, member);
  await page.locator('.secret-text').waitFor();
  assert.equal(await page.locator('#skip').count(), 0);
  await glance(page, 'mfa-binding-of-an-organization');
  await fill(page, 'code', totp(await page.locator('.secret-text').textContent()));
  await arrives(page);
  watch.assertQuiet();
  await context.close();
  await api('DELETE', `/organizations/${organization.id}`);
});

step('the browser offers passkeys in the field for the name', async () => {
  await settings({ passkeySignIn: { enabled: true, showPasskeyButton: false, allowAutofill: true } });
  const somebody = await person();
  const opened = await atSignIn();
  const { page, context, watch } = opened;
  const { session, authenticatorId } = await withAuthenticator(opened);
  watch.allow(422, '/api/experience/submit');
  assert.equal(await page.locator('input[name=username]').getAttribute('autocomplete'), 'username webauthn');
  await withPassword(page, somebody);
  await press(page, 'Create a passkey');
  await arrives(page);
  const present = (enabled) => session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  await present(false); // nobody picks it from the list
  await page.goto(authorization({ prompt: 'login' }));
  await page.locator('input[name=username]:focus').waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  await page.goto('about:blank'); // the page that is still waiting for one must not go on
  await present(true);
  await page.goto(authorization({ prompt: 'login' }));
  await arrives(page);
  watch.assertQuiet();
  await context.close();
});

step('a password and a second factor by the keyboard alone, with every mistake said at its field', async () => {
  await settings({ mfa: { factors: ['Totp'], policy: 'Mandatory' } });
  const somebody = await person();
  const { page, context, watch } = await atSignIn();
  watch.allow(422, '/api/experience/');
  watch.allow(400, '/totp/verify');
  const at = () => page.evaluate(() => document.activeElement.id);
  const { keyboard } = page;
  await page.locator('input[name=username]:focus').waitFor();
  assert.equal(await page.locator('#username').getAttribute('autocomplete'), 'username');
  assert.equal(await page.locator('#password').getAttribute('autocomplete'), 'current-password');
  await keyboard.press('Enter');
  await complained(page, 'username', 'Please fill this in.');
  assert.equal(await at(), 'username');
  await keyboard.type(somebody.username);
  await keyboard.press('Tab');
  assert.equal(await at(), 'password');
  await keyboard.press('Tab'); // shows and hides it
  await keyboard.press('Space');
  await page.locator('#password[type=text]').waitFor();
  await keyboard.press('Space');
  await keyboard.press('Shift+Tab');
  await keyboard.type(somebody.password);
  await keyboard.press('Enter');
  await page.locator('#code:focus').waitFor();
  const secret = await page.locator('.secret-text').textContent(); // there is nothing to type before it is there
  await keyboard.type('000000');
  await complained(page, 'code');
  assert.equal(await at(), 'code');
  await keyboard.press('Control+A');
  await keyboard.type(totp(secret));
  await arrives(page);
  watch.assertQuiet();
  await context.close();
});

async function complained(page, id, text) {
  await page.locator(`#${id}[aria-invalid=true]`).waitFor();
  const described = await page.locator(`#${id}`).getAttribute('aria-describedby');
  const said = await page.locator(`#${described}`).textContent();
  assert.ok(text ? said === text : said.length > 0, said);
}

step('nothing moves for who wants no movement', async () => {
  await settings();
  const moving = async (reducedMotion) => {
    const { page, context } = await atSignIn({}, { reducedMotion });
    await page.locator('input[name=username]:focus').waitFor();
    const found = await page.evaluate(() => {
      const styles = [...document.querySelectorAll('*')].map((each) => getComputedStyle(each));
      const seconds = (text) => Math.max(...text.split(',').map((part) => Number.parseFloat(part)));
      return styles.filter(
        (style) => seconds(style.transitionDuration) > 0 || (style.animationName !== 'none' && seconds(style.animationDuration) > 0),
      ).length;
    });
    await context.close();
    return found;
  };
  assert.equal(await moving('reduce'), 0);
  assert.ok((await moving('no-preference')) > 0);
});

step('new passwords are for the password manager to remember under their name', async () => {
  await settings();
  const { page, context, watch } = await atSignIn({ first_screen: 'register' });
  await page.locator('input[name=username]').waitFor();
  const autocompletes = await page.locator('input').evaluateAll((all) => all.map((each) => [each.name, each.autocomplete]));
  assert.deepEqual(autocompletes, [
    ['username', 'username'],
    ['password', 'new-password'],
  ]);
  assert.equal(world.issuer.startsWith(new URL(page.url()).origin), true);
  watch.assertQuiet();
  await context.close();
});
