// Weighs what a first visit of the page fetches, byte by byte as it comes over the wire.
import http from 'node:http';
import { verdict, visitor } from './serving.mjs';

/** Passes everything on to the service while `work` goes on, and weighs what comes back. */
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

/**
 * A first visit with a code, until all is kept for when there is no network. `first` is what the page fetched, each path once, the heaviest
 * first; `again` is what was fetched a second time to be kept; `later` is what came when there was nothing else to do.
 */
export async function firstVisit(chromium, base, language, code) {
  const weights = await weighed(base, async (host) => {
    const context = await chromium.newContext();
    try {
      const { page } = await visitor(context);
      await page.goto(`${host}/v?lang=${language}#${code}`);
      const { class: word } = await verdict(page);
      if (word !== 'accept') throw new Error(`the code of the demonstration is told as ${word}`);
      await page.locator('[data-app][data-offline-whole=ready]').waitFor({ state: 'attached' });
    } finally {
      await context.close();
    }
  });
  const later = weights.filter(({ path }) => path.startsWith('/assets/testamur-whole-'));
  const seen = new Set();
  const rest = weights.filter((one) => !later.includes(one));
  const first = rest.filter(({ path }) => !seen.has(path) && seen.add(path));
  const again = rest.filter((one) => !first.includes(one));
  return { first: first.sort((a, b) => b.bytes - a.bytes), again, later };
}

/** Bytes of several. */
export const sum = (some) => some.reduce((all, { bytes }) => all + bytes, 0);
