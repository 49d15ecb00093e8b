/** Headless Chromium for the tests: found on the machine, watched for errors, looked at in every size and colour. */
import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));
const screenshots = join(here, '..', 'screenshots');
const axe = readFileSync(join(here, '..', 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

/** How long anything is waited for: a busy machine takes its time, and whoever is there in time waits no longer. */
export const patience = 60_000;
export const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

/** The same names as in the Makefile. */
function executable() {
  const inPath = names.flatMap((name) => process.env.PATH.split(delimiter).map((directory) => join(directory, name)));
  const found = [...inPath, ...applications].find(isExecutable);
  assert.ok(found, 'no Chromium on this machine: `make chromium` installs it or says what to install');
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function launch(more = []) {
  return chromium.launch({
    executablePath: executable(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', ...more],
  });
}

/** A profile of its own with one page in it; `more` is for the context, such as `javaScriptEnabled: false`. */
export async function openPage(browser, more = {}) {
  const context = await browser.newContext({ viewport: sizes.desktop, reducedMotion: 'reduce', ...more });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  return { context, page, watch: new Watch(page) };
}

export async function type(page, label, text) {
  await page.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** Fills in the hosted page; its label says which identifiers are allowed, so the name of the field finds it. */
export async function signIn(page, { username, password }) {
  await ready(page, 'input[name=username]');
  await page.locator('input[name=username]').fill(username);
  await type(page, 'Password', password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits for a hosted page with this on it, and for its scripts: their form takes the place of the server's own, which
 * shows itself when they are late, and what was typed there is lost. */
export async function ready(page, selector) {
  await page.locator(selector).waitFor();
  await page.waitForLoadState();
  await page.locator(selector).waitFor();
}

/** Waits for what the console says after a deed and dismisses it, so that the next of the same words is a new one. */
export async function told(page, words) {
  const notice = page.getByRole('alert').filter({ hasText: words });
  await notice.waitFor();
  // It closes by itself as well, and a click would wait for one that has gone already.
  await notice.getByRole('button', { name: 'Dismiss' }).evaluateAll((all) => all.forEach((each) => each.click()));
  await notice.waitFor({ state: 'detached' });
}

/** Tests whose failures say what was on each page; where they build on one another, the rest is left out then. */
export function story(openPages, { isConnected }) {
  let hasFailed = false;
  return (name, tell) =>
    test(name, { concurrency: false }, async (context) => {
      if (hasFailed) return context.skip('an earlier step failed');
      try {
        await tell();
      } catch (error) {
        hasFailed = isConnected;
        const contents = await Promise.all(openPages().map(contentOf));
        throw new Error([error.stack, ...contents].join('\n\n'));
      }
    });
}

async function contentOf(page) {
  const content = page.locator('body').ariaSnapshot({ timeout: 2000 });
  return `${page.url()}\n${await content.catch(() => '(nothing)')}`;
}

/** What the browser complained about. An answer that says no is expected where `allow` says so. */
export class Watch {
  #complaints = [];
  #allowed = [];

  constructor(page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#complain(message.text(), message.location().url);
    });
    page.on('pageerror', (error) => this.#complain(error.message, page.url()));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      if (!/ERR_ABORTED/.test(reason)) this.#complain(reason, request.url());
    });
  }

  /** Answers of this status at addresses with this text are part of the test. */
  allow(status, part) {
    this.#allowed.push({ status: `status of ${status}`, part });
  }

  #complain(text, address) {
    this.#complaints.push({ text, address });
  }

  /** Content security policy violations come as console errors too. */
  assertQuiet() {
    const unexpected = this.#complaints.filter(
      ({ text, address }) => !this.#allowed.some(({ status, part }) => text.includes(status) && address.includes(part)),
    );
    this.#complaints = [];
    assert.deepEqual(unexpected, []);
  }
}

/** Keeps a picture of the page in each size and colour, and lets axe and the eye of a ruler look at it. A live page
 * has a stream open, so its network is never idle. */
export async function look(page, name, { isLive = false } = {}) {
  mkdirSync(screenshots, { recursive: true });
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await settled(page, isLive);
      await page.screenshot({ path: join(screenshots, `${name}-${size}-${colorScheme}.png`), fullPage: true });
      assert.deepEqual(await barriers(page), [], `${name}, ${size}, ${colorScheme}`);
    }
    assert.ok(await fitsInWidth(page), `${name} is wider than ${viewport.width} pixels`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(sizes.desktop);
}

/** The same with half the pictures: in light colours on a desk, in dark ones on the narrowest of phones. */
export async function glance(page, name) {
  mkdirSync(screenshots, { recursive: true });
  for (const [size, viewport, colorScheme] of [
    ['narrow', { width: 320, height: 640 }, 'dark'],
    ['desktop', sizes.desktop, 'light'],
  ]) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await page.screenshot({ path: join(screenshots, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    assert.deepEqual(await barriers(page), [], `${name}, ${size}, ${colorScheme}`);
    assert.ok(await fitsInWidth(page), `${name} is wider than ${viewport.width} pixels`);
  }
}

/** Pictures alone, of pages in which no script runs. */
export async function picture(page, name) {
  mkdirSync(screenshots, { recursive: true });
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(screenshots, `${name}-${size}-${colorScheme}.png`), fullPage: true });
    }
  }
}

/** What is still on its way is dim or a grey shape: people hardly see it so, and axe would find it hard to read. */
const underWay = '[data-busy=true], [aria-busy=true], .mantine-Skeleton-root, .placeholder';

async function settled(page, isLive = false) {
  await page.waitForLoadState(isLive ? 'load' : 'networkidle');
  await page.locator(underWay).first().waitFor({ state: 'detached' });
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
}

function fitsInWidth(page) {
  return page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
}

/** Serious and critical findings of axe, in one line each. */
async function barriers(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} (${any.map(({ message }) => message).join('; ')})`),
    );
}
