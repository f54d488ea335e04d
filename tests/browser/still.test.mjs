// `testamur export --static`: a plain file server goes on verifying what was printed, without any service.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { PRINTED, browser, demo, run, verdict, visitor } from './serving.mjs';

const KINDS = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };

/** What any web server does: files, `index.html` of folders, and a slash behind their names. */
function files(root) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    let path = join(root, decodeURIComponent(pathname));
    try {
      if (statSync(path).isDirectory()) {
        if (!pathname.endsWith('/')) return response.writeHead(301, { location: `${pathname}/` }).end();
        path = join(path, 'index.html');
      }
      const body = readFileSync(path);
      response.writeHead(200, { 'content-type': KINDS[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
}

let folder, server, base, links, chromium;
before(async () => {
  const service = await demo();
  links = service.links;
  await service.stop();
  folder = mkdtempSync(join(tmpdir(), 'testamur-still-'));
  run('export', '--static', join(folder, 'site'));
  server = files(join(folder, 'site', PRINTED));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${server.address().port}`;
  chromium = await browser();
});
after(async () => {
  await chromium?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the code of every programme is verified by files alone, in any language, and many years later', async () => {
  const context = await chromium.newContext();
  const { page, seen } = await visitor(context);
  await page.clock.setFixedTime(new Date('2061-03-04T12:00:00Z'));
  for (const link of links) {
    await page.goto('about:blank');
    await page.goto(`${base}/v#${link.split('#')[1]}`);
    assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
  }
  await page.goto(`${base}/v/tr/#${links[0].split('#')[1]}`);
  await verdict(page);
  assert.equal(await page.locator('article h1').textContent(), 'Gerçek');
  assert.ok(seen.requests.every(({ method, url }) => method === 'GET' && (url.startsWith(base) || url.startsWith('about:'))));
  await context.close();
});

test('keys, closed status lists and criteria lie where certificates say', async () => {
  const get = async (path) => (await fetch(base + path)).text();
  const did = JSON.parse(await get('/medeniyet/did.json'));
  assert.equal(did.id, `did:web:${PRINTED}:medeniyet`);
  const list = JSON.parse(await get('/medeniyet/status/1'));
  assert.equal(list.validUntil, '9999-01-01T00:00:00Z');
  assert.match(await get('/medeniyet/a/emergency-internship-2022/'), /Internship in Emergency Medicine/);
  assert.match(await get('/trust.json'), /^eyJ/);
});
