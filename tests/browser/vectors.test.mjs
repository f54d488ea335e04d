// The same vectors as everywhere, by the verifiers that the page loads, in Chromium.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expected, question, read } from '../wasm/verifier.mjs';
import { root, stage, visitor } from './serving.mjs';

const on = stage();

const file = (path) => readFileSync(join(root, path), 'utf8');

/** Every vector whose trust is no signed list: the page has its own, and takes none. */
function vectors() {
  const names = readdirSync(join(root, 'tests/vectors/verify')).filter((name) => name.endsWith('.txt'));
  return names.flatMap((name) => {
    const vector = read(file(`tests/vectors/verify/${name}`));
    const trust = file(`tests/vectors/trust/${vector.head.trust}.json`);
    return JSON.parse(trust).list ? [] : [{ name, trust, request: JSON.stringify(question(vector)), expected: expected(vector) }];
  });
}

test('every vector is told in Chromium as it is judged natively', async () => {
  // A worker that has come before would fetch the module itself, and the service has none.
  const { page } = await visitor(await on.chromium.newContext({ serviceWorkers: 'block' }));
  await page.route('**/assets/verifier.mjs', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: file('tests/wasm/verifier.mjs') }));
  await page.goto(`${on.service.base}/v?lang=en`);
  const cases = vectors();
  const told = await page.evaluate(async (cases) => {
    const { load, outcome } = await import('/assets/verifier.mjs');
    const { core, whole } = document.querySelector('[data-app]').dataset;
    const cores = await Promise.all([core, whole].map(async (path) => load(await (await fetch(path)).arrayBuffer())));
    for (const { call } of cores) call('testamur_words', 'en', document.querySelector('#words').textContent);
    const ask = ({ call }, { trust, request }) => {
      call('testamur_trust', trust);
      return call('testamur_report', request);
    };
    return cases.map((one) => {
      let isSmall = true;
      let answer;
      try {
        answer = ask(cores[0], one);
      } catch {
        answer = { needs_more: true };
      }
      if (answer.needs_more) [isSmall, answer] = [false, ask(cores[1], one)];
      return { name: one.name, outcome: outcome(answer), html: answer.html, isSmall };
    });
  }, cases);
  assert.ok(cases.length > 150, `${cases.length} vectors`);
  assert.ok(told.filter(({ isSmall }) => isSmall).length > 100, 'the small verifier decides most of them');
  const wrong = told.filter(({ outcome }, at) => outcome !== cases[at].expected);
  assert.deepEqual(wrong.map(({ name, outcome }) => ({ name, outcome })), []);
  assert.ok(told.every(({ html }) => !html.includes('>page-')), 'every message is known');
  const superseded = told.find(({ outcome, html }) => outcome === 'reject superseded' && html.includes('replaced by certificate'));
  assert.match(superseded.html, /class="heading">Replaced<[^]*Since \d+ \w+ \d{4}[^]*It was replaced by certificate [A-Z0-9-]+/);
});
