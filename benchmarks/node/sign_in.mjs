/**
 * Whole sign-ins: authorization, the hosted pages' calls, back to the client, code for tokens. wrk cannot do this one,
 * because it tells its scripts one cookie of an answer, and the server sets several.
 * Arguments: address, seconds, connections, client id, redirect URI, PKCE challenge, PKCE verifier, password, number of
 * people.
 */
import { Agent, request } from 'node:http';

const [address, seconds, connections, clientId, redirectUri, challenge, verifier, password, people] =
  process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

class Browser {
  cookies = new Map();

  async call(method, path, { body, type = JSON_TYPE, expected }) {
    const headers = { cookie: [...this.cookies].map((pair) => pair.join('=')).join('; ') };
    if (body !== undefined) Object.assign(headers, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    const answer = await new Promise((resolve, reject) => {
      const sent = request(new URL(path, address), { method, headers, agent, timeout: 10_000 }, async (response) => {
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
}

async function signIn(person) {
  const browser = new Browser();
  const query = new URLSearchParams({
    response_type: 'code', scope: 'openid profile', state: 's', client_id: clientId, redirect_uri: redirectUri,
    code_challenge_method: 'S256', code_challenge: challenge,
  });
  await browser.call('GET', `/oidc/auth?${query}`, { expected: 303 });
  await browser.call('PUT', '/api/experience', { body: '{"interactionEvent":"SignIn"}', expected: 204 });
  const proof = { identifier: { type: 'username', value: person }, password };
  const proved = await browser.call('POST', '/api/experience/verification/password', {
    body: JSON.stringify(proof), expected: 200,
  });
  await browser.call('POST', '/api/experience/identification', { body: proved.text, expected: 204 });
  const submitted = await browser.call('POST', '/api/experience/submit', { expected: 200 });
  const { pathname, search } = new URL(JSON.parse(submitted.text).redirectTo);
  const resumed = await browser.call('GET', pathname + search, { expected: 303 });
  const code = new URL(resumed.headers.location).searchParams.get('code');
  const form = new URLSearchParams({
    grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: redirectUri, code_verifier: verifier,
  });
  const redeemed = await browser.call('POST', '/oidc/token', { body: String(form), type: FORM_TYPE, expected: 200 });
  if (!JSON.parse(redeemed.text).id_token) throw new Error('no ID Token');
}

const durations = [];
let failures = 0;
let firstFailure = '';
const began = performance.now();
const until = began + Number(seconds) * 1000;

async function signInUntilTimeIsUp() {
  while (performance.now() < until) {
    const started = performance.now();
    try {
      await signIn(`person_${Math.floor(Math.random() * Number(people))}`);
      durations.push(performance.now() - started);
    } catch (error) {
      failures += 1;
      firstFailure ||= error.message.replaceAll(/\s+/g, ' ').slice(0, 300);
    }
  }
}

await Promise.all(Array.from({ length: Number(connections) }, signInUntilTimeIsUp));
const took = Math.round((performance.now() - began) * 1000);
durations.sort((a, b) => a - b);
const percentile = (share) => Math.round((durations[Math.ceil(durations.length * share) - 1] ?? 0) * 1000);
console.log(
  `KEYSTEAD requests=${durations.length} microseconds=${took} p50=${percentile(0.5)} p99=${percentile(0.99)} ` +
    `status=${failures} transport=0`,
);
if (firstFailure) console.log(`FAILURE ${firstFailure}`);
agent.destroy();
