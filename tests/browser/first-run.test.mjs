/** From the link that the server prints to a user of one's own who signs in to the demo app. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, look, openPage, signIn, story, type } from './browser.mjs';

const endpoint = process.env.KEYSTEAD_ENDPOINT;
const administrator = { username: 'harbour_master', password: 'Lantern-Over-The-Quay' };
const user = { username: 'first_mate', password: 'Knots-And-Splices-7', name: 'First Mate' };

let browser;
let office; // the administrator's profile
let deck; // the user's profile

before(async () => {
  browser = await launch();
  office = await openPage(browser);
  deck = await openPage(browser);
});
after(() => browser?.close());

const step = story(() => [office.page, deck.page], { isConnected: true });

async function goTo(page, section) {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: section, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: section }).waitFor();
}

step('the set-up page without its code says where to find it', async () => {
  const { page, watch } = office;
  await page.goto(`${endpoint}/console`);
  await page.getByRole('heading', { name: 'Welcome to Keystead' }).waitFor();
  await look(page, 'setup-without-code');
  watch.assertQuiet();
});

step('a wrong code makes no administrator', async () => {
  const { page, watch } = office;
  await page.goto(`${endpoint}/console/setup?code=not-the-code-that-was-printed`);
  await fillAdministrator(page);
  await page.getByText('set-up link is not valid').first().waitFor();
  await look(page, 'setup-wrong-code');
  watch.assertQuiet();
});

async function fillAdministrator(page) {
  await type(page, 'Username', administrator.username);
  await type(page, 'Password', administrator.password);
  await type(page, 'Password again', administrator.password);
  await page.getByRole('button', { name: 'Create and sign in' }).click();
}

step('the printed link makes the administrator, who signs in through the provider', async () => {
  const { page, watch } = office;
  await page.goto(process.env.KEYSTEAD_SET_UP_LINK);
  await page.getByRole('heading', { name: 'Create the administrator' }).waitFor();
  await look(page, 'setup');
  await fillAdministrator(page);
  await page.waitForURL(/\/sign-in/);
  await signIn(page, administrator);
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
  await look(page, 'console-dashboard');
  watch.assertQuiet();
});

step('the set-up link has done its work', async () => {
  const { page, watch } = deck;
  await page.goto(process.env.KEYSTEAD_SET_UP_LINK);
  await page.getByRole('heading', { name: 'This server is set up' }).waitFor();
  await look(page, 'setup-done');
  watch.assertQuiet();
});

step('the administrator creates a user', async () => {
  const { page, watch } = office;
  await goTo(page, 'Users');
  await look(page, 'console-users');
  await page.getByRole('button', { name: 'Create user' }).first().click();
  const dialog = page.getByRole('dialog');
  await look(page, 'console-user-create');
  await type(dialog, 'Username', user.username);
  await type(dialog, 'Full name', user.name);
  await type(dialog, 'Password', user.password);
  await dialog.getByRole('button', { name: 'Create user' }).click();
  await page.getByRole('heading', { level: 1, name: user.name }).waitFor();
  await lookAtTabs(page, 'console-user');
  watch.assertQuiet();
});

step('the administrator creates an application', async () => {
  const { page, watch } = office;
  await goTo(page, 'Applications');
  await look(page, 'console-applications-empty');
  await page.getByRole('link', { name: 'Create application' }).first().click();
  await page.getByRole('heading', { name: 'Create application' }).waitFor();
  await page.getByRole('radio', { name: 'Traditional web' }).click();
  await type(page, 'Name', 'Cargo manifest');
  await page.getByLabel(/entry 1$/).fill('https://cargo.example/callback');
  await look(page, 'console-application-create');
  await page.getByRole('button', { name: 'Create application' }).click();
  await page.getByRole('heading', { name: 'Cargo manifest is registered' }).waitFor();
  await look(page, 'console-application-created');
  await page.getByRole('link', { name: 'Go to the application' }).click();
  await page.getByRole('heading', { level: 1, name: 'Cargo manifest' }).waitFor();
  await lookAtTabs(page, 'console-application');
  await goTo(page, 'Applications');
  await page.getByRole('link', { name: 'Cargo manifest' }).waitFor();
  await look(page, 'console-applications');
  watch.assertQuiet();
});

async function lookAtTabs(page, name) {
  await page.getByRole('tab').first().waitFor();
  const tabs = await page.getByRole('tab').allInnerTexts();
  for (const tab of tabs) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await look(page, `${name}-${tab.toLowerCase().replaceAll(/\W+/g, '-')}`);
  }
}

step('every other section of the console opens', async () => {
  const { page, watch } = office;
  for (const section of ['Organizations', 'Organization template', 'API resources', 'Roles', 'Audit log', 'Settings']) {
    await goTo(page, section);
    await look(page, `console-${section.toLowerCase().replaceAll(' ', '-')}`);
  }
  watch.assertQuiet();
});

step('the user signs in from the demo app and sees their claims', async () => {
  const { page, watch } = deck;
  await page.goto(`${endpoint}/demo-app`);
  await page.getByRole('heading', { name: 'Try a sign-in' }).waitFor();
  await look(page, 'demo-app');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signIn(page, user);
  await page.getByRole('heading', { name: `Hello, ${user.name}` }).waitFor();
  await page.getByText(user.username).first().waitFor();
  await look(page, 'demo-app-signed-in');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await page.getByText('There is a new access token.').waitFor();
  watch.assertQuiet();
});

step('a second sign-in in the same browser needs no password', async () => {
  const { page, watch } = deck;
  await page.goto(`${endpoint}/demo-app`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: `Hello, ${user.name}` }).waitFor();
  watch.assertQuiet();
});

step('a user who is no administrator is told so by the console', async () => {
  const { page, watch } = deck;
  await page.goto(`${endpoint}/console`);
  await page.getByRole('heading', { level: 1, name: 'This account is not an administrator' }).waitFor();
  assert.equal(await page.getByRole('navigation', { name: 'Sections' }).count(), 0);
  await look(page, 'console-not-allowed');
  watch.assertQuiet();
});

step('the user signs out, and the next sign-in asks for the password', async () => {
  const { page, watch } = deck;
  await page.goto(`${endpoint}/demo-app`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Try a sign-in' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Password' }).waitFor();
  watch.assertQuiet();
});

step('the audit log tells what happened', async () => {
  const { page, watch } = office;
  await goTo(page, 'Audit log');
  // How many events there are by now depends on how often tokens were refreshed: each is looked for by name.
  for (const event of ['Session.End', 'Server.SetUp']) {
    await type(page, 'Event', event);
    await page.getByRole('table').getByText(event).first().waitFor();
  }
  await type(page, 'Event', '');
  await page.getByRole('row').nth(2).waitFor();
  await look(page, 'console-audit-log-filled');
  watch.assertQuiet();
});

step('the administrator signs out', async () => {
  const { page, watch } = office;
  await page.getByRole('button', { name: 'Account and theme' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await look(page, 'console-signed-out');
  watch.assertQuiet();
});
