/** The account centre: reads what the server wrote into the page and lets its owner at the account. */
import { render } from 'preact';
import { type App, AppContext } from '../experience/app-context.ts';
import { directionOf, translator } from '../experience/phrases.ts';
import { applyTheme } from '../experience/theme.ts';
import { SurroundingsContext } from './account-context.ts';
import { AccountApi, authorized } from './api.ts';
import { readAccountPage } from './data.ts';
import { NotOpen, SignedOut } from './pages/notices.tsx';
import { Proofs } from './proof.ts';
import { Session } from './session.ts';
import { Visit } from './visit.tsx';
import '../experience/experience.css';
import './account.css';

function start(root: HTMLElement): void {
  const data = readAccountPage();
  const t = translator(data.phrases, data.language);
  const session = new Session(data);
  const proofs = new Proofs();
  const api = new AccountApi(authorized(session, proofs));
  const html = document.documentElement;
  html.lang = data.language;
  html.dir = directionOf(data.language);
  applyTheme(data.settings);

  const isSignedOut = window.location.pathname === '/account/signed-out';
  const page = isSignedOut ? <SignedOut /> : data.accountCenter.enabled ? <Visit /> : <NotOpen />;
  // The parts of the sign-in that are used here ask for settings and words alone.
  const shared = { data, t } as unknown as App;
  root.replaceChildren();
  render(
    <AppContext.Provider value={shared}>
      <SurroundingsContext.Provider value={{ data, t, api, session, proofs }}>
        {page}
      </SurroundingsContext.Provider>
    </AppContext.Provider>,
    root,
  );
}

// A page that comes back from the browser's cache still shows an account that has been left.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});

const root = document.getElementById('root');
if (root) start(root);
