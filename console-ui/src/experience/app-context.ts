/** What every page of the sign-in needs: the page data, its words, and the interaction under way. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from './api.ts';
import type { IdentifierType, PageData } from './data.ts';
import type { Interaction } from './interaction.ts';
import type { Translator } from './phrases.ts';

export interface App {
  data: PageData;
  t: Translator;
  client: Client;
  interaction: Interaction;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('The page is outside its context');
  return app;
}

/** Identifiers that sign in with a password, in the order of the settings. */
export function signInIdentifiers({ settings }: PageData): IdentifierType[] {
  return settings.signIn.methods.filter((method) => method.password).map((method) => method.identifier);
}

export function isSignInOpen({ settings, fixedSignIn }: PageData): boolean {
  return fixedSignIn === true || settings.signInMode !== 'Register';
}

/** E-mail addresses and phone numbers are proved by codes before they open an account; usernames need no proof. */
export function isRegistrationOpen({ settings, fixedSignIn }: PageData): boolean {
  if (fixedSignIn || settings.signInMode === 'SignIn') return false;
  return settings.signUp.identifiers.includes('username') && settings.signUp.password;
}

/** Of an application that brings its own. */
export function applicationLogo(data: PageData) {
  return { address: data.application?.branding?.logoUrl, name: applicationName(data) };
}

export function applicationName({ application }: PageData): string {
  return application?.displayName || application?.name || '';
}
