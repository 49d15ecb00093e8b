/** Google One Tap: Google's script is fetched when the page has been shown, and never where the settings do not ask for
 * it; whatever fails with it stays quiet. */
import type { App } from './app-context.ts';
import type { GoogleOneTap } from './data.ts';
import { relatedUser } from './failures.ts';
import type { Outcome } from './interaction.ts';
import { query } from './router.ts';
import { useArrival } from './use-arrival.ts';
import type { Submission } from './use-submission.ts';

interface Google {
  initialize(options: {
    client_id: string;
    callback: (answer: { credential: string }) => void;
    auto_select: boolean;
    cancel_on_tap_outside: boolean;
    itp_support: boolean;
    use_fedcm_for_prompt: boolean;
  }): void;
  prompt(): void;
  cancel(): void;
}

declare global {
  interface Window {
    google?: { accounts?: { id?: Google } };
  }
}

export const CREDENTIAL = 'google_one_tap_credential';
const script = 'https://accounts.google.com/gsi/client';
let loading: Promise<void> | undefined;

/** Offers the accounts that Google knows in this browser; `mayGoOn` asks for the consent to the terms first. */
export function useOneTap(app: App, submission: Submission, mayGoOn: () => boolean): void {
  const config = app.data.settings.googleOneTap;
  useArrival(() => {
    if (!config?.isEnabled) return;
    const take = (credential: string) => {
      if (mayGoOn()) submission.run(() => signIn(app, config.connectorId, credential));
    };
    const brought = broughtAlong();
    if (brought) return take(brought);
    // Nobody is signed in by themselves who has to agree to something first.
    const isAlone = config.autoSelect === true && app.data.settings.agreeToTermsPolicy !== 'Manual';
    return offer({ ...config, autoSelect: isAlone }, take);
  });
}

/** An application that has One Tap on a page of its own hands its answer over in the address; it counts once, and so it
 * does not stay there. */
function broughtAlong(): string | null {
  const rest = query();
  const credential = rest.get(CREDENTIAL);
  rest.delete(CREDENTIAL);
  if (credential) window.history.replaceState(window.history.state, '', `?${rest}`);
  return credential;
}

async function signIn({ data, interaction }: App, connectorId: string, credential: string): Promise<Outcome> {
  const links = data.settings.socialSignIn?.automaticAccountLinking === true;
  return interaction.takeCredential(connectorId, credential, links).catch((error: unknown) => {
    const related = relatedUser(error);
    if (!related) throw error;
    interaction.memory.put({ relatedUser: related });
    return { page: `/social/link/${encodeURIComponent(connectorId)}` };
  });
}

function offer(config: GoogleOneTap, take: (credential: string) => void): () => void {
  let isGone = false;
  shown()
    .then(() => (isGone ? undefined : load()))
    .then(() => {
      const google = window.google?.accounts?.id;
      if (isGone || !google) return;
      google.initialize({
        client_id: config.clientId,
        callback: ({ credential }) => isGone || take(credential),
        auto_select: config.autoSelect ?? false,
        cancel_on_tap_outside: config.closeOnTapOutside ?? true,
        itp_support: config.itpSupport ?? true,
        use_fedcm_for_prompt: true,
      });
      google.prompt();
    })
    .catch(() => {}); // there are other ways in on this page
  return () => {
    isGone = true;
    window.google?.accounts?.id?.cancel();
  };
}

/** Nothing that a person waits for comes after this. */
function shown(): Promise<void> {
  const rest = (then: () => void) =>
    'requestIdleCallback' in window ? requestIdleCallback(then, { timeout: 2000 }) : setTimeout(then, 200);
  return new Promise((resolve) => {
    if (document.readyState === 'complete') rest(resolve);
    else window.addEventListener('load', () => rest(resolve), { once: true });
  });
}

function load(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement('script'), { src: script, async: true });
    element.onload = () => resolve();
    element.onerror = () => {
      element.remove();
      loading = undefined;
      reject(new Error('Google is not there'));
    };
    document.head.append(element);
  });
  return loading;
}
