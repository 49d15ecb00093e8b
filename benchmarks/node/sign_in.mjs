/**
 * Whole sign-ins: authorization, the hosted pages' calls, back to the client, code for tokens. wrk cannot do this one,
 * because it tells its scripts one cookie of an answer, and the server sets several.
 * Arguments: address, seconds, connections, client id, redirect URI, PKCE challenge, PKCE verifier, password, number of
 * people.
 */
import { measured } from './sign_ins.mjs';

const [address, seconds, connections, id, redirectUri, challenge, verifier, password, people] = process.argv.slice(2);

await measured({
  address,
  seconds: Number(seconds),
  connections: Number(connections),
  client: { id, redirectUri, challenge, verifier },
  person: () => `person_${Math.floor(Math.random() * Number(people))}`,
  prove: (browser, username) => browser.provePassword(username, password),
});
