// Pictures of the page in its states, to look at: phone and desktop, light and dark, with forced colours, high contrast and on paper. Not a test.
//
//   cargo build --bin testamur && node tests/browser/screens.mjs [LANGUAGE…]    writes target/browser/screens
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../wasm/verifier.mjs';
import { browser, demo, root, target, verdict, visitor } from './serving.mjs';

const folder = join(target, 'browser/screens');
mkdirSync(folder, { recursive: true });
const languages = process.argv.slice(2).length ? process.argv.slice(2) : ['en'];
const service = await demo();
const chromium = await browser();
const code = service.links[0].split('#')[1];
const file = (path) => readFileSync(join(root, path), 'utf8');

/** What a vector shows, on the day and with the trust that it names. */
function ofVector(name) {
  const { head, body } = read(file(`tests/vectors/verify/${name}.txt`));
  return { text: body, at: head.at, trust: file(`tests/vectors/trust/${head.trust}.json`) };
}

const states = {
  accept: { code },
  tampered: { code: `${code.slice(0, 200)}${(Number(code[200]) + 1) % 10}${code.slice(201)}` },
  undecided: { code: '10000' },
  ask: {},
  consent: { code, without: '**/*.wasm' },
  offline: { code, isOffline: true },
  ...Object.fromEntries(
    ['withdrawn', 'suspended', 'superseded', 'issuer-unknown', 'issuer-resolved', 'key-revoked', 'status-stale', 'token-and-code', 'one-of-two']
      .map((name) => [name, ofVector(name)])),
};

async function show(page, language, { code, text, at, trust, without, isOffline }) {
  const address = `${service.base}/v?lang=${language}`;
  if (without) await page.route(without, (route) => route.abort());
  if (trust) await page.route('**/v/trust.json', (route) => route.fulfill({ contentType: 'application/json', body: trust }));
  if (at) await page.clock.setFixedTime(new Date(at));
  if (isOffline) {
    await page.goto(address);
    await page.locator('[data-app][data-offline-whole=ready]').waitFor({ state: 'attached' });
    await page.context().setOffline(true);
    await page.goto('about:blank');
  }
  await page.goto(code ? `${address}#${code}` : address);
  if (text) {
    await page.locator('#code').fill(text);
    await page.locator('[data-manual] button[type=submit]').click();
  }
  if (without) await page.locator('[data-consent]').waitFor();
  else if (code || text) await verdict(page);
}

const looks = [];
for (const [size, width, height] of [['phone', 390, 844], ['desktop', 1440, 900]]) {
  for (const colorScheme of ['light', 'dark']) {
    looks.push({ name: `${size}-${colorScheme}`, viewport: { width, height }, colorScheme });
  }
}
looks.push({ name: 'forced', viewport: { width: 390, height: 844 }, forcedColors: 'active', colorScheme: 'dark' });
looks.push({ name: 'contrast', viewport: { width: 390, height: 844 }, contrast: 'more' });

for (const language of languages) {
  for (const { name, ...look } of looks) {
    for (const [state, what] of Object.entries(states)) {
      const context = await chromium.newContext({ ...look, deviceScaleFactor: 1, reducedMotion: 'reduce' });
      const { page } = await visitor(context);
      await show(page, language, what);
      const path = join(folder, `${state}-${name}-${language}`);
      await page.screenshot({ path: `${path}.png`, fullPage: true });
      if (name === 'phone-light' && state !== 'ask') {
        await page.pdf({ path: `${path}.pdf`, format: 'A4', preferCSSPageSize: true });
        execFileSync('pdftoppm', ['-r', '60', '-png', `${path}.pdf`, path.replace('phone-light', 'paper')]);
      }
      await context.close();
    }
  }
}
await chromium.close();
await service.stop();
