/** What tests of the hosted sign-in stand on: an application, a messenger, a provider, people, and their devices. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { after, before } from 'node:test';
import { world } from '../clients/node/world.mjs';
import { launch, openPage, patience, story } from './browser.mjs';

export const token = process.env.KEYSTEAD_TOKEN;
export const untouched = {
  signInMode: 'SignInAndRegister',
  signIn: { methods: [{ identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true }] },
  signUp: { identifiers: ['username'], password: true, verify: false },
  mfa: { factors: [], policy: 'UserControlled' },
  passkeySignIn: {},
  socialSignInConnectorTargets: [],
  forgotPasswordMethods: null,
  captchaPolicy: {},
};
export const byAddress = {
  signIn: {
    methods: [
      { identifier: 'email', password: true, verificationCode: true, isPasswordPrimary: false },
      { identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true },
    ],
  },
  signUp: { identifiers: ['email'], password: true, verify: true },
};

let browser;
let current;
export const openBrowser = () => browser;
const sent = [];
/** Whom the other provider knows. */
export const elsewhere = { person: { id: 'mary', email: 'mary@elsewhere.example', name: 'Mary of Elsewhere' } };
export const nameParts = ['givenName', 'familyName'].map((name) => ({ name, type: 'Text', enabled: true, required: true }));

/** The application, the messenger that the server hands its messages to, and another provider with one person. */
const neighbour = createServer(async (request, answer) => {
  const url = new URL(request.url, world.client);
  const json = (body) => answer.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  if (url.pathname === '/messages') {
    const parts = [];
    for await (const part of request) parts.push(part);
    sent.push(JSON.parse(Buffer.concat(parts).toString()));
    return json({});
  }
  if (url.pathname === '/captcha') {
    const parts = [];
    for await (const part of request) parts.push(part);
    const asked = new URLSearchParams(Buffer.concat(parts).toString());
    return json({ success: asked.get('secret') === 'secret' && asked.get('response') === 'a-person' });
  }
  if (url.pathname === '/provider/authorize') {
    const back = new URL(url.searchParams.get('redirect_uri'));
    back.searchParams.set('code', 'from-elsewhere');
    back.searchParams.set('state', url.searchParams.get('state'));
    return answer.writeHead(302, { location: back.href }).end();
  }
  if (url.pathname === '/provider/token') return json({ access_token: 'at', token_type: 'Bearer' });
  if (url.pathname === '/provider/person') return json(elsewhere.person);
  if (url.pathname === '/.well-known/openid-configuration') {
    return json({
      issuer: world.client,
      authorization_endpoint: `${world.client}/provider/authorize`,
      token_endpoint: `${world.client}/provider/token`,
      jwks_uri: `${world.client}/provider/keys`,
      userinfo_endpoint: `${world.client}/provider/person`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    });
  }
  return answer.end('Back at the application');
});

before(async () => {
  neighbour.listen(Number(new URL(world.redirect_uri).port));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  neighbour.close();
});

export const step = story(() => [current.page], { isConnected: false });

export async function api(method, path, body) {
  const answer = await fetch(`${world.endpoint}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.status === 204 ? null : answer.json();
}

export const settings = (changes = {}) => api('PATCH', '/sign-in-exp', { ...untouched, ...changes });

export function authorization(more = {}) {
  const query = new URLSearchParams({
    client_id: world.spa_id,
    redirect_uri: world.redirect_uri,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    ...more,
  });
  return `${world.issuer}/auth?${query}`;
}

export async function emptyPage(context) {
  current = await openPage(browser, context);
  return current;
}

export async function atSignIn(more, context) {
  await emptyPage(context);
  await current.page.goto(authorization(more));
  return current;
}

export async function answerOf(page) {
  await page.waitForURL(`${world.redirect_uri}**`);
  return new URL(page.url()).searchParams;
}

export async function arrives(page) {
  assert.ok((await answerOf(page)).get('code'));
}

export async function codeTo(address) {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    const found = sent.findLast(({ to }) => to === address);
    if (found) {
      sent.splice(sent.indexOf(found), 1);
      return found.payload.code;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing was sent to ${address}: ${JSON.stringify(sent)}`);
}

/** Where a page has a code sent by itself, it takes none before it knows that one is under way: then it offers another. */
export const isSent = (page) => page.getByText(/another code/i).waitFor();

export const fill = (page, name, text) => page.locator(`input[name="${name}"]`).fill(text);
export const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
export const heading = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor();

let people = 0;
export async function person(more = {}) {
  people += 1;
  const name = `p${Date.now().toString(36)}${people}`;
  const given = { username: name, password: 'Barnacles-And-Brine-9', primaryEmail: `${name}@harbour.example`, ...more };
  return { ...given, id: (await api('POST', '/users', given)).id };
}

/** An authenticator app: RFC 6238 with its defaults. */
export function totp(secret, now = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export async function withAuthenticator({ page, context }) {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options });
  return { session, authenticatorId };
}
