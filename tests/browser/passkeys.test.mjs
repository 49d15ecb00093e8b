/** Passkeys of a virtual authenticator in Chromium, through the Experience API alone: added, as second factor, and to
 * sign in with. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { world } from '../clients/node/world.mjs';
import { launch, openPage, story } from './browser.mjs';

let browser;
let page;
let context;
let cdp;
let authenticatorId;

const application = createServer((_request, answer) => {
  answer.setHeader('content-type', 'text/html');
  answer.end('<!doctype html><title>An application</title><p>Here</p>');
});

before(async () => {
  application.listen(Number(new URL(world.client).port));
  browser = await launch();
  ({ page, context } = await openPage(browser));
  await context.route('**/*.js', (route) => route.abort()); // what the hosted pages would do is done here
  cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  ({ authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  }));
});
after(async () => {
  await browser?.close();
  application.close();
  application.closeAllConnections();
});

const step = story(() => [page], { isConnected: true });

/** A new sign-in, whoever is signed in. */
function begin() {
  const query = new URLSearchParams({
    client_id: world.spa_id,
    redirect_uri: world.redirect_uri,
    response_type: 'code',
    scope: 'openid',
    prompt: 'login',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
  return page.goto(`${world.issuer}/auth?${query}`);
}

/** A request of the page, as a custom sign-in page makes it. */
async function call(method, path, body) {
  const { status, json } = await page.evaluate(
    async ([verb, address, content]) => {
      const answer = await fetch(address, {
        method: verb,
        headers: content ? { 'content-type': 'application/json' } : {},
        body: content && JSON.stringify(content),
      });
      const text = await answer.text();
      return { status: answer.status, json: text && JSON.parse(text) };
    },
    [method, `/api/experience${path}`, body],
  );
  return { status, ...json };
}

async function done(method, path, body) {
  const answer = await call(method, path, body);
  assert.ok(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer)}`);
  return answer;
}

async function passwordShown() {
  await done('PUT', '', { interactionEvent: 'SignIn' });
  const { verificationId } = await done('POST', '/verification/password', {
    identifier: { type: 'username', value: world.username },
    password: world.password,
  });
  await done('POST', '/identification', { verificationId });
}

function created(options) {
  return page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
    return (await navigator.credentials.create({ publicKey })).toJSON();
  }, options);
}

function shown(options) {
  return page.evaluate(async (json) => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(json);
    return (await navigator.credentials.get({ publicKey })).toJSON();
  }, options);
}

async function finished() {
  const { redirectTo } = await done('POST', '/submit');
  await page.goto(redirectTo);
  assert.ok(new URL(page.url()).searchParams.get('code'), page.url());
}

step('a passkey is proposed, made and kept', async () => {
  await begin();
  await passwordShown();
  assert.equal((await call('POST', '/submit')).code, 'user.passkey_preferred');
  const { verificationId, registrationOptions } = await done('POST', '/verification/web-authn/registration');
  assert.equal(registrationOptions.rp.id, 'localhost');
  const payload = await created(registrationOptions);
  await done('POST', '/verification/web-authn/registration/verify', { verificationId, payload });
  await done('POST', '/profile/mfa', { type: 'WebAuthn', verificationId });
  await finished();
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  assert.equal(credentials.length, 1);
  assert.equal(credentials[0].isResidentCredential, true);
});

step('it is asked for as second factor, and its answer counts once', async () => {
  await begin();
  await passwordShown();
  const refused = await call('POST', '/submit');
  assert.deepEqual(
    [refused.status, refused.code, refused.data.availableFactors],
    [403, 'session.mfa.require_mfa_verification', ['WebAuthn']],
  );
  const { verificationId, authenticationOptions } = await done('POST', '/verification/web-authn/authentication');
  const payload = await shown(authenticationOptions);
  await done('POST', '/verification/web-authn/authentication/verify', { verificationId, payload });
  const again = await call('POST', '/verification/web-authn/authentication/verify', { verificationId, payload });
  assert.deepEqual([again.status, again.code], [404, 'session.verification_session_not_found']);
  await finished();
});

step('the browser signs in with it without a name', async () => {
  await begin();
  const { authenticationOptions } = await done('POST', '/preflight/sign-in-passkey/authentication');
  await done('PUT', '', { interactionEvent: 'SignIn' });
  const payload = await shown(authenticationOptions);
  const { verificationId } = await done('POST', '/verification/sign-in-passkey/authentication/verify', { payload });
  await done('POST', '/identification', { verificationId });
  await finished();
});

step('and with a name', async () => {
  await begin();
  await done('PUT', '', { interactionEvent: 'SignIn' });
  const { verificationId, authenticationOptions } = await done('POST', '/verification/sign-in-passkey/authentication', {
    identifier: { type: 'username', value: world.username },
  });
  const payload = await shown(authenticationOptions);
  await done('POST', '/verification/sign-in-passkey/authentication/verify', { verificationId, payload });
  await done('POST', '/identification', { verificationId });
  await finished();
});

step('without a finger or a PIN it signs nobody in', async () => {
  await begin();
  await done('PUT', '', { interactionEvent: 'SignIn' });
  const { verificationId, authenticationOptions } = await done('POST', '/verification/sign-in-passkey/authentication', {
    identifier: { type: 'username', value: world.username },
  });
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  const payload = await shown({ ...authenticationOptions, userVerification: 'discouraged' });
  const refused = await call('POST', '/verification/sign-in-passkey/authentication/verify', { verificationId, payload });
  assert.deepEqual([refused.status, refused.code], [400, 'session.mfa.webauthn_verification_failed']);
});
