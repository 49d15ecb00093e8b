/** An application's page asks the provider's iframe whether the session changed, and is told of the sign-out in a frame. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { world } from '../clients/node/world.mjs';
import { launch, openPage, patience, signIn, story } from './browser.mjs';

let browser;
let page;
let context;
let watch;
const framed = [];

// As in Session Management section 3.1: the application's page, with the provider's in a frame.
const application = createServer((request, answer) => {
  const address = new URL(request.url, world.client);
  if (address.pathname === '/front-channel') framed.push(address);
  answer.setHeader('content-type', 'text/html');
  answer.end(`<!doctype html><title>An application</title><p>Here</p>
    <iframe id="op" src="${address.pathname === '/callback' ? `${world.issuer}/session/check` : 'about:blank'}"></iframe>`);
});

before(async () => {
  application.listen(Number(new URL(world.client).port));
  browser = await launch();
  ({ page, context, watch } = await openPage(browser));
});
after(async () => {
  await browser?.close();
  application.close();
  application.closeAllConnections();
});

const step = story(() => [page], { isConnected: true });

function authorization(more = {}) {
  const query = new URLSearchParams({
    client_id: world.spa_id,
    redirect_uri: world.redirect_uri,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  });
  return `${world.issuer}/auth?${query}`;
}

/** What the provider's frame answers to a message. */
function ask(own, message) {
  return own.evaluate(async ([text, origin, longest]) => {
    const frame = document.getElementById('op');
    const answered = new Promise((resolve, reject) => {
      addEventListener('message', (event) => event.origin === origin && resolve(event.data), { once: true });
      setTimeout(() => reject(new Error('no answer')), longest);
    });
    frame.contentWindow.postMessage(text, origin);
    return answered;
  }, [message, world.endpoint, patience]);
}

let sessionState;

step('while the session lasts it is unchanged', async () => {
  await page.goto(authorization());
  await signIn(page, world);
  await page.waitForURL(`${world.redirect_uri}**`);
  await page.waitForLoadState('load');
  sessionState = new URL(page.url()).searchParams.get('session_state');
  assert.match(sessionState, /^[0-9a-f]{64}\.[0-9a-f]+$/);
  assert.equal(await ask(page, `${world.spa_id} ${sessionState}`), 'unchanged');
});

step('what is not about this session has changed, and what is no question is an error', async () => {
  assert.equal(await ask(page, `another-client ${sessionState}`), 'changed');
  assert.equal(await ask(page, `${world.spa_id} ${'0'.repeat(64)}.salt`), 'changed');
  for (const message of ['', world.spa_id, `${world.spa_id} nonsense`, 'x'.repeat(2000), { an: 'object' }, 7]) {
    assert.equal(await ask(page, message), 'error');
  }
});

step('the mark is not the secret, and scripts cannot read that one', async () => {
  const cookies = await context.cookies(`${world.issuer}/session/check`);
  const byName = Object.fromEntries(cookies.map((each) => [each.name, each]));
  assert.equal(byName._session.httpOnly, true);
  assert.equal(byName['_session.sig'].httpOnly, true);
  assert.equal(byName._session_state.httpOnly, false);
  assert.notEqual(byName._session_state.value, byName._session.value);
});

step('the application is told in a frame, then the browser goes on, and the session has changed', async () => {
  const other = await context.newPage();
  // The provider's page goes on when its frames are there, or after two seconds: here they have all the time they need.
  await other.addInitScript(() => {
    window.setTimeout = () => 0;
  });
  const query = new URLSearchParams({
    client_id: world.spa_id,
    post_logout_redirect_uri: world.signed_out_uri,
    state: 'kept',
  });
  // Without a hint the person is asked, by the standard always.
  await other.goto(`${world.issuer}/session/end?${query}`);
  await other.locator('#logout').click({ noWaitAfter: true });
  await other.waitForURL(`${world.signed_out_uri}?state=kept`);
  assert.equal(framed.length, 1);
  const [told] = framed.map((each) => Object.fromEntries(each.searchParams));
  assert.deepEqual(Object.keys(told).sort(), ['iss', 'kept', 'sid']);
  assert.equal(told.iss, world.issuer);
  assert.equal(await ask(page, `${world.spa_id} ${sessionState}`), 'changed');
  await page.goto(authorization({ prompt: 'none' }));
  assert.equal(new URL(page.url()).searchParams.get('error'), 'login_required');
  watch.assertQuiet();
});

step('without scripts the browser goes on as well', async () => {
  const { page: own, context: plain } = await openPage(browser, { javaScriptEnabled: false });
  await plain.addCookies(await signedInCookies());
  await own.goto(`${world.issuer}/session/end?client_id=${world.spa_id}&post_logout_redirect_uri=${world.signed_out_uri}`);
  await own.locator('#logout').click();
  await own.waitForURL(world.signed_out_uri);
  assert.equal(framed.length, 2);
});

/** Those of another browser, in which the hosted page had its scripts. */
async function signedInCookies() {
  const opened = await openPage(browser);
  await opened.page.goto(authorization());
  await signIn(opened.page, world);
  await opened.page.waitForURL(`${world.redirect_uri}**`);
  return opened.context.cookies(world.issuer);
}
