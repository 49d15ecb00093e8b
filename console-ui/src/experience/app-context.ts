/** What every page of the sign-in needs: the page data, its words, and the interaction under way. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Client } from './api.ts';
import type { Captcha } from './captcha.ts';
import type { PageData } from './data.ts';
import type { Interaction } from './interaction.ts';
import type { Translator } from './phrases.ts';

export interface App {
  data: PageData;
  t: Translator;
  client: Client;
  captcha: Captcha;
  interaction: Interaction;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('The page is outside its context');
  return app;
}

/** Of an application that brings its own. */
export function applicationLogo(data: PageData) {
  return { address: data.application?.branding?.logoUrl, name: applicationName(data) };
}

export function applicationName({ application }: PageData): string {
  return application?.displayName || application?.name || '';
}
