// What a first visit fetches is no more than was promised.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage } from './serving.mjs';
import { firstVisit, sum } from './weighing.mjs';

/** Everything until the verdict, what installs the page and what keeps it, but for the reader of the camera. GZIP, as it is served. */
const PROMISED = 150_000;

const on = stage();

for (const language of ['en', 'ru', 'ar']) {
  test(`a first visit fetches no more than ${PROMISED} bytes (${language})`, async (t) => {
    const code = on.service.links[0].split('#')[1];
    const { first, again, later } = await firstVisit(on.chromium, on.service.base, language, code);
    for (const { path, bytes } of first) t.diagnostic(`${bytes} ${path}`);
    t.diagnostic(`${sum(first)} together; the page again, to be kept: ${sum(again)}; when idle: ${sum(later)}`);
    assert.deepEqual(first.filter(({ bytes, encoding }) => bytes > 1000 && encoding !== 'gzip'), [], 'what is large travels packed');
    assert.ok(again.every(({ path }) => path.startsWith('/v')), 'nothing is fetched twice but the page itself');
    assert.equal(later.length, 1, 'the whole verifier comes once, when there is nothing else to do');
    assert.ok(sum(first) + sum(again) <= PROMISED, `${sum(first)} and ${sum(again)} bytes`);
  });
}
