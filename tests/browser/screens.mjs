// Pictures of the page in its states, to look at: phone and desktop, light and dark. Not a test.
//
//   cargo build --bin testamur && node tests/browser/screens.mjs [LANGUAGE…]    writes target/browser/screens
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browser, demo, target, verdict, visitor } from './serving.mjs';

const folder = join(target, 'browser/screens');
mkdirSync(folder, { recursive: true });
const languages = process.argv.slice(2).length ? process.argv.slice(2) : ['en'];
const service = await demo();
const chromium = await browser();
const [link] = service.links;
const code = link.split('#')[1];
const states = {
  accept: code,
  reject: `${code.slice(0, 200)}${(Number(code[200]) + 1) % 10}${code.slice(201)}`,
  undecided: '10000',
  ask: '',
};
for (const language of languages) {
  for (const [size, width, height] of [['phone', 390, 844], ['desktop', 1280, 900]]) {
    for (const colorScheme of ['light', 'dark']) {
      const context = await chromium.newContext({ viewport: { width, height }, colorScheme, deviceScaleFactor: 2 });
      for (const [state, digits] of Object.entries(states)) {
        const { page } = await visitor(context);
        await page.goto(`${service.base}/v?lang=${language}${digits && `#${digits}`}`);
        if (digits) await verdict(page);
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(folder, `${state}-${size}-${colorScheme}-${language}.png`), fullPage: true });
        await page.close();
      }
      await context.close();
    }
  }
}
await chromium.close();
await service.stop();
