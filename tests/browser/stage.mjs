// One stage for all tests of the desk: an institution with its people, a running service, a mail server, browsers, and how people
// act and look there.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { browser, root, target, visitor } from './serving.mjs';

const testamur = process.env.TESTAMUR_BIN ?? join(target, 'debug/testamur');
const pictures = join(target, 'browser/pictures');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const PASSWORD = 'four words make one';
// English last: a page is asked for in each, and remembers.
const LANGUAGES = ['tr', 'ru', 'az', 'en'];

/** A file of example 3. */
export const example = (name) => join(root, 'examples/3-clinical-practice-minsk', name);

/** The programme of example 3 under another name, without its picture of a signature. */
export const programme = (slug) => readFileSync(example('programme.toml'), 'utf8').replace('clinical-practice-2022', slug).replace('\nsignature = "sample-2.svg"', '');

/** A mail server on this machine that takes letters, but for one address. */
async function mailServer() {
  const letters = [];
  const server = createServer((socket) => {
    let [text, isLetter] = ['', false];
    const say = (line) => socket.write(`${line}\r\n`);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      text += bytes;
      for (;;) {
        const end = text.indexOf(isLetter ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + (isLetter ? 5 : 2));
        if (isLetter) letters.push(line);
        if (!isLetter && line === 'DATA') {
          isLetter = true;
          say('354 go on');
        } else {
          isLetter = false;
          say(line.includes('nobody@') ? '550 no such user' : '250 OK');
        }
      }
    });
    say('220 mail');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { port: server.address().port, letters, close: () => server.close() };
}

