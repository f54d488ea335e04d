// The desk of those who administer, and the editor of programmes and rosters, in Chromium.
//
//   cargo build --bin testamur && node --test tests/browser/office.test.mjs
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { code, example, office, programme } from './stage.mjs';

const desk = office('office', ['registrar', 'signatory', 'administrator']);
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
  await admin.click('Add somebody');
  assert.match(await page.locator('.once code').textContent(), /^[a-z1-9]{4}(-[a-z1-9]{4}){3}$/);
  await page.getByText('Change: A. administrator').click();
  await look(admin, 'people');
  for (const [name, heading] of [['keys', 'Keys'], ['programs', 'Programs'], ['approvals', 'Approval'], ['look', 'Sheets'], ['keeping', 'Contact data']]) {
    await page.goto(`${desk.base}/desk/of/bsmu/${name}`);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await look(admin, name);
  }
  await page.goto(`${desk.base}/desk/of/bsmu/log?what=add-account`);
  await page.getByRole('cell', { name: 'second@bsmu.example' }).waitFor();
  await look(admin, 'log');
  await page.goto(`${desk.base}/desk/of/bsmu/approvals`);
  await page.getByLabel('Only a signatory named on the certificates approves').check();
  await admin.click('Keep');
  await page.getByText('From now on this counts').waitFor();
  assert.match(run('institution', 'approvals', 'bsmu'), /asked for beside: named/);
  await page.getByLabel('Only a signatory named on the certificates approves').uncheck();
  await admin.click('Keep');
  await page.getByText('From now on this counts').waitFor();
  assert.deepEqual(admin.seen.faults, []);
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

