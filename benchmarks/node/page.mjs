/**
 * The sign-in page in a real browser: what it weighs, when a person can type, and what Lighthouse makes of it. Prints one
 * line of JSON. Arguments: address of an authorization request, port for the browser's debugger.
 */
import { launch, openPage } from '../../tests/browser/browser.mjs';
import lighthouse from '../../tests/node_modules/lighthouse/core/index.js';

const [address, port] = process.argv.slice(2);
/** What Lighthouse takes for a phone: 150 ms to the server and back, 1.6 Mbit/s, a processor four times slower. */
const phone = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: 96_000 };
const browser = await launch([`--remote-debugging-port=${port}`]);

async function visited(isPhone) {
  const { page, context } = await openPage(browser);
  if (isPhone) {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', phone);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  }
  await page.addInitScript(() => addEventListener('focusin', () => (window.firstInputAt ??= performance.now())));
  await page.goto(address);
  await page.waitForFunction(() => window.firstInputAt);
  const found = await page.evaluate(() => {
    const size = (entries) => entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
    const loaded = performance.getEntriesByType('resource');
    const ending = (text) => loaded.filter(({ name }) => new URL(name).pathname.endsWith(text));
    return {
      html: size(performance.getEntriesByType('navigation')),
      scripts: size(ending('.js')),
      styles: size(ending('.css')),
      requests: loaded.length + 1,
      others: loaded.length - ending('.js').length - ending('.css').length,
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      firstInput: window.firstInputAt,
    };
  });
  await context.close();
  return found;
}

await visited(false); // the server has read its files, and the browser has started
const desk = await visited(false);
const onPhone = await visited(true);
const audit = await lighthouse(address, {
  port: Number(port),
  onlyCategories: ['performance', 'accessibility'],
  logLevel: 'error',
});
const score = (category) => Math.round(audit.lhr.categories[category].score * 100);
const scores = { performance: score('performance'), accessibility: score('accessibility') };
console.log(JSON.stringify({ desk, phone: onPhone, lighthouse: scores }));
await browser.close();
