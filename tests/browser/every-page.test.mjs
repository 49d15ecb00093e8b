/** Every page of the hosted sign-in, each by its address: looked at by axe in both themes, as narrow as 320 pixels, and
 * from right to left. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { world } from '../clients/node/world.mjs';
import { glance } from './browser.mjs';
import { atSignIn, authorization, byAddress, settings, step } from './ways-in.mjs';

const pages = readFileSync(new URL('../../console-ui/src/experience/pages.ts', import.meta.url), 'utf8');
const names = { method: 'username', factor: 'Totp', connectorId: process.env.KEYSTEAD_SOCIAL_ID, target: 'elsewhere' };
/** Addresses that lead elsewhere by themselves when nothing has happened before them. */
const leaving = ['/direct/:method/:target'];

/** The addresses of the pages, from the one place where they stand. */
function addresses() {
  const found = [...pages.matchAll(/^ {2}'(\/[^']*)':/gm)].map(([, pattern]) => pattern);
  assert.ok(found.length > 35, found.join(' '));
  return found.filter((each) => !leaving.includes(each));
}

const filled = (pattern) => pattern.replace(/:(\w+)/g, (_, name) => names[name]);
const shot = (pattern) => `page${pattern.replaceAll('/', '-').replaceAll(':', '')}`;

async function rich() {
  await settings({
    ...byAddress,
    mfa: { factors: ['Totp', 'WebAuthn', 'BackupCode'], policy: 'UserControlled' },
    passkeySignIn: { enabled: true, showPasskeyButton: true, allowAutofill: false },
    socialSignInConnectorTargets: ['elsewhere'],
    singleSignOnEnabled: true,
    color: { primaryColor: '#6139f6', isDarkModeEnabled: true, darkPrimaryColor: '#8768f8' },
    termsOfUseUrl: 'https://harbour.example/terms',
    privacyPolicyUrl: 'https://harbour.example/privacy',
    agreeToTermsPolicy: 'Manual',
    supportEmail: 'help@harbour.example',
  });
}

step('every address shows a page with a heading that nothing bars', async () => {
  await rich();
  const { page, context } = await atSignIn();
  for (const pattern of addresses()) {
    await page.goto(world.endpoint + filled(pattern));
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    assert.ok((await page.title()).length > 0, pattern);
    await glance(page, shot(pattern));
  }
  await context.close();
});

step('and from right to left', async () => {
  await rich();
  const { page, context } = await atSignIn({ ui_locales: 'ar' });
  const search = new URL(page.url()).search;
  for (const pattern of addresses()) {
    await page.goto(world.endpoint + filled(pattern) + search);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl', pattern);
    const { wide, hidden } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - window.innerWidth,
      hidden: [...document.querySelectorAll('button, a, input, label, h1, p')]
        .map((each) => each.getBoundingClientRect())
        .filter(({ width, left, right }) => width > 0 && (left < -1 || right > window.innerWidth + 1)).length,
    }));
    assert.ok(wide <= 0 && hidden === 0, `${pattern}: ${wide} pixels too wide, ${hidden} out of sight`);
  }
  await page.goto(authorization({ ui_locales: 'ar', prompt: 'login' }));
  await page.locator('input[name=username]').waitFor();
  await glance(page, 'page-arabic');
  await context.close();
});
