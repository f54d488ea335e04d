// The page in WebKit, the engine of every browser on an iPhone: the code read from a rendered sheet opens a page that says what was signed.
//
//   cargo build --bin testamur && node --test tests/browser/webkit.mjs    (Debian: webkit2gtk-driver, xvfb)
//
// Plain WebDriver over HTTP (W3C WebDriver 1), because WebKit's own driver speaks nothing else.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PRINTED, demo, printed, sheets } from './serving.mjs';

const started = [];
let service, session;

/** Starts a program and waits for what `ready` makes of it. */
async function start(command, words, options, ready) {
  const child = spawn(command, words, options);
  started.push(child);
  const failed = new Promise((_, fail) => {
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`${command} ended with ${code}`)));
  });
  failed.catch(() => undefined);
  return Promise.race([ready(child), failed]);
}

/** A display to draw on, which nobody sees. */
const display = () =>
  start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    (child) => new Promise((done) => child.stdio[3].once('data', (number) => done(`:${String(number).trim()}`))));

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

async function ask(base, method, path, body) {
  const response = await fetch(base + path, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Opens a browser of its own. */
async function webkit() {
  const env = { ...process.env, DISPLAY: process.env.DISPLAY || await display() };
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  await start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: ['ignore', 'ignore', 'inherit'] }, async () => {
    for (;;) {
      const status = await ask(base, 'GET', '/status').catch(() => ({ ready: false }));
      if (status.ready) return;
      await new Promise((later) => setTimeout(later, 50));
    }
  });
  const folders = readdirSync('/usr/lib').flatMap((machine) => ['4.1', '4.0'].map((version) => join('/usr/lib', machine, `webkit2gtk-${version}`)));
  const binary = folders.map((folder) => join(folder, 'MiniBrowser')).find(existsSync);
  const options = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } };
  const { sessionId } = await ask(base, 'POST', '/session', { capabilities: { alwaysMatch: options } });
  const at = `/session/${sessionId}`;
  return {
    open: (url) => ask(base, 'POST', `${at}/url`, { url }),
    run: (script, ...args) => ask(base, 'POST', `${at}/execute/sync`, { script, args }),
    close: () => ask(base, 'DELETE', at),
  };
}

before(async () => {
  service = await demo();
  session = await webkit();
});

after(async () => {
  await session?.close();
  for (const child of started) child.removeAllListeners('exit').kill();
  await service?.stop();
});

/** What the page says, once it says anything. */
async function told(url) {
  await session.open('about:blank');
  await session.open(url);
  for (;;) {
    const answer = await session.run(`
      const piece = document.querySelector("article.piece");
      if (!piece) return document.querySelector("[data-consent]")?.hidden === false ? { asks: true } : null;
      const text = (place) => piece.querySelector(place)?.textContent ?? null;
      return { class: piece.classList[1], reason: piece.dataset.reason ?? null, name: text(".holder .name"), number: text(".number dd"),
        address: location.href, agent: navigator.userAgent };`);
    if (answer) return answer;
    await new Promise((later) => setTimeout(later, 50));
  }
}

test('the code on a sheet of every programme is accepted with the right name', { timeout: 120_000 }, async () => {
  for (const { programme, file } of sheets()) {
    const text = printed(file);
    assert.match(text, new RegExp(`^https://${PRINTED}/v#[0-9]+$`), programme);
    const { credentialSubject } = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
    const name = credentialSubject.identifier.find(({ identityType }) => identityType === 'name').identityHash;
    // WebKit maps no host names: the demonstration answers on loopback for the host that is printed.
    const answer = await told(text.replace(`https://${PRINTED}`, service.base));
    assert.match(answer.agent, /AppleWebKit.*Safari/);
    assert.deepEqual([answer.class, answer.reason, answer.name], ['accept', null, name], programme);
    assert.equal(answer.number, file.split('/').at(-1));
    assert.ok(!answer.address.includes('#'), 'the code has left the address bar');
  }
});

test('a code that was changed is rejected, and nothing of it is shown', { timeout: 60_000 }, async () => {
  const [link] = service.links;
  const code = link.split('#')[1];
  const tampered = `${code.slice(0, 200)}${(Number(code[200]) + 1) % 10}${code.slice(201)}`;
  const answer = await told(`${service.base}/v#${tampered}`);
  assert.deepEqual([answer.class, answer.name], ['reject', null]);
});
