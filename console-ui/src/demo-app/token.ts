/** Reads tokens for display; nothing here decides anything. */

/** Header and payload of a JWT, or null for an opaque token. */
export function decode(token: string): { header: unknown; payload: unknown } | null {
  const parts = token.split('.');
  if (parts.length !== 3) return null;
  try {
    const [header, payload] = parts.slice(0, 2).map(decodePart);
    return { header, payload };
  } catch {
    return null;
  }
}

function decodePart(part: string): unknown {
  const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

const meanings: Record<string, string> = {
  iss: 'who signed this',
  sub: 'the user',
  aud: 'whom it is for',
  exp: 'valid until',
  iat: 'issued',
  auth_time: 'signed in',
  nonce: 'ties it to our request',
  at_hash: 'ties it to the access token',
  sid: 'the session',
  created_at: 'account made',
  updated_at: 'account changed',
};

export function meaningOf(claim: string): string {
  return meanings[claim] ?? '';
}

const times = new Set(['exp', 'iat', 'auth_time', 'nbf']);
const epochMilliseconds = new Set(['created_at', 'updated_at']);

export function showClaim(claim: string, value: unknown): string {
  if (typeof value === 'number' && times.has(claim)) return showTime(value * 1000);
  // Both units are seen in the wild for these two.
  if (typeof value === 'number' && epochMilliseconds.has(claim))
    return showTime(value > 1e11 ? value : value * 1000);
  if (value === null) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function showTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}
