// The employer's page in Chromium: what is scanned is checked in the browser, says what was signed, and is sent nowhere.
//
//   cargo build --bin testamur && node --test tests/browser/page.test.mjs
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { PRINTED, browser, demo, printed, run, secured, sheets, verdict, visitor } from './serving.mjs';

let service, tls, chromium;

before(async () => {
  service = await demo();
  tls = await secured(service.base);
  chromium = await browser(tls.port);
});

after(async () => {
  await chromium?.close();
  tls?.stop();
  await service?.stop();
});

/** Opens an address in a fresh profile, checks what must always hold, and gives the page to the test. */
async function visit(address, work, options = {}) {
  const context = await chromium.newContext({ locale: 'en-GB', ignoreHTTPSErrors: true, ...options });
  const { page, seen } = await visitor(context);
  try {
    await page.goto(address);
    await work(page, seen, context);
    const strangers = seen.requests.filter(({ url }) => !url.startsWith('data:') && new URL(url).origin !== new URL(address).origin);
    assert.deepEqual(strangers, [], 'nobody but the own host was asked');
    assert.deepEqual(seen.faults, []);
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
}

/** Waits until the page has said that it needs no network any more. */
const worksOffline = (page) => page.locator('[data-app][data-offline=ready]').waitFor({ state: 'attached' });

const digits = (link) => link.split('#')[1];

test('the code on a sheet of every programme opens a page that says who signed what about whom', async () => {
  for (const { programme, file } of sheets()) {
    const text = printed(file);
    assert.match(text, new RegExp(`^https://${PRINTED}/v#[0-9]+$`), programme);
    const { credentialSubject } = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
    const name = credentialSubject.identifier.find(({ identityType }) => identityType === 'name').identityHash;
    await visit(text, async (page, seen) => {
      assert.deepEqual(await verdict(page), { class: 'accept', reason: null }, programme);
      assert.equal(await page.locator('.holder .name').textContent(), name);
      assert.equal(await page.locator('.number dd').textContent(), file.split('/').at(-1));
      assert.equal(new URL(page.url()).hash, '', 'the code has left the address bar');
      assert.ok(!seen.requests.some(({ method }) => method !== 'GET'), 'nothing was sent');
      assert.ok(!seen.requests.some(({ url }) => url.includes(digits(text).slice(0, 40))));
      const heading = page.locator('article h1');
      assert.ok(await heading.evaluate((place) => place === document.activeElement), 'the verdict has the focus');
      assert.match(await page.locator('[role=status]').textContent(), /^Genuine\. /);
    });
  }
});

test('after one visit it works without network, for a certificate of any institution', async () => {
  const [first, second] = service.links;
  await visit(`${service.base}/v`, async (page, seen, context) => {
    await worksOffline(page);
    await context.setOffline(true);
    for (const link of [first, second]) {
      await page.goto('about:blank');
      await page.goto(link);
      assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
      assert.match(await page.locator('.as-of').textContent(), /Status as of/);
    }
    seen.faults.length = 0; // Chromium reports the requests that failed.
  });
});

test('JSON takes the whole verifier, which is fetched for it alone and kept for when there is no network', async () => {
  const [{ file }] = sheets();
  const json = readFileSync(`${file}.json`, 'utf8');
  const paste = async (page) => {
    await page.locator('#code').fill(json);
    await page.locator('[data-manual] button[type=submit]').click();
    assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
    assert.equal(await page.locator('.number dd').textContent(), file.split('/').at(-1));
  };
  const isWhole = ({ url }) => url.includes('/assets/testamur-whole-');
  await visit(`${service.base}/v?lang=en`, async (page, seen, context) => {
    await worksOffline(page);
    assert.ok(await page.locator('[data-without]').isVisible(), 'it says that it needs no network');
    assert.ok(!seen.requests.some(isWhole), 'the page itself has not asked for it');
    await paste(page);
    assert.equal(seen.requests.filter(isWhole).length, 1);
    await page.locator('[data-app][data-offline-whole=ready]').waitFor({ state: 'attached' });
    await context.setOffline(true);
    await page.goto(`${service.base}/v?lang=en`);
    await paste(page);
    seen.faults.length = 0; // Chromium reports the requests that failed.
  });
});

test('where the whole verifier cannot be had, JSON is not certain, and the service may be asked', async () => {
  const [{ file }] = sheets();
  await visit('about:blank', async (page, seen) => {
    await page.route('**/testamur-whole-*', (route) => route.abort());
    await page.goto(`${service.base}/v?lang=en`);
    await page.locator('#code').fill(readFileSync(`${file}.json`, 'utf8'));
    await page.locator('[data-manual] button[type=submit]').click();
    assert.deepEqual(await verdict(page), { class: 'undecided', reason: 'needs-server' });
    assert.ok(await page.locator('[data-further]').isVisible());
    seen.faults.length = 0; // Chromium reports the request that was cut off.
    seen.requests.length = 0;
  }, { serviceWorkers: 'block' });
});

test('on a second visit the time from the beginning of the script to the verdict is told', async (t) => {
  const [link] = service.links;
  await visit(`${service.base}/v?lang=en`, async (page) => {
    await worksOffline(page);
    const times = [];
    for (let round = 0; round < 5; round += 1) {
      await page.goto('about:blank');
      await page.goto(`${service.base}/v?lang=en#${digits(link)}`);
      await verdict(page);
      times.push(await page.evaluate(() => performance.measure('all', 'begun', 'told').duration));
    }
    t.diagnostic(`milliseconds: ${times.map(Math.round)}`);
    assert.ok(times.every((time) => time > 0));
  });
});

test('the answer of the service and that of the browser are the same', async () => {
  for (const link of service.links) {
    await visit(`${service.base}/v?lang=ru#${digits(link)}`, async (page) => {
      await verdict(page);
      const own = await page.locator('.paper dl').innerHTML();
      const served = await page.evaluate(async (code) => {
        const body = new FormData();
        body.set('code', code);
        const answer = await fetch('/v?lang=ru', { method: 'POST', body });
        const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html');
        return parsed.querySelector('.paper dl').innerHTML;
      }, link);
      assert.equal(served, own);
    });
  }
});

test('a withdrawal is told the next time, with its day and reason, and a look-up knows it too', async () => {
  const sheet = sheets(1).at(-1).file;
  const number = sheet.split('/').at(-1);
  const { issuer, credentialSubject } = JSON.parse(readFileSync(`${sheet}.json`, 'utf8'));
  const slug = issuer.id.split(':').at(-1);
  const list = async () => (await fetch(`${service.base}/${slug}/status/1`)).text();
  const before = await list();
  try {
    run('withdraw', number, '--institution', slug, '--reason', 'issued-by-mistake', '--by', 'test');
    // The service asks its register once a second whether anything has changed.
    for (let turn = 0; turn < 100 && (await list()) === before; turn += 1) await new Promise((done) => setTimeout(done, 50));
  } catch (fault) {
    assert.match(String(fault.stderr), /nothing was changed/, 'an earlier run has withdrawn it');
  }
  await visit(printed(sheet), async (page) => {
    assert.deepEqual(await verdict(page), { class: 'reject', reason: 'withdrawn' });
    assert.equal(await page.locator('.heading').textContent(), 'Withdrawn');
    assert.match(await page.locator('.verdict').textContent(), /Since \d+ \w+ \d{4}.*It was issued by mistake/s);
    await page.locator('[data-part=answer] [data-again]').click();
    await page.locator('.lookup summary').click();
    await page.locator('#institution').fill(slug);
    await page.locator('#number').fill(number);
    await page.locator('#name').fill(credentialSubject.identifier[0].identityHash);
    await page.locator('.lookup button').click();
    await page.locator('output [data-result=withdrawn]').waitFor();
  });
});

test('where the verifier cannot run, the page asks before it sends the code', async () => {
  await visit('about:blank', async (page, seen) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(`${service.base}/v?lang=en#${digits(service.links[0])}`);
    await page.locator('[data-consent]').waitFor();
    assert.ok(seen.requests.every(({ method }) => method === 'GET'));
    await page.locator('[data-consent] button[type=submit]').click();
    await page.waitForURL(/lang=en$/);
    assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
    assert.match(await page.locator('.privacy').textContent(), /Checked by this service/);
    seen.faults.length = 0; // Chromium reports the request that was cut off.
    seen.requests.length = 0;
  });
});

