// What a first visit fetches, byte by byte as it comes over the wire, and that it is no more than was promised.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { stage, verdict, visitor } from './serving.mjs';

/** The promise: everything until the verdict, and what installs the page, but for the reader of the camera. GZIP, as it is served. */
const PROMISED = 150_000;

const on = stage();

/** Passes everything on to the service, and weighs what comes back. */
async function weighed(base, work) {
  const weights = [];
  const { hostname, port, host } = new URL(base);
  const server = http.createServer((incoming, outgoing) => {
    const options = { hostname, port, path: incoming.url, method: incoming.method, headers: { ...incoming.headers, host } };
    incoming.pipe(http.request(options, (answer) => {
      const told = { path: incoming.url, encoding: answer.headers['content-encoding'] ?? '', bytes: 0 };
      weights.push(told);
      answer.on('data', (bytes) => (told.bytes += bytes.length));
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  try {
    await work(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
  return weights;
}

for (const language of ['en', 'ru', 'ar']) {
  test(`a first visit fetches no more than ${PROMISED} bytes (${language})`, async (t) => {
    const code = on.service.links[0].split('#')[1];
    const weights = await weighed(on.service.base, async (base) => {
      const context = await on.chromium.newContext();
      const { page } = await visitor(context);
      await page.goto(`${base}/v?lang=${language}#${code}`);
      assert.equal((await verdict(page)).class, 'accept');
      await page.locator('[data-app][data-offline-whole=ready]').waitFor({ state: 'attached' });
      await context.close();
    });
    const isLater = ({ path }) => path.startsWith('/assets/testamur-whole-');
    const seen = new Set();
    const first = weights.filter((one) => !isLater(one) && !seen.has(one.path) && seen.add(one.path));
    const again = weights.filter((one) => !isLater(one) && !first.includes(one));
    const sum = (some) => some.reduce((all, { bytes }) => all + bytes, 0);
    for (const { path, bytes } of first.sort((a, b) => b.bytes - a.bytes)) t.diagnostic(`${bytes} ${path}`);
    t.diagnostic(`${sum(first)} together; fetched again to be kept: ${sum(again)}; when idle: ${sum(weights.filter(isLater))}`);
    assert.equal(weights.filter(isLater).length, 1, 'the whole verifier comes once, when there is nothing else to do');
    assert.deepEqual(first.filter(({ bytes, encoding }) => bytes > 1000 && encoding !== 'gzip'), [], 'what is large travels packed');
    assert.ok(again.every(({ path }) => path.startsWith('/v')), 'nothing is fetched twice but the page itself');
    assert.ok(sum(first) + sum(again) <= PROMISED, `${sum(first)} and ${sum(again)} bytes`);
  });
}
