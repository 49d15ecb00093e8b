/** The Logto SDK for React in headless Chromium: a single-page application on an origin of its own. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { UserScope } from '@logto/react';
import { build } from 'esbuild';
import { launch, openPage, signIn, story } from '../../browser/browser.mjs';
import { verified, world } from './world.mjs';

let browser;
let opened;
let application;

before(async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('react-application.mjs', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const settings = {
    endpoint: world.endpoint,
    appId: world.spa_id,
    resource: world.resource,
    scopes: [UserScope.Email, UserScope.Organizations, world.organization_scope, ...world.scopes],
    organizationId: world.organization_id,
  };
  const page = `<!doctype html><html lang="en"><title>An application</title><link rel="icon" href="data:,">
    <div id="root"></div><script>window.settings = ${JSON.stringify(settings)}</script>
    <script type="module" src="/application.js"></script></html>`;
  application = createServer((request, answer) => {
    const isScript = request.url === '/application.js';
    answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    answer.end(isScript ? outputFiles[0].text : page);
  });
  application.listen(Number(new URL(world.client).port));
  browser = await launch();
  opened = await openPage(browser);
});
after(async () => {
  await browser?.close();
  application?.close();
});

const step = story(() => [opened.page], { isConnected: true });

step('signs in on the hosted page and comes back with tokens', async () => {
  const { page, watch } = opened;
  await page.goto(world.client);
  await page.getByRole('button', { name: 'Enter' }).click();
  await signIn(page, world);
  const known = JSON.parse(await page.locator('pre').textContent());
  assert.equal(known.failed, undefined);
  assert.equal(known.claims.sub, world.user_id);
  assert.equal(known.about.email, world.email);
  assert.equal((await verified(known.accessToken, world.resource)).client_id, world.spa_id);
  const audience = `urn:logto:organization:${world.organization_id}`;
  assert.equal((await verified(known.organizationToken, audience)).scope, world.organization_scope);
  watch.assertQuiet();
});

step('stays signed in when the page is loaded again', async () => {
  await opened.page.reload();
  await opened.page.getByRole('button', { name: 'Leave' }).waitFor();
});

step('signs out everywhere', async () => {
  const { page, watch } = opened;
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL(`${world.client}/signed-out`);
  await page.goto(world.client);
  await page.getByRole('button', { name: 'Enter' }).click();
  await page.locator('input[name=username]').waitFor();
  watch.assertQuiet();
});
