// How the page looks and reads: every language, from a small phone to a desk, with assistive technology in mind.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { stage, verdict, visitor } from './serving.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['en', 'tr', 'ru', 'az', 'be', 'it', 'de', 'fr', 'es', 'ar'];

const on = stage();

const overflow = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter((place) => {
    const { left, right, width: own } = place.getBoundingClientRect();
    return own > 1 && (right > width + 1 || left < -1) && !place.closest('pre, .skip, .unseen');
  });
  const scrolls = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
  return scrolls.concat(wide.map((place) => place.outerHTML.slice(0, 80)));
});

test('every language fits at 320, 390 and 1440 pixels, and says its direction', async () => {
  const [link] = on.service.links;
  for (const language of LANGUAGES) {
    const context = await on.chromium.newContext({ viewport: { width: 320, height: 800 } });
    const { page, seen } = await visitor(context);
    for (const fragment of ['', `#${link.split('#')[1]}`]) {
      await page.goto('about:blank');
      await page.goto(`${on.service.base}/v?lang=${language}${fragment}`);
      if (fragment) assert.equal((await verdict(page)).class, 'accept');
      for (const width of [320, 390, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await overflow(page), [], `${language} at ${width}`);
      }
    }
    const html = page.locator('html');
    assert.deepEqual([await html.getAttribute('lang'), await html.getAttribute('dir')], [language, language === 'ar' ? 'rtl' : 'ltr']);
    assert.deepEqual(seen.faults, []);
    await context.close();
  }
});

test('axe finds nothing to complain about, in light and in dark', async () => {
  const [link] = on.service.links;
  const code = link.split('#')[1];
  const broken = `${code.slice(0, 200)}${(Number(code[200]) + 1) % 10}${code.slice(201)}`;
  for (const colorScheme of ['light', 'dark']) {
    for (const fragment of ['', `#${code}`, `#${broken}`, '#10000']) {
      // axe is run from outside, past the policy of the page.
      const context = await on.chromium.newContext({ colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      const { page } = await visitor(context);
      await page.goto(`${on.service.base}/v?lang=en${fragment}`);
      if (fragment) await verdict(page);
      for (const details of await page.locator('details:visible').all()) await details.evaluate((place) => (place.open = true));
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      assert.deepEqual(told, [], `${colorScheme} ${fragment.slice(0, 10)}`);
      await context.close();
    }
  }
});