/** The code that a phone shows (RFC 6238), some steps of half a minute from now. */
export function code(key, steps) {
  const letters = [...key.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'));
  const secret = Buffer.from(letters.join('').match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', secret).update(step).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/**
 * The institution of example 3 with somebody of each of these roles (or under another name: `dean=signatory`), and a service for
 * them until all tests of the file are over. `more` gives further lines of its configuration, `names` are further names of
 * the institution. What is answered acts on it: `base` is where it listens, `data` its folder, `mail` what the mail server has taken.
 */
export function office(name, people, more = async () => [], names = []) {
  const data = join(target, 'browser', name);
  const stage = { data, person, look, serve, confirm, again, run, forget };
  let chromium;

  before(async () => {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true });
    mkdirSync(pictures, { recursive: true });
    const [passphrase, password] = ['passphrase', 'password'].map((name) => join(data, name));
    writeFileSync(passphrase, 'TEST ONLY: a passphrase\n');
    writeFileSync(password, `${PASSWORD}\n`);
    const named = [
      'ru=Белорусский государственный медицинский университет',
      'be=Беларускі дзяржаўны медыцынскі ўніверсітэт',
      'en=Belarusian State Medical University',
      ...names,
    ].flatMap((name) => ['--name', name]);
    const logo = ['--logo', join(root, 'examples/logos/bsmu.svg')];
    run('institution', 'add', 'bsmu', '--authority', 'certificates.bsmu.example', '--country', 'BY', '--yes', ...named, ...logo, '--passphrase-file', passphrase);
    for (const [who, role = who] of people.map((one) => one.split('='))) {
      run('user', 'add', `${who}@bsmu.example`, '--name', `A. ${who}`, '--role', role, '--institution', 'bsmu', '--password-file', password);
    }
    stage.mail = await mailServer();
    // These people sign in more often than anybody does within a minute.
    const mail = ['[mail]', 'host = "127.0.0.1"', `port = ${stage.mail.port}`, 'tls = "none"', 'rate = 60000', 'from = "BSMU <certificates@bsmu.example>"'];
    writeFileSync(join(data, 'serve.toml'), ['fetch = false', '[limits]', 'sign_in = 0', ...mail, ...(await more()), ''].join('\n'));
    await serve('127.0.0.1:0');
    chromium = await browser();
  });

  after(async () => {
    await chromium?.close();
    stage.service?.kill('SIGTERM');
    stage.mail?.close();
  });

  /** A command of the program on this folder. */
  function run(...words) {
    return execFileSync(testamur, [...words, '--data', data], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  }

  /** Starts the service, or starts it again where it was. */
  async function serve(listen) {
    const words = ['serve', '--data', data, '--config', join(data, 'serve.toml'), '--listen', listen, '--passphrase-file', join(data, 'passphrase')];
    stage.service = spawn(testamur, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    stage.base = await new Promise((resolve, reject) => {
      stage.service.on('exit', (code) => reject(new Error(`the service ended with ${code}`)));
      stage.service.stdout.on('data', (bytes) => {
        text += bytes;
        const found = text.match(/Listening on (http:\/\/[^/]+)\//);
        // By its name: passkeys know no addresses of numbers.
        if (found) resolve(found[1].replace('127.0.0.1', 'localhost'));
      });
    });
  }

  /** A second person has confirmed what somebody approves with. */
  function confirm(login) {
    run('user', 'confirm', login, '--institution', 'bsmu', '--at-once', '--passphrase-file', join(data, 'passphrase'));
  }

  /** Somebody has lost the phone. */
  function forget(login) {
    run('user', 'forget-codes', login);
  }

  /** Somebody in a browser of their own, whose clicks and fields are counted. */
  async function person(login, options = {}) {
    const context = await chromium.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
    const { page, seen } = await visitor(context);
    const one = { page, seen, context, clicks: 0, fields: 0, key: undefined };
    one.click = async (what) => {
      one.clicks += 1;
      await (typeof what === 'string' ? page.getByRole('button', { name: what }).or(page.getByRole('link', { name: what })) : what).first().click();
    };
    one.fill = async (what, text) => {
      one.fields += 1;
      await (typeof what === 'string' ? page.getByLabel(what) : what).fill(text);
    };
    /** With password and code; each page on the way is looked at by `see`, under a name. */
    one.signIn = async (see = async () => {}) => {
      await page.goto(`${stage.base}/desk`);
      await see('sign-in');
      // By names: in any language.
      await one.fill(page.locator('[name=login]'), login);
      await one.fill(page.locator('[name=password]'), PASSWORD);
      await one.click(button);
      await one.showPhone(see);
    };
    const button = page.locator('main form:not([data-passkey], [data-alone]) button[type=submit]');
    /** The code from the phone, which is connected first if there is none. */
    one.showPhone = async (see = async () => {}) => {
      await page.waitForURL('**/desk/code');
      if (!one.key) {
        one.key = await page.locator('figure code').textContent();
        await see('enrol');
      }
      // The code of the half minute before is still taken, and leaves the present one for the approval. It must not run out on the way.
      const left = 30_000 - (Date.now() % 30_000);
      if (left < 5_000) await page.waitForTimeout(left);
      await one.fill(page.locator('[name=code]'), code(one.key, -1));
      await one.click(button);
      await page.waitForURL('**/desk/of/bsmu');
    };
    return one;
  }

  /** Somebody whose phone is connected anew, and confirmed. */
  async function again(login, options) {
    forget(login);
    const one = await person(login, options);
    await one.signIn();
    if (login.startsWith('signatory')) confirm(login);
    return one;
  }

  return stage;
}

/** Looks at a page as everybody sees it: wide and on a phone, light and dark, in every language; axe-core has nothing to say. */
async function look({ page, context }, name, hasAddress = true) {
  const size = page.viewportSize();
  const address = page.url();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) await fits(page, width, `desk-${name}-${width}-${colorScheme}`);
    await isAccessible(page, `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(size);
  if (hasAddress) {
    // Russian has the longest words, and they fit a phone.
    const beside = await context.newPage();
    await beside.goto(`${address.split('?')[0]}?lang=ru`);
    await fits(beside, 390, `desk-${name}-390-ru`);
    await beside.close();
  }
  for (const language of hasAddress ? LANGUAGES : []) {
    const answer = await context.request.get(`${address.split('?')[0]}?lang=${language}`, { headers: { accept: 'text/html' } });
    assert.equal(answer.status(), 200, `${name} in ${language}`);
    assert.ok((await answer.text()).includes(`<html lang="${language}"`));
  }
}

/** A page is no wider than the screen, and there is a picture of it. */
export async function fits(page, width, picture) {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(async () => {
    scrollTo(0, 0);
    for (const picture of document.images) picture.loading = 'eager';
    await Promise.all(Array.from(document.images, (picture) => picture.decode().catch(() => {})));
  });
  await page.screenshot({ path: join(pictures, `${picture}.png`), fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${picture}: ${wide} pixels too wide`);
}

/** axe-core has nothing to say. */
export async function isAccessible(page, name) {
  // The policy of the page lets no script in but its own: axe-core comes through the debugger.
  if (!(await page.evaluate('Boolean(window.axe)'))) await page.evaluate(axe);
  const found = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  const faults = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' ')}`);
  assert.deepEqual(faults, [], name);
}

/** Loads a page again until something stands on it. */
export async function until(page, selector) {
  for (let turn = 0; turn < 300; turn += 1) {
    if (await page.locator(selector).count()) return;
    await page.reload();
  }
  throw new Error(`${selector} did not come`);
}
