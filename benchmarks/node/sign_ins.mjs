/** What every program of whole sign-ins has: a browser without a screen, the way in and the way back, and the clock. */
import { Agent, request } from 'node:http';

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** `person(number)` gives whoever signs in next on a connection; `prove(browser, person)` shows who they are. */
export async function measured({ address, seconds, connections, client, person, prove }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const durations = [];
  let failures = 0;
  let firstFailure = '';
  const began = performance.now();
  const until = began + seconds * 1000;

  async function signInUntilTimeIsUp(connection) {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const started = performance.now();
      try {
        const browser = new Browser(address, agent);
        await browser.begin(client);
        await prove(browser, person(connection, turn));
        await browser.finish(client);
        durations.push(performance.now() - started);
      } catch (error) {
        failures += 1;
        firstFailure ||= error.message.replaceAll(/\s+/g, ' ').slice(0, 300);
      }
    }
  }

  await Promise.all(Array.from({ length: connections }, (_, connection) => signInUntilTimeIsUp(connection)));
  const took = Math.round((performance.now() - began) * 1000);
  durations.sort((a, b) => a - b);
  const percentile = (share) => Math.round((durations[Math.ceil(durations.length * share) - 1] ?? 0) * 1000);
  console.log(
    `KEYSTEAD requests=${durations.length} microseconds=${took} p50=${percentile(0.5)} p99=${percentile(0.99)} ` +
      `status=${failures} transport=0`,
  );
  if (firstFailure) console.log(`FAILURE ${firstFailure}`);
  agent.destroy();
}

class Browser {
  cookies = new Map();

  constructor(address, agent) {
    this.address = address;
    this.agent = agent;
  }

  async call(method, path, { body, type = JSON_TYPE, expected }) {
    const headers = { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') };
    if (body !== undefined) Object.assign(headers, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    const answer = await new Promise((resolve, reject) => {
      const options = { method, headers, agent: this.agent, timeout: 10_000 };
      const sent = request(new URL(path, this.address), options, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
      sent.on('error', reject);
      sent.end(body);
    });
    if (answer.status !== expected) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      this.cookies.set(name, value);
    }
    return answer;
  }

  /** A step of the Experience API. */
  async step(method, path, body, expected = 200) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const answer = await this.call(method, `/api/experience${path}`, { body: text, expected });
    return answer.text ? JSON.parse(answer.text) : null;
  }

  async begin({ id, redirectUri, challenge }) {
    const query = new URLSearchParams({
      response_type: 'code', scope: 'openid profile', state: 's', client_id: id, redirect_uri: redirectUri,
      code_challenge_method: 'S256', code_challenge: challenge,
    });
    await this.call('GET', `/oidc/auth?${query}`, { expected: 303 });
    await this.step('PUT', '', { interactionEvent: 'SignIn' }, 204);
  }

  async provePassword(username, password) {
    const identifier = { type: 'username', value: username };
    const { verificationId } = await this.step('POST', '/verification/password', { identifier, password });
    await this.step('POST', '/identification', { verificationId }, 204);
  }

  async finish({ id, redirectUri, verifier }) {
    const { redirectTo } = await this.step('POST', '/submit');
    const { pathname, search } = new URL(redirectTo);
    const resumed = await this.call('GET', pathname + search, { expected: 303 });
    const code = new URL(resumed.headers.location).searchParams.get('code');
    const form = new URLSearchParams({
      grant_type: 'authorization_code', client_id: id, code, redirect_uri: redirectUri, code_verifier: verifier,
    });
    const redeemed = await this.call('POST', '/oidc/token', { body: String(form), type: FORM_TYPE, expected: 200 });
    if (!JSON.parse(redeemed.text).id_token) throw new Error('no ID Token');
  }
}
