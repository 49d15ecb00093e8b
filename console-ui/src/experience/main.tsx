/** The hosted sign-in: reads what the server wrote into the page and shows the page of the path. */
import { render } from 'preact';
import { apiClient } from './api.ts';
import { AppContext } from './app-context.ts';
import { Captcha } from './captcha.ts';
import { readPageData } from './data.ts';
import { Interaction } from './interaction.ts';
import { Recollection, tabStorage } from './memory.ts';
import { pageOf } from './pages.ts';
import { directionOf, translator } from './phrases.ts';
import { query, usePath } from './router.ts';
import { applyTheme } from './theme.ts';
import { typedBefore } from './typed-before.ts';
import './experience.css';

function Pages() {
  const path = usePath();
  const { Page, names } = pageOf(path);
  return <Page key={path} {...names} />;
}

function start(root: HTMLElement): void {
  const data = readPageData();
  const client = apiClient(query().get('app_id') ?? data.application?.id ?? null);
  const captcha = new Captcha(data.settings.captchaConfig, data.language);
  const app = {
    data,
    client,
    captcha,
    t: translator(data.phrases, data.language),
    interaction: new Interaction(client, new Recollection(tabStorage()), captcha.token),
  };
  document.documentElement.lang = data.language;
  document.documentElement.dir = directionOf(data.language);
  applyTheme(data.settings);
  const carryOver = typedBefore(root);
  root.replaceChildren(); // the plain form for whoever has no scripts
  render(
    <AppContext.Provider value={app}>
      <Pages />
    </AppContext.Provider>,
    root,
  );
  carryOver();
}

// A page that comes back from the browser's cache still shows an interaction that is over.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) window.location.reload();
});

const root = document.getElementById('root');
if (root) start(root);
