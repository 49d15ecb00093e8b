/** A captcha that is solved lets in, one that is not does not; both sides of the service are stand-ins. */
import assert from 'node:assert/strict';
import { world } from '../clients/node/world.mjs';
import { glance, type } from './browser.mjs';
import { api, arrives, authorization, emptyPage, fill, settings, step } from './ways-in.mjs';

/** What the service's script does: it draws its box, and sooner or later has an answer. */
const script = (answer) => `window.turnstile = {
  render(place, { callback }) {
    place.textContent = 'Are you a person?';
    setTimeout(() => callback('${answer}'), 300);
    return 'widget';
  },
  reset() {},
  remove() {},
};`;

async function atSignInWith(answer) {
  const opened = await emptyPage();
  await opened.page.route('https://challenges.cloudflare.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script(answer) }),
  );
  await opened.page.goto(authorization());
  await fill(opened.page, 'username', world.username);
  await type(opened.page, 'Password', world.password);
  return opened;
}

step('whoever solves it signs in, and registers', async () => {
  await api('PUT', '/captcha-provider', { config: { type: 'Turnstile', siteKey: 'site', secretKey: 'secret' } });
  await settings({ captchaPolicy: { enabled: true } });
  const { page, context, watch } = await atSignInWith('a-person');
  await page.getByText('Are you a person?').waitFor();
  await glance(page, 'captcha');
  await page.locator('#signin').click();
  await arrives(page);
  await page.goto(authorization({ prompt: 'login', first_screen: 'register' }));
  await type(page, 'Username', `human_${Date.now()}`);
  await type(page, 'Password', 'Barnacles-And-Brine-9');
  await page.locator('#register').click();
  await arrives(page);
  watch.assertQuiet();
  await context.close();
});

step('whoever does not is told so and stays outside', async () => {
  const { page, context, watch } = await atSignInWith('a-program');
  watch.allow(422, '/api/experience');
  await page.locator('#signin').click();
  await page.getByRole('alert').getByText(/human|problem/).waitFor();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
  watch.assertQuiet();
  await context.close();
});
