/** The hosted sign-in: reads what the server wrote into the page and shows the page of the path. */
import { type ComponentType, render } from 'preact';
import { apiClient } from './api.ts';
import { AppContext } from './app-context.ts';
import { readPageData } from './data.ts';
import { Interaction } from './interaction.ts';
import { CompleteProfile } from './pages/complete-profile.tsx';
import { Consent } from './pages/consent.tsx';
import { IdentifierRegister, IdentifierSignIn } from './pages/identifier-first.tsx';
import { AccountSuspended, NotFound, UnknownSession } from './pages/notice.tsx';
import { Register, RegisterPassword } from './pages/register.tsx';
import { SignIn, SignInPassword } from './pages/sign-in.tsx';
import { translator } from './phrases.ts';
import { query, usePath } from './router.ts';
import { applyTheme } from './theme.ts';
import './experience.css';

const pages: Record<string, ComponentType> = {
  '/': SignIn,
  '/sign-in': SignIn,
  '/sign-in/password': SignInPassword,
  '/identifier-sign-in': IdentifierSignIn,
  '/register': Register,
  '/register/password': RegisterPassword,
  '/identifier-register': IdentifierRegister,
  '/continue': CompleteProfile,
  '/consent': Consent,
  '/unknown-session': UnknownSession,
  '/account-suspended': AccountSuspended,
};

function Pages() {
  const path = usePath();
  const Page = pages[path] ?? NotFound;
  return <Page key={path} />;
}

function start(root: HTMLElement): void {
  const data = readPageData();
  const client = apiClient(query().get('app_id') ?? data.application?.id ?? null);
  const app = {
    data,
    client,
    t: translator(data.phrases, data.language),
    interaction: new Interaction(client),
  };
  document.documentElement.lang = data.language;
  applyTheme(data.settings);
  root.replaceChildren(); // the plain form for whoever has no scripts
  render(
    <AppContext.Provider value={app}>
      <Pages />
    </AppContext.Provider>,
    root,
  );
}

// A page that comes back from the browser's cache still shows an interaction that is over.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});

const root = document.getElementById('root');
if (root) start(root);
