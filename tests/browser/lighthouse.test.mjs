/** What Lighthouse makes of the sign-in page, on the slow phone that it imagines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import lighthouse from 'lighthouse';
import { launch } from './browser.mjs';

const least = 95;
const address = process.env.KEYSTEAD_SIGN_IN;

/** The best of three: a busy machine makes a page look slow, and none makes it look fast. */
const runs = 3;

async function audited(port) {
  const found = await lighthouse(address, {
    port,
    onlyCategories: ['performance', 'accessibility'],
    logLevel: 'error',
    output: 'json',
  });
  assert.ok(found, 'Lighthouse found nothing');
  return found.lhr;
}

const score = (report, category) => Math.round(report.categories[category].score * 100);

test(`the sign-in page has ${least} and more for performance and accessibility`, async () => {
  const port = Number(process.env.KEYSTEAD_DEBUGGING_PORT);
  const browser = await launch([`--remote-debugging-port=${port}`]);
  try {
    const reports = [];
    while (reports.length < runs && !reports.some((each) => score(each, 'performance') >= least)) {
      reports.push(await audited(port));
    }
    const best = reports.reduce((one, other) => (score(other, 'performance') > score(one, 'performance') ? other : one));
    const shown = (id) => best.audits[id].displayValue;
    console.log(
      `performance ${score(best, 'performance')}, accessibility ${score(best, 'accessibility')}; first paint ` +
        `${shown('first-contentful-paint')}, largest ${shown('largest-contentful-paint')}, blocked ` +
        `${shown('total-blocking-time')}, shift ${shown('cumulative-layout-shift')}, ${shown('total-byte-weight')}`,
    );
    const lost = Object.values(best.audits)
      .filter(({ score: each, scoreDisplayMode }) => scoreDisplayMode === 'binary' && each === 0)
      .map(({ id }) => id);
    assert.ok(score(best, 'accessibility') >= least, lost.join(', '));
    assert.ok(score(best, 'performance') >= least, lost.join(', '));
  } finally {
    await browser.close();
  }
});
