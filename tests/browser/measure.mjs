// Figures of the page as JSON, for scripts/measure: what a first visit weighs, and how long a verdict takes on a warm cache. Not a test.
//
//   TESTAMUR_BIN=target/release/testamur node tests/browser/measure.mjs
import { browser, demo, verdict, visitor } from './serving.mjs';
import { firstVisit, sum } from './weighing.mjs';

const ROUNDS = 20;

const service = await demo();
const chromium = await browser();
const codes = service.links.map((link) => link.split('#')[1]);

/** Milliseconds from the beginning of the script to the verdict on the page, of each round. */
async function times() {
  const context = await chromium.newContext();
  const { page } = await visitor(context);
  await page.goto(`${service.base}/v?lang=en`);
  await page.locator('[data-app][data-offline=ready]').waitFor({ state: 'attached' });
  const found = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto('about:blank');
    await page.goto(`${service.base}/v?lang=en#${codes[round % codes.length]}`);
    await verdict(page);
    found.push(await page.evaluate(() => performance.measure('all', 'begun', 'told').duration));
  }
  await context.close();
  return found.sort((a, b) => a - b);
}

const visits = {};
for (const language of ['en', 'ru', 'ar']) {
  const { first, again, later } = await firstVisit(chromium, service.base, language, codes[0]);
  visits[language] = { first, together: sum(first), again: sum(again), later: sum(later) };
}
console.log(JSON.stringify({ browser: `Chromium ${chromium.version()}`, visits, milliseconds: await times() }));
await chromium.close();
await service.stop();
