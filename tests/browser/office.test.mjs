// The office behind the desk in Chromium: people, keys, programs and the log; a programme while it is typed; a list as a grid.
//
//   cargo build --bin testamur && node --test tests/browser/office.test.mjs
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { browser, root, target, visitor } from './serving.mjs';

const testamur = join(target, 'debug/testamur');
const data = join(target, 'browser/office');
const pictures = join(target, 'browser/pictures');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'four words make one';
// English last: a page is asked for in each, and remembers.
const LANGUAGES = ['tr', 'ru', 'az', 'en'];

const run = (...words) => execFileSync(testamur, [...words, '--data', data], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const example = (name) => join(root, 'examples/3-clinical-practice-minsk', name);

let service, provider, base, chromium, hasEnrolled;

before(async () => {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  mkdirSync(pictures, { recursive: true });
  const [passphrase, password] = ['passphrase', 'password'].map((name) => join(data, name));
  writeFileSync(passphrase, 'TEST ONLY: a passphrase\n');
  writeFileSync(password, `${PASSWORD}\n`);
  const names = [
    'ru=Белорусский государственный медицинский университет',
    'be=Беларускі дзяржаўны медыцынскі ўніверсітэт',
    'en=Belarusian State Medical University',
  ].flatMap((name) => ['--name', name]);
  const logo = ['--logo', join(root, 'examples/logos/bsmu.svg')];
  run('institution', 'add', 'bsmu', '--authority', 'certificates.bsmu.example', '--country', 'BY', '--yes', ...names, ...logo, '--passphrase-file', passphrase);
  for (const role of ['registrar', 'signatory', 'administrator']) {
    run('user', 'add', `${role}@bsmu.example`, '--name', `A. ${role}`, '--role', role, '--institution', 'bsmu', '--password-file', password);
  }
  // These people sign in more often than anybody does within a minute.
  const config = join(data, 'serve.toml');
  writeFileSync(config, `fetch = false\n[limits]\nsign_in = 0\n[oidc]\nissuer = "${await provided()}"\nclient_id = "x"\nname = "Hill University"\nprivate_address = true\n`);
  const words = ['serve', '--config', config, '--data', data, '--listen', '127.0.0.1:0', '--passphrase-file', passphrase];
  service = spawn(testamur, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  base = await new Promise((resolve, reject) => {
    service.on('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    service.stdout.on('data', (bytes) => {
      text += bytes;
      const found = text.match(/Listening on (http:\/\/[^/]+)\//);
      // By its name: passkeys know no addresses of numbers.
      if (found) resolve(found[1].replace('127.0.0.1', 'localhost'));
    });
  });
  chromium = await browser();
});

after(async () => {
  await chromium?.close();
  service?.kill('SIGTERM');
  provider?.close();
});

/** An OpenID provider that lets nobody in. */
async function provided() {
  const at = (path) => `http://127.0.0.1:${provider.address().port}${path}`;
  provider = createServer(({ url }, answer) => {
    const { pathname, searchParams } = new URL(url, at('/'));
    if (pathname === '/authorize') {
      answer.writeHead(302, { location: `${searchParams.get('redirect_uri')}?error=access_denied&state=${searchParams.get('state')}` }).end();
      return;
    }
    const endpoints = { authorization_endpoint: at('/authorize'), token_endpoint: at('/token'), jwks_uri: at('/keys') };
    const supported = { response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'] };
    answer.writeHead(200, { 'content-type': 'application/json' });
    answer.end(JSON.stringify(pathname === '/keys' ? { keys: [] } : { issuer: at(''), ...endpoints, ...supported }));
  });
  await new Promise((resolve) => provider.listen(0, '127.0.0.1', resolve));
  return at('');
}

/** A second person has confirmed what somebody approves with. */
const confirm = (login) => run('user', 'confirm', login, '--institution', 'bsmu', '--at-once', '--passphrase-file', join(data, 'passphrase'));

/** The code that a phone shows (RFC 6238), some steps of half a minute from now. */
function code(key, steps) {
  const letters = [...key.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'));
  const secret = Buffer.from(letters.join('').match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', secret).update(step).digest();
  const at = mac.at(-1) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
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
  one.fill = async (label, text) => {
    one.fields += 1;
    await page.getByLabel(label).fill(text);
  };
  one.signIn = async () => {
    await page.goto(`${base}/desk`);
    await one.fill('E-mail address', login);
    await one.fill('Password', PASSWORD);
    await one.click('Continue');
    await page.waitForURL('**/desk/code');
    if (!one.key) {
      one.key = await page.locator('figure code').textContent();
      if (!hasEnrolled) await look(one, 'enrol');
      hasEnrolled = true;
    }
    // The code of the half minute before is still taken, and leaves the present one for the approval.
    await one.fill('One-time code', code(one.key, -1));
    await one.click('Sign in');
    await page.waitForURL('**/desk/of/bsmu');
  };
  return one;
}

/** Looks at a page as everybody sees it: wide and on a phone, light and dark, in every language; axe-core has nothing to say. */
async function look({ page, context }, name) {
  const { width, height } = page.viewportSize();
  const address = page.url();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate(async () => {
        for (const picture of document.images) picture.loading = 'eager';
        await Promise.all(Array.from(document.images, (picture) => picture.decode().catch(() => {})));
      });
      await page.screenshot({ path: join(pictures, `desk-${name}-${width}-${colorScheme}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${name} at ${width}: ${wide} pixels too wide`);
    }
    // The policy of the page lets no script in but its own: axe-core comes through the debugger.
    const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ['violations'] })`);
    const faults = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 3).join(' ')}`);
    assert.deepEqual(faults, [], `${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 900 });
  for (const language of LANGUAGES) {
    const answer = await context.request.get(`${address.split('?')[0]}?lang=${language}`, { headers: { accept: 'text/html' } });
    assert.equal(answer.status(), 200, `${name} in ${language}`);
    assert.ok((await answer.text()).includes(`<html lang="${language}"`));
  }
  await page.setViewportSize({ width, height });
}

test('eleven students: a registrar with 12 clicks and 3 fields, a dean with 4 clicks', async () => {
  const registrar = await person('registrar@bsmu.example');
  await registrar.signIn();
  await look(registrar, 'empty');
  [registrar.clicks, registrar.fields] = [2, 3];
  await registrar.click('New batch');
  await look(registrar, 'new');
  registrar.clicks += 1;
  await registrar.page.getByLabel('Programme, list and signatures').setInputFiles([
    example('programme.toml'), example('roster.csv'), join(root, 'examples/signatures/sample-2.svg'),
  ]);
  assert.match(await registrar.page.locator('[data-chosen]').textContent(), /programme\.toml · roster\.csv · sample-2\.svg/);
  await registrar.click('Upload and look');
  await registrar.page.getByText('11 people').waitFor();
  await look(registrar, 'draft');
  await registrar.click('Hand over 11 certificates');
  await registrar.page.getByRole('heading', { name: 'Waiting for the approval' }).waitFor();
  const batch = registrar.page.url();

  const dean = await person('signatory@bsmu.example');
  await dean.signIn();
  confirm('signatory@bsmu.example');
  await look(dean, 'waiting');
  [dean.clicks, dean.fields] = [2, 3];
  await dean.click('Summer Clinical Practice');
  await dean.page.getByRole('heading', { name: 'Every certificate' }).waitFor();
  await look(dean, 'approve');
  assert.equal(await dean.page.locator('.sheets img').count(), 11);
  await dean.fill('One-time code from your phone', code(dean.key, 0));
  await dean.click('Approve 11 certificates');
  await dean.page.getByText('11 certificates are signed and ready').waitFor();
  assert.ok(dean.clicks <= 4, `${dean.clicks} clicks of the dean`);
  await look(dean, 'ready');
  await dean.page.locator('tbody th a').nth(2).click();
  await dean.page.getByRole('heading', { name: 'History' }).waitFor();
  await look(dean, 'certificate');

  await registrar.page.goto(batch);
  const [download] = await Promise.all([registrar.page.waitForEvent('download'), registrar.click('One file for the printer')]);
  const file = join(data, 'print.pdf');
  await download.saveAs(file);
  assert.ok(statSync(file).size > 100_000);
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  assert.match(text, /Kamilla Abdrashitova/);
  assert.ok(!text.includes('SAMPLE'));
  assert.ok(registrar.clicks <= 12 && registrar.fields <= 3, `${registrar.clicks} clicks, ${registrar.fields} fields of the registrar`);
  for (const { seen } of [registrar, dean]) {
    assert.deepEqual(seen.faults, []);
    assert.ok(seen.requests.every(({ url }) => url.startsWith(base)), 'nobody else was asked');
  }
  await Promise.all([registrar.context.close(), dean.context.close()]);
});

test('an administrator keeps people, keys, programs and the log in order', async () => {
  const admin = await person('administrator@bsmu.example');
  await admin.signIn();
  const { page } = admin;
  await admin.click('Administration');
  await page.getByRole('heading', { name: 'People', exact: true }).waitFor();
  await page.getByLabel('E-mail address').fill('second@bsmu.example');
  await page.getByLabel('Name', { exact: true }).fill('A. Second');
  await page.locator('section').getByText('Auditor', { exact: false }).first().click();
  await admin.click('Add with a first password');
  assert.match(await page.locator('.once code').textContent(), /^[a-z1-9]{4}(-[a-z1-9]{4}){3}$/);
  await page.getByText('Change: A. administrator').click();
  await look(admin, 'people');
  await page.getByLabel('E-mail address').fill('guest@bsmu.example');
  await page.getByLabel('Name', { exact: true }).fill('A. Guest');
  await page.locator('section').getByText('Auditor', { exact: false }).first().click();
  await admin.click('Invite by a link');
  assert.match(await page.locator('.once code').textContent(), new RegExp(`^${base}/desk/invitation/[\\w-]{43}$`));
  await admin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await admin.click('Copy the link');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.locator('.once code').textContent());
  const invitation = await page.locator('.once code').textContent();
  await look(admin, 'people-invited');
  const guest = await chromium.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  const { page: door } = await visitor(guest);
  await door.goto(invitation);
  await look({ page: door, context: guest }, 'invitation');
  await door.goto(`${base}/desk/sign-in?lang=en`);
  await door.getByRole('button', { name: 'Sign in with Hill University' }).click();
  await door.getByText('Hill University has not let you in').waitFor();
  await look({ page: door, context: guest }, 'sign-in');
  await guest.close();
  await page.goto(`${base}/desk/link`);
  await look(admin, 'link');
  await page.goto(`${base}/desk/of/bsmu/people`);
  await admin.click('Take it back: A. Guest');
  await page.getByText('guest@bsmu.example').waitFor({ state: 'detached' });
  for (const [name, heading] of [['keys', 'Keys'], ['programs', 'Programs'], ['approvals', 'Approval'], ['look', 'Sheets'], ['keeping', 'Contact data']]) {
    await page.goto(`${base}/desk/of/bsmu/${name}`);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await look(admin, name);
  }
  await page.goto(`${base}/desk/of/bsmu/log?what=add-account`);
  await page.getByRole('cell', { name: 'second@bsmu.example' }).waitFor();
  await look(admin, 'log');
  await page.goto(`${base}/desk/of/bsmu/keys/key-1`);
  await look(admin, 'drill');
  assert.deepEqual(admin.seen.faults, []);
  await admin.context.close();
});

test('a programme is drawn while it is typed, and a list of 1,500 is a grid for the keyboard', async () => {
  const registrar = await person('registrar@bsmu.example');
  execFileSync(testamur, ['user', 'forget-codes', 'registrar@bsmu.example', '--data', data]);
  await registrar.signIn();
  const { page } = registrar;
  await page.goto(`${base}/desk/of/bsmu/new`);
  await registrar.click('Fill in');
  await page.getByRole('link', { name: 'Change the programme' }).click();
  const canvas = page.locator('[data-preview] canvas');
  await canvas.waitFor();
  const ink = () => canvas.evaluate((sheet) => sheet.toDataURL());
  const before = await ink();
  const fill = (name, text) => page.locator(`[name="${name}"]`).fill(text);
  for (const [name, text] of [['title-ru', 'Первая помощь'], ['title-be', 'Першая дапамога'], ['title-en', 'First Aid'], ['slug', 'first-aid-2026'], ['starts', '2026-07-01'], ['ends', '2026-07-02'], ['number', 'FA-{year}-{seq:04}'], ['signatory-0', 'A. Dean'], ['office-0-ru', 'Декан'], ['office-0-be', 'Дэкан'], ['office-0-en', 'Dean']]) {
    await fill(name, text);
  }
  await page.getByText('Kept.', { exact: true }).waitFor();
  await page.waitForFunction((old) => document.querySelector('canvas').toDataURL() !== old && !document.querySelector('[data-preview][aria-busy]'), before);
  await page.getByText('Layout', { exact: true }).click();
  await look(registrar, 'editor');
  await page.getByRole('link', { name: 'To the draft' }).click();

  const letters = (number) => String.fromCharCode(...[number % 26, Math.floor(number / 26) % 26, Math.floor(number / 676)].map((part) => 97 + part));
  const line = (number) => `Anna Bel${letters(number)}\tM${number}\t${number === 1200 ? '31.02.2001' : '12.01.2001'}\tx`;
  const rows = ['Name\tStudent number\tBorn\tShoe size', ...Array.from({ length: 1500 }, (_, place) => line(place + 1))].join('\n');
  await page.getByText('Or paste rows from a spreadsheet').click();
  await page.getByLabel('Rows', { exact: true }).fill(rows);
  await registrar.click('Upload and look');
  await page.locator('td.faulty input').waitFor();
  await look(registrar, 'columns');
  await page.getByRole('link', { name: 'Show all 1500 rows' }).click();
  const first = page.locator('td[data-name="c-2-0"]');
  await first.click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type('-b');
  await page.keyboard.press('Tab');
  await page.locator('td[data-name="c-3-1"]').getByText('M2-b').waitFor();
  await page.waitForFunction(() => document.activeElement?.dataset.name === 'c-3-2');
  await page.keyboard.press('x');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('td[data-name="c-3-2"]').textContent(), '12.01.2001');
  const scroller = page.locator('.scroll:has(table[data-grid])');
  for (let step = 1; step <= 5; step += 1) {
    await scroller.evaluate((box, part) => { box.scrollTop = box.scrollHeight * part; }, step / 5);
    await page.waitForFunction(() => {
      const [box, parts] = [document.querySelector('.scroll:has(table[data-grid])').getBoundingClientRect(), document.querySelectorAll('tbody[data-from]')];
      return Array.from(parts).every((part) => part.getBoundingClientRect().top > box.bottom || part.getBoundingClientRect().bottom < box.top || !part.dataset.empty);
    });
  }
  await page.locator('td[data-name="c-1501-1"]').waitFor();
  const shown = await page.evaluate(() => document.querySelectorAll('table[data-grid] tbody th').length);
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  console.log(`1,500 rows: ${shown} in the page, ${nodes} elements`);
  assert.ok(shown <= 250, `${shown} rows are in the page`);
  await page.goto(page.url().replace(/\?.*/, '?show=faulty'));
  await page.locator('td.faulty input').fill('28.02.2001');
  await page.keyboard.press('Enter');
  await page.getByText('Hand over 1500 certificates').waitFor();
  await look(registrar, 'grid');
  assert.deepEqual(registrar.seen.faults, []);
  await registrar.context.close();
});

