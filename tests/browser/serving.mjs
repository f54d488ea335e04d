// Starts what the tests need: a demonstration with its certificates, a browser, and a record of everything that a page asks for.
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:https';
import http from 'node:http';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const testamur = process.env.TESTAMUR_BIN ?? join(target, 'debug/testamur');
export const data = join(target, 'browser/demo');

/** The host in the demonstration's certificates. */
export const PRINTED = 'demo.testamur.example';

/** Serves the demonstration until `stop`; `links` are those that it prints, one a programme. */
export async function demo() {
  const child = spawn(testamur, ['demo', '--data', data, '--listen', '127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const base = await new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`the demo ended with ${code}`)));
    child.stdout.on('data', (bytes) => {
      text += bytes;
      const found = text.match(/Listening on (http:\/\/[^/]+)\//);
      if (found) resolve(found[1]);
    });
  });
  const links = text.match(/http:\/\/\S+\/v#\S+/g);
  return { base, links, stop: () => new Promise((done) => child.on('exit', done) && child.kill('SIGTERM')) };
}

/** The first certificate of each programme, or one further on: the folder and the names of its files. */
export function sheets(place = 0) {
  const folder = join(data, 'certificates');
  return readdirSync(folder).sort().map((programme) => {
    const names = readdirSync(join(folder, programme)).filter((name) => name.endsWith('.pdf')).sort();
    return { programme, file: join(folder, programme, names[place].replace(/\.pdf$/, '')) };
  });
}

/** The text of the code on a sheet, as another reader finds it on the rendered page. */
export function printed(file) {
  const picture = join(target, 'browser/page');
  execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', `${file}.pdf`, picture]);
  return execFileSync('zbarimg', ['--quiet', '--raw', `${picture}.png`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

/** Changes something by the command line. */
export const run = (...words) => execFileSync(testamur, [...words, '--data', data], { encoding: 'utf8' });

/** TLS in front of the demonstration, with a certificate of the moment: what stands on paper is https. */
export async function secured(base) {
  const key = join(target, 'browser/tls.key');
  const names = ['-subj', '/CN=test', '-addext', `subjectAltName=DNS:${PRINTED}`];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', `${key}.crt`, ...names], { stdio: 'ignore' });
  const { readFileSync } = await import('node:fs');
  const { hostname, port } = new URL(base);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(`${key}.crt`) }, (incoming, outgoing) => {
    const options = { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers };
    incoming.pipe(http.request(options, (answer) => {
      outgoing.writeHead(answer.statusCode, answer.headers);
      answer.pipe(outgoing);
    }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { port: server.address().port, stop: () => server.close() };
}

/** A browser; `port` is where the printed host is found. */
export function browser(port) {
  const rules = port ? [`--host-resolver-rules=MAP ${PRINTED}:443 127.0.0.1:${port}`, '--ignore-certificate-errors'] : [];
  const quiet = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...quiet, ...rules] });
}

/** A demonstration and a browser for all tests of a file. */
export function stage() {
  const stage = {};
  before(async () => {
    stage.service = await demo();
    stage.chromium = await browser();
  });
  after(async () => {
    await stage.chromium?.close();
    await stage.service?.stop();
  });
  return stage;
}

/** A page that remembers which hosts it asked, and what went wrong. */
export async function visitor(context) {
  const page = await context.newPage();
  const seen = { requests: [], faults: [] };
  page.on('request', (asked) => seen.requests.push({ method: asked.method(), url: asked.url() }));
  page.on('console', (line) => line.type() === 'error' && seen.faults.push(line.text()));
  page.on('pageerror', (fault) => seen.faults.push(String(fault)));
  return { page, seen };
}

/** The verdict on the page, once there is one. */
export async function verdict(page) {
  const piece = page.locator('article.piece').first();
  await piece.waitFor();
  return {
    class: (await piece.getAttribute('class')).split(' ')[1],
    reason: await piece.getAttribute('data-reason'),
  };
}
