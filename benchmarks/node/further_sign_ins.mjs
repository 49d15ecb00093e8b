/**
 * Whole sign-ins with a password and a code of an authenticator app, or with a passkey of an authenticator in software.
 * Arguments: address, seconds, connections, client id, redirect URI, PKCE challenge, PKCE verifier, password, the way
 * (`totp` or `passkey`), and a file with the people and their secrets.
 */
import { createHash, createHmac, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { measured } from './sign_ins.mjs';

const [address, seconds, connections, id, redirectUri, challenge, verifier, password, way, file] = process.argv.slice(2);
const people = JSON.parse(readFileSync(file, 'utf8'));

/** Each connection has people of its own: what counts up for one of them does so in order. */
function person(connection, turn) {
  const own = people.filter((_, index) => index % Number(connections) === connection);
  return own[turn % own.length];
}

const now = () => Math.floor(Date.now() / 30_000);

/** RFC 6238. A step serves once, and the neighbours of the present one are taken as well. */
function totp(somebody) {
  somebody.step = Math.max((somebody.step ?? 0) + 1, now() - 1);
  if (somebody.step > now() + 1) throw new Error('too few people for so many sign-ins');
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(somebody.step));
  const digest = createHmac('sha1', Buffer.from(somebody.totp, 'hex')).update(counter).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function byTotp(browser, somebody) {
  await browser.provePassword(somebody.username, password);
  await browser.step('POST', '/verification/totp/verify', { code: totp(somebody) });
}

const sha256 = (data) => createHash('sha256').update(data).digest();

/** What a browser and its authenticator answer (WebAuthn, section 7.2). */
function assertion(somebody, { challenge: asked, rpId }) {
  somebody.counter = (somebody.counter ?? 0) + 1;
  const said = { type: 'webauthn.get', challenge: asked, origin: new URL(address).origin, crossOrigin: false };
  const clientData = Buffer.from(JSON.stringify(said));
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(somebody.counter);
  const data = Buffer.concat([sha256(rpId), Buffer.from([0x05]), counter]);
  return {
    type: 'public-key',
    id: somebody.credentialId,
    rawId: somebody.credentialId,
    clientExtensionResults: {},
    response: {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', Buffer.concat([data, sha256(clientData)]), somebody.key).toString('base64url'),
      userHandle: somebody.userHandle,
    },
  };
}

async function byPasskey(browser, somebody) {
  const { authenticationOptions } = await browser.step('POST', '/preflight/sign-in-passkey/authentication');
  const payload = assertion(somebody, authenticationOptions);
  const path = '/verification/sign-in-passkey/authentication/verify';
  const { verificationId } = await browser.step('POST', path, { payload });
  await browser.step('POST', '/identification', { verificationId }, 204);
}

await measured({
  address,
  seconds: Number(seconds),
  connections: Number(connections),
  client: { id, redirectUri, challenge, verifier },
  person,
  prove: way === 'totp' ? byTotp : byPasskey,
});
