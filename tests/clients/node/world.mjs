/** What the Python side of the test made, a person without a screen, and an API that checks tokens. */
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import { createRemoteJWKSet, jwtVerify } from 'jose';

export const world = JSON.parse(readFileSync(process.env.KEYSTEAD_WORLD, 'utf8'));

const keys = createRemoteJWKSet(new URL(`${world.issuer}/jwks`), { timeoutDuration: 60_000 });

/** The claims of an access token, checked as an API checks them (RFC 9068). */
export async function verified(token, audience) {
  const { payload } = await jwtVerify(token, keys, { issuer: world.issuer, audience, typ: 'at+jwt' });
  return payload;
}

/** The private key of the client that lives by FAPI 2.0. */
export async function fapiKey() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', world.fapi_key, algorithm, false, ['sign']);
  return { key, kid: world.fapi_key.kid };
}

export const words = (text) => text.split(' ').sort();

/** One browser profile: what the hosted pages ask of the server, with their cookies. */
export class Person {
  passwordsTyped = 0;
  #cookies = new Map();

  /** Where the browser ends up. */
  async signIn(address) {
    let at = String(address);
    for (let step = 0; step < 20; step += 1) {
      if (!isOurs(at)) return at;
      const answer = await this.#send('GET', at);
      assert.ok(answer.status < 400, `${at}: ${answer.status}`);
      at = answer.headers.get('location') ?? (await this.#typePassword());
      at = new URL(at, world.endpoint).href;
    }
    throw new Error(`still not done at ${at}`);
  }

  /** With an ID token as a hint nobody is asked; without one there is a form to confirm. */
  async signOut(address) {
    const answer = await this.#send('GET', String(address));
    if (answer.status < 400 && answer.headers.has('location')) return answer.headers.get('location');
    const page = await answer.text();
    assert.equal(answer.status, 200, page);
    const confirmed = await this.#submit(page, { logout: 'yes' });
    return confirmed.headers.get('location');
  }

  /** Type the code that a device shows, or follow its link, sign in, and say yes; the device's pages are plain forms. */
  letDeviceIn(address) {
    return this.#answerDevice(address, ['continue', 'consent']);
  }

  /** The same up to the question, and no. */
  refuseDevice(address) {
    return this.#answerDevice(address, ['continue', 'cancel']);
  }

  async #answerDevice(address, buttons) {
    let at = String(address);
    for (let step = 0; step < 20; step += 1) {
      const answer = await this.#send('GET', at);
      const page = await answer.text();
      assert.ok(answer.status < 400, `${at}: ${answer.status} ${page}`);
      const next = answer.headers.get('location') ?? (await this.#pressed(page, at, buttons));
      if (next === null) return page;
      at = new URL(next, world.endpoint).href;
    }
    throw new Error(`still not done at ${at}`);
  }

  /** What follows the page: the sign-in, or its form with one of the buttons; null where there is none to press. */
  async #pressed(page, at, buttons) {
    if (new URL(at).pathname.startsWith('/sign-in')) return this.#typePassword();
    const button = buttons.find((name) => new RegExp(`<button [^>]*name="${name}"`).test(page));
    if (!button) return null;
    const answer = await this.#submit(page, { [button]: 'yes' });
    assert.ok(answer.headers.has('location'), await answer.text());
    return answer.headers.get('location');
  }

  /** The form of a page, with the fields that a browser would send. */
  #submit(page, more) {
    const form = new URLSearchParams(more);
    for (const [, name, value] of page.matchAll(/<input [^>]*name="([^"]+)"[^>]* value="([^"]*)"/g)) {
      form.set(name, value.replaceAll('&amp;', '&'));
    }
    const [, action] = page.match(/<form[^>]* action="([^"]+)"/);
    return this.#send('POST', action, form);
  }

  async #typePassword() {
    this.passwordsTyped += 1;
    const identifier = { type: 'username', value: world.username };
    await this.#call('PUT', '', { interactionEvent: 'SignIn' });
    const { verificationId } = await this.#call('POST', '/verification/password', {
      identifier,
      password: world.password,
    });
    await this.#call('POST', '/identification', { verificationId });
    return (await this.#call('POST', '/submit')).redirectTo;
  }

  async #call(method, path, body) {
    const answer = await this.#send(method, `${world.endpoint}/api/experience${path}`, body && JSON.stringify(body));
    const text = await answer.text();
    assert.ok(answer.ok, `${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }

  async #send(method, address, body) {
    const headers = { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    if (typeof body === 'string') headers['content-type'] = 'application/json';
    const answer = await fetch(address, { method, headers, body, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.#remember(line);
    return answer;
  }

  #remember(line) {
    const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
    if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

function isOurs(address) {
  const { origin, pathname } = new URL(address);
  return origin === world.endpoint && /^\/(oidc\/|sign-in|consent)/.test(pathname);
}