test('without scripts the form alone does it', async () => {
  await visit(`${service.base}/v?lang=en`, async (page) => {
    await page.locator('#code').fill(service.links[0]);
    await page.locator('[data-manual] button[type=submit]').click();
    assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
  }, { javaScriptEnabled: false });
});

test('a language is changed without losing what is shown, and the code never stands in the address', async () => {
  await visit(service.links[0], async (page) => {
    await verdict(page);
    await page.locator('a[hreflang=az]').click();
    await page.waitForURL(/lang=az/);
    await verdict(page);
    assert.equal(await page.locator('article h1').textContent(), 'Həqiqidir');
    assert.equal(await page.evaluate(() => sessionStorage.length + localStorage.length), 0);
    assert.ok(!page.url().includes('#'));
  });
});

test('token, JSON and a signed receipt can be kept', async () => {
  await visit(service.links[0], async (page) => {
    await verdict(page);
    await page.locator('details summary').first().click();
    const [token, json] = await page.locator('.savings a').all();
    assert.match(await token.getAttribute('download'), /\.jwt$/);
    const bytes = Buffer.from((await token.getAttribute('href')).split(',')[1], 'base64').toString();
    assert.match(bytes, /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.match(await json.getAttribute('download'), /\.json$/);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-receipt] button').click()]);
    const answer = JSON.parse(readFileSync(await file.path(), 'utf8'));
    assert.equal(answer.verdict, 'accept');
    assert.match(answer.receipt, /^eyJ/);
  });
});

test('what was changed, taken back, replaced or is of a stranger is told so', async () => {
  const [link] = service.links;
  const code = digits(link);
  const tampered = `${code.slice(0, 200)}${(Number(code[200]) + 1) % 10}${code.slice(201)}`;
  await visit(`${service.base}/v#${tampered}`, async (page) => {
    assert.equal((await verdict(page)).class, 'reject');
    assert.equal(await page.locator('.holder').count(), 0, 'nothing that was not signed is shown');
  });
  const stranger = readFileSync(new URL('../vectors/verify/issuer-unknown.txt', import.meta.url), 'utf8').split('\n\n')[1].trim();
  await visit(`${service.base}/v`, async (page) => {
    await page.locator('#code').fill(stranger);
    await page.locator('[data-manual] button[type=submit]').click();
    assert.deepEqual(await verdict(page), { class: 'undecided', reason: 'issuer-unknown' });
    assert.equal(await page.locator('.heading').textContent(), 'Unknown institution');
    assert.ok(await page.locator('[data-further]').isVisible(), 'the service may be asked');
  });
});
