// The desk of those who administer, and the editor of programmes and rosters, in Chromium.
//
//   cargo build --bin testamur && node --test tests/browser/office.test.mjs
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { code, example, office, programme } from './stage.mjs';

/** An OpenID provider that lets nobody in. */
const provider = createServer(({ url }, answer) => {
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
const at = (path) => `http://127.0.0.1:${provider.address().port}${path}`;
after(() => provider.close());

const desk = office('office', ['registrar', 'signatory', 'administrator'], async () => {
  await new Promise((listening) => provider.listen(0, '127.0.0.1', listening));
  return ['[oidc]', `issuer = "${at('')}"`, 'client_id = "testamur"', 'name = "Hill University"', 'private_address = true'];
});
const { data, run, person, again, look } = desk;

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
  const invitation = await page.locator('.once code').textContent();
  assert.match(invitation, new RegExp(`^${desk.base}/desk/invitation/[\\w-]{43}$`));
  await admin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await admin.click('Copy the link');
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), invitation);
  await look(admin, 'people-invited');
  const guest = await person('guest@bsmu.example');
  await guest.page.goto(invitation);
  await look(guest, 'invitation');
  // No form may lead to another site, and this one leads to a page that does.
  await guest.page.goto(`${desk.base}/desk/sign-in?lang=en`);
  // The page between goes on by itself; where that leads nowhere, its button does.
  const provided = at('/authorize?**');
  await guest.page.route(provided, (route) => route.fulfill({ status: 204 }));
  await guest.click('Sign in with Hill University');
  await guest.page.getByRole('heading', { name: 'On to Hill University' }).waitFor();
  await look(guest, 'going', false);
  await guest.page.unroute(provided);
  await guest.click('Go on');
  await guest.page.getByText('Hill University has not let you in').waitFor();
  await look(guest, 'sign-in');
  await page.goto(`${desk.base}/desk/link`);
  await look(admin, 'link');
  await page.goto(`${desk.base}/desk/of/bsmu/people`);
  await admin.click('Take it back');
  await page.getByText('guest@bsmu.example').waitFor({ state: 'detached' });
  await guest.page.goto(invitation);
  await guest.page.getByText('This invitation was used already, or is over.').waitFor();
  await look(guest, 'invitation-gone', false);
  // What cannot be is told with 422, which the console calls an error.
  assert.deepEqual(guest.seen.faults.filter((fault) => !fault.includes('422')), []);
  await guest.context.close();
  for (const [name, heading] of [['keys', 'Keys'], ['programs', 'Programs'], ['approvals', 'Approval'], ['look', 'Sheets'], ['keeping', 'Contact data'], ['wording', 'Words of letters']]) {
    await page.goto(`${desk.base}/desk/of/bsmu/${name}`);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await look(admin, name);
  }
  // Words of one's own are looked at before they are kept; what a letter needs and what nobody knows is told.
  await page.goto(`${desk.base}/desk/of/bsmu/wording?of=en`);
  const text = page.locator('textarea[name=text]');
  await text.fill('Dear {name},\n\nyour {grade} is enclosed.');
  await admin.click('See a sample');
  await page.getByText('{grade}').first().waitFor();
  await look(admin, 'wording-faults', false);
  await text.fill('Dear {name},\n\nyour certificate {number} of {institution} is ready.\n\n{certificate}\n\nThe dean’s office');
  await admin.click('See a sample');
  await page.getByText('SAMPLE-0001').waitFor();
  await look(admin, 'wording-sample', false);
  await admin.click('Keep');
  await page.getByText('These are your own words.').waitFor();
  await page.goto(`${desk.base}/desk/of/bsmu/programs`);
  await page.getByLabel('What it is for').fill('The university\'s own records of students, faculty of medicine');
  await admin.click('Let a program in');
  await page.getByText('client_secret').waitFor();
  await page.getByText('Change: The university').click();
  await look(admin, 'programs-secret', false);
  await page.goto(`${desk.base}/desk/of/bsmu/log?what=add-account`);
  await page.getByRole('cell', { name: 'second@bsmu.example' }).waitFor();
  await look(admin, 'log');
  await page.goto(`${desk.base}/desk/of/bsmu/approvals`);
  await page.getByLabel('Only a signatory named on the certificates approves').check();
  await admin.click('Keep');
  await page.getByText('From now on this counts').waitFor();
  await look(admin, 'approvals-kept', false);
  assert.match(run('institution', 'approvals', 'bsmu'), /asked for beside: named/);
  await page.getByLabel('Only a signatory named on the certificates approves').uncheck();
  await admin.click('Keep');
  await page.getByText('From now on this counts').waitFor();
  assert.deepEqual(admin.seen.faults.filter((fault) => !fault.includes('422')), []);
  await admin.context.close();
});

test('a key is compromised: what it has signed is prepared anew, approved again and supersedes the old', async () => {
  writeFileSync(join(data, 'programme.toml'), programme('drill-2022'));
  const files = ['--programme', join(data, 'programme.toml'), '--roster', example('roster.csv'), '--out', join(data, 'out')];
  run('issue', ...files, '--approve-as', 'A. Dean', '--passphrase-file', join(data, 'passphrase'));
  const admin = await again('administrator@bsmu.example');
  const { page } = admin;
  await page.goto(`${desk.base}/desk/of/bsmu/keys/key-1`);
  await look(admin, 'drill');
  await page.getByLabel('Its fingerprint').fill(await page.locator('code.whole').textContent());
  await admin.click('Tell everyone that it is compromised');
  // The answer that follows knows what was just done, and goes on by itself.
  await page.locator('#again').waitFor();
  await page.getByText('11 of 11 prepared anew').waitFor();
  await page.locator('#again .go').waitFor();
  await look(admin, 'drill-prepared');
  const batch = await page.locator('#again .go').getAttribute('href');

  const dean = await again('signatory@bsmu.example');
  await dean.page.goto(`${desk.base}${batch}`);
  await dean.page.getByLabel('One-time code from your phone').fill(code(dean.key, 0));
  await dean.click('Approve 11 certificates');
  await dean.page.getByText('11 certificates are signed and ready').waitFor();
  await page.reload();
  await page.getByText('11 of 11 signed').waitFor();
  await look(admin, 'drill-over');
  for (const { seen } of [admin, dean]) assert.deepEqual(seen.faults, []);
  await Promise.all([admin.context.close(), dean.context.close()]);
});

test('a programme is drawn while it is typed, and a list of 1,500 is a grid for the keyboard', async () => {
  const registrar = await person('registrar@bsmu.example');
  await registrar.signIn();
  const { page } = registrar;
  await page.goto(`${desk.base}/desk/of/bsmu/new`);
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

