/** Decides how the console begins: set up, sign in, or go on. */
import { serverData } from '../ui/server-data';
import { finishSignIn, startSignIn, takeSignedOutMark } from './session';

export type Start = 'ready' | 'leaving' | 'signed-out';

const callbackPath = '/console/callback';
const setupPath = '/console/setup';

function isAt(path: string): boolean {
  return window.location.pathname.replace(/\/+$/, '') === path;
}

async function redeem(): Promise<Start> {
  const returnTo = await finishSignIn();
  // The code must not stay in the address or in the history.
  window.history.replaceState(null, '', returnTo);
  return 'ready';
}

/** Throws when signing in failed. */
export async function start(): Promise<Start> {
  if (isAt(callbackPath)) return redeem();
  if (isAt(setupPath)) return 'ready';
  if (serverData.needsSetup) {
    window.history.replaceState(null, '', setupPath);
    return 'ready';
  }
  if (takeSignedOutMark()) return 'signed-out';
  await startSignIn(window.location.pathname + window.location.search);
  return 'leaving';
}

/** The address that the provider knows; on another one its cookies and redirects do not work. */
export function rightAddress(): string | null {
  const { origin } = new URL(serverData.endpoint);
  return origin === window.location.origin
    ? null
    : `${origin}${window.location.pathname}${window.location.search}`;
}
