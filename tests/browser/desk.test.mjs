// The desk in Chromium: a registrar comes from files to a batch, the dean approves it, and the sheets are at the printer.
//
//   cargo build --bin testamur && node --test tests/browser/desk.test.mjs
//
// The service is killed while it seals 160 certificates. With 700, as at a ceremony, and alone (a quarter of a minute):
//
//   TESTAMUR_KILLED=700 node --test --test-name-pattern='is killed' tests/browser/desk.test.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './serving.mjs';
import { PASSWORD, code, example, office, programme, until } from './stage.mjs';

const desk = office('desk', ['registrar', 'signatory']);
const { data, run, person, again, look, confirm, forget } = desk;

test('eleven students: a registrar with 12 clicks and 3 fields, a dean with 4 clicks', async () => {
  const registrar = await person('registrar@bsmu.example');
  await registrar.signIn((page) => page === 'enrol' && look(registrar, 'enrol'));
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
    assert.ok(seen.requests.every(({ url }) => url.startsWith(desk.base)), 'nobody else was asked');
  }
  await Promise.all([registrar.context.close(), dean.context.close()]);
});

test('faults are shown in their cells and mended there, and leaving loses nothing', async () => {
  const registrar = await person('registrar@bsmu.example');
  forget('registrar@bsmu.example');
  await registrar.signIn();
  const { page } = registrar;
  await page.goto(`${desk.base}/desk/of/bsmu/new`);
  const roster = readFileSync(example('roster.csv'), 'utf8').replace('03.08.2000', '31.02.2000').replace('Artur Kim', '');
  await page.getByLabel('Programme, list and signatures').setInputFiles([
    { name: 'programme.toml', mimeType: 'text/plain', buffer: Buffer.from(programme('faulty-2022')) },
    { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) },
  ]);
  await registrar.click('Upload and look');
  const cell = page.locator('td.faulty input');
  await cell.waitFor();
  assert.equal(await cell.inputValue(), '31.02.2000');
  await look(registrar, 'faults');
  await cell.fill('03.08.2000');
  await cell.press('Enter');
  await page.getByText('11 people').waitFor();
  await registrar.click('Put them into the list');
  await page.getByText('Artur Kim').waitFor();
  const address = page.url();
  await page.goto(`${desk.base}/desk/sessions`);
  await look(registrar, 'sessions');
  await page.goto(address);
  await page.getByRole('button', { name: 'Hand over 11 certificates' }).waitFor();
  assert.deepEqual(registrar.seen.faults, []);
  await registrar.context.close();
});

test('all of it works without scripts', async () => {
  const registrar = await person('registrar@bsmu.example', { javaScriptEnabled: false });
  forget('registrar@bsmu.example');
  const { page } = registrar;
  await page.goto(`${desk.base}/desk`);
  await page.getByLabel('E-mail address').fill('registrar@bsmu.example');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('One-time code').fill(code(await page.locator('figure code').textContent(), 0));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Summer Clinical Practice' }).first().click();
  await page.getByRole('link', { name: 'Certificates' }).first().click();
  await page.getByRole('link', { name: 'New batch' }).click();
  await page.getByText('Or paste rows from a spreadsheet').click();
  await page.getByLabel('Rows', { exact: true }).fill('Name\tStudent number\nŞükrü Işık\tM1\n');
  await page.getByRole('button', { name: 'Upload and look' }).click();
  await page.getByText('Pasted rows').waitFor();
  await registrar.context.close();
});

test('after the issue: found, corrected, suspended together, sent by mail, counted', async () => {
  const registrar = await again('registrar@bsmu.example');
  const { page } = registrar;
  await page.getByLabel('Name, number or address').fill('бЕЗДЕН');
  await registrar.click('Find');
  await page.getByRole('link', { name: 'Artem Bezdenezhnykh' }).waitFor();
  await look(registrar, 'found');
  await page.goto(`${desk.base}/desk/of/bsmu/find`);
  await look(registrar, 'find');
  await page.locator('tbody input').nth(4).check();
  await page.locator('tbody input').nth(5).check();
  await registrar.click('Suspend …');
  await page.getByRole('heading', { name: 'Suspend 2 certificates' }).waitFor();
  await look(registrar, 'changes', false);
  await page.getByLabel('Reason, as everyone is told').selectOption('under-review');
  await registrar.click('Suspend 2 certificates');
  await page.getByText('2 certificates were suspended.').waitFor();
  await look(registrar, 'suspended');

  await page.goto(`${desk.base}/desk/of/bsmu/find?q=bezden`);
  await page.getByRole('link', { name: 'Artem Bezdenezhnykh' }).click();
  const letter = page.getByLabel('E-mail address of the holder');
  await letter.fill('nobody@students.example');
  await registrar.click('Keep and send');
  await until(page, '#letter .problem');
  assert.match(await page.locator('#letter').textContent(), /refuses the letter, with code 550/);
  await look(registrar, 'letter-refused');
  await letter.fill('artem@students.example');
  await registrar.click('Keep and send');
  await until(page, '#letter .chip.good');
  assert.equal(desk.mail.letters.filter((one) => one.includes('artem@students.example')).length, 1);
  await page.getByRole('link', { name: 'Its batch' }).click();
  await registrar.click('Send by mail');
  await page.getByRole('heading', { name: 'Send by mail' }).waitFor();
  await look(registrar, 'letters');

  await page.goto(`${desk.base}/desk/of/bsmu/find?q=bezden`);
  await page.getByRole('link', { name: 'Artem Bezdenezhnykh' }).click();
  await registrar.click('Correct');
  await look(registrar, 'correct');
  await page.getByLabel('Name as in the passport').fill('Artyom Bezdenezhnykh');
  await registrar.click('Show what changes');
  await page.getByLabel('Why it is corrected').fill('as in the passport');
  await look(registrar, 'corrected');
  await registrar.click('Hand over for approval');
  await page.getByRole('heading', { name: 'Waiting for the approval' }).waitFor();
  const correction = page.url();
  const dean = await again('signatory@bsmu.example');
  await dean.page.goto(correction);
  await dean.page.getByText('Artyom Bezdenezhnykh').first().waitFor();
  await look(dean, 'correction');
  await dean.page.getByLabel('One-time code from your phone').fill(code(dean.key, 0));
  await dean.click('Approve 1 certificate');
  await dean.page.getByText('1 certificate is signed and ready').waitFor();
  await dean.page.goto(`${desk.base}/desk/of/bsmu/find?standing=superseded`);
  await dean.page.getByRole('link', { name: 'Artem Bezdenezhnykh' }).click();
  await dean.page.getByText('Superseded by').waitFor();
  await look(dean, 'superseded');

  await dean.page.goto(`${desk.base}/desk/of/bsmu/verifications`);
  await dean.page.getByText('Nobody has checked yet').waitFor();
  await look(dean, 'verifications-none');
  const folder = join(data, 'sheets/bsmu');
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.jwt'))) {
    await dean.context.request.post(`${desk.base}/v1/verify`, { data: readFileSync(join(folder, name), 'utf8'), headers: { 'content-type': 'text/plain' } });
  }
  await dean.page.goto(`${desk.base}/desk/of/bsmu/verifications`);
  await dean.page.getByText('12 verifications').first().waitFor();
  await dean.page.getByText('The same as a table').click();
  await look(dean, 'verifications');
  const [download] = await Promise.all([dean.page.waitForEvent('download'), dean.page.goto(`${desk.base}/desk/of/bsmu/register/register.xlsx`).catch(() => {})]);
  await download.saveAs(join(data, 'register.xlsx'));
  assert.ok(statSync(join(data, 'register.xlsx')).size > 5_000);
  for (const { seen } of [registrar, dean]) assert.deepEqual(seen.faults, []);
  await Promise.all([registrar.context.close(), dean.context.close()]);
});

test('several are corrected together: what is wrong is said, what changes is shown, and one approval is enough', async () => {
  const registrar = await again('registrar@bsmu.example');
  const { page } = registrar;
  await page.goto(`${desk.base}/desk/of/bsmu/find`);
  const tick = (row) => row.locator('input').check();
  const inForce = page.locator('tbody tr', { hasText: 'in force' }).filter({ hasNotText: 'Artyom' });
  for (const row of [inForce.nth(0), inForce.nth(1), page.locator('tbody tr', { hasText: 'superseded' })]) await tick(row);
  await registrar.click('Correct …');
  await page.getByRole('heading', { name: 'Correct 2 certificates' }).waitFor();
  await page.getByRole('heading', { name: '1 stays as it is' }).waitFor();
  await look(registrar, 'together', false);
  await page.getByLabel('Hours').fill('many');
  await registrar.click('Show what changes');
  await page.locator('.faults li').nth(1).waitFor();
  await look(registrar, 'together-faults', false);
  await page.getByLabel('Hours').fill('80');
  await page.getByLabel('Title (en)').fill('Summer Clinical Practice in Minsk');
  await registrar.click('Show what changes');
  await page.getByLabel('Why it is corrected').fill('the hours of the last week were left out');
  await look(registrar, 'together-changes', false);
  await registrar.click('Hand over for approval');
  await page.getByText('1 more certificate is corrected with it; this is the first.').waitFor();
  await look(registrar, 'together-batch');
  const dean = await again('signatory@bsmu.example');
  await dean.page.goto(page.url());
  await dean.page.getByLabel('One-time code from your phone').fill(code(dean.key, 0));
  await dean.click('Approve 2 certificates');
  await dean.page.getByText('2 certificates are signed and ready').waitFor();
  // What is wrong is told with 422, which the console calls an error.
  assert.deepEqual(registrar.seen.faults.filter((fault) => !fault.includes('422')), []);
  await Promise.all([registrar.context.close(), dean.context.close()]);
});

test('the service is killed while it seals, and the page goes on', async () => {
  const people = Number(process.env.TESTAMUR_KILLED ?? 160);
  // Each in another language: what they press is known by what it does.
  const registrar = await again('registrar@bsmu.example', { locale: 'tr-TR' });
  const { page } = registrar;
  const press = (one, action) => one.click(one.page.locator(`form[action$="${action}"] button.button:not(.second)`));
  await page.goto(`${desk.base}/desk/of/bsmu/new`);
  const letters = (place) => [place / 676, place / 26, place].map((part) => String.fromCharCode(97 + (Math.floor(part) % 26))).join('');
  const rows = Array.from({ length: people }, (_, place) => `A${letters(place)} B${letters(place)};K${place}`);
  await page.locator('input[type=file]').setInputFiles([
    { name: 'programme.toml', mimeType: 'text/plain', buffer: Buffer.from(programme('killed-2022')) },
    { name: 'roster.csv', mimeType: 'text/plain', buffer: Buffer.from(['Name;Student number', ...rows].join('\n')) },
  ]);
  await press(registrar, '/drafts');
  await page.getByText(`${people} sertifikayı onaya sun`).waitFor();
  await press(registrar, '/hand-over');
  await page.waitForURL('**/batches/*', { timeout: 300_000 });
  const dean = await again('signatory@bsmu.example', { locale: 'ru-RU' });
  await dean.page.goto(page.url());
  await dean.page.locator('[name=code]').fill(code(dean.key, 0));
  await press(dean, '/approve');
  // Seen and told in one look: the page goes on as soon as all is sealed.
  const seen = await dean.page.waitForFunction(() => {
    const bar = document.querySelector('progress');
    return bar?.value > 0 && [bar.value, bar.max];
  }, null, { timeout: 120_000 });
  const [done, total] = await seen.jsonValue();
  const killed = new Promise((over) => desk.service.once('exit', over));
  desk.service.kill('SIGKILL');
  await killed;
  assert.ok(done < total, `killed at ${done} of ${total}: too late to show anything`);
  await desk.serve(`127.0.0.1:${new URL(desk.base).port}`);
  await dean.page.locator('a[href$="/print.pdf"]').waitFor({ timeout: 600_000 });
  await page.reload();
  const [download] = await Promise.all([page.waitForEvent('download'), registrar.click(page.locator('tbody a[href$=".pdf"]'))]);
  await download.saveAs(join(data, 'killed.pdf'));
  assert.match(execFileSync('pdftotext', ['-layout', join(data, 'killed.pdf'), '-'], { encoding: 'utf8' }), /Aaaa Baaa/);
  const file = join(data, 'killed.csv');
  run('register', '--institution', 'bsmu', '--programme', 'killed-2022', '--out', file);
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));
  for (const column of [0, 1, 11]) assert.equal(new Set(lines.map((line) => line[column])).size, people, 'none twice');
  console.log(`killed at ${done} of ${total} steps; after the restart ${lines.length} certificates, none twice`);
  await Promise.all([registrar.context.close(), dean.context.close()]);
});

test('a dean approves with a passkey: 4 clicks, and the signature is over the batch', async () => {
  run('institution', 'approvals', 'bsmu', '--allow', 'passkey');
  for (const role of ['registrar', 'signatory']) forget(`${role}@bsmu.example`);
  const registrar = await person('registrar@bsmu.example');
  await registrar.signIn();
  await registrar.page.goto(`${desk.base}/desk/of/bsmu/new`);
  const named = readFileSync(example('programme.toml'), 'utf8').replace('clinical-practice-2022', 'passkey-2022');
  await registrar.page.getByLabel('Programme, list and signatures').setInputFiles([
    { name: 'programme.toml', mimeType: 'text/plain', buffer: Buffer.from(named) },
    { name: 'roster.csv', mimeType: 'text/csv', buffer: readFileSync(example('roster.csv')) },
    { name: 'sample-2.svg', mimeType: 'image/svg+xml', buffer: readFileSync(join(root, 'examples/signatures/sample-2.svg')) },
  ]);
  await registrar.click('Upload and look');
  await registrar.click('Hand over 11 certificates');
  await registrar.page.getByRole('heading', { name: 'Waiting for the approval' }).waitFor();
  const batch = registrar.page.url();

  const dean = await person('signatory@bsmu.example');
  await dean.signIn();
  const devtools = await dean.context.newCDPSession(dean.page);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  await dean.page.goto(`${desk.base}/desk/passkeys`);
  await look(dean, 'passkeys-none');
  await dean.page.getByLabel('Name').fill('blue key');
  await dean.page.locator('form[data-passkey]').getByLabel('Password').fill('a wrong password');
  await dean.click('Make a passkey');
  await dean.page.getByText('do not belong together').waitFor();
  await dean.page.locator('form[data-passkey]').getByLabel('Password').fill(PASSWORD);
  await dean.click('Make a passkey');
  await dean.page.getByText('waits for a second person').waitFor();
  await look(dean, 'passkeys');
  await dean.page.goto(`${desk.base}/desk/of/bsmu/factors`);
  await look(dean, 'factors');
  await dean.page.goto(`${desk.base}/desk/of/bsmu/delegations`);
  await look(dean, 'delegations');
  await dean.page.goto(batch);
  await dean.page.getByText('does not approve yet').waitFor();
  await look(dean, 'approve-pending');
  confirm('signatory@bsmu.example');

  await dean.click('Sign out');
  await dean.page.waitForURL('**/desk/sign-in');
  await look(dean, 'sign-in');
  dean.clicks = 0;
  await dean.click('Sign in with a passkey');
  await dean.page.waitForURL('**/desk/of/bsmu');
  await dean.click('Summer Clinical Practice');
  await dean.page.getByRole('heading', { name: 'Every certificate' }).waitFor();
  await look(dean, 'approve-passkey');
  await dean.click('Approve 11 certificates with the passkey');
  await dean.page.getByText('11 certificates are signed and ready').waitFor();
  assert.ok(dean.clicks <= 4, `${dean.clicks} clicks of the dean`);
  await dean.page.getByText('by passkey, bound to the content').waitFor();

  // What is kept proves it without us: another implementation, with nothing but the digest and the public key.
  const digest = batch.split('/').at(-1);
  const kept = JSON.parse(run('batch', 'verify-approval', 'bsmu', digest, '--json'));
  const bytes = (name) => Buffer.from(kept[name], 'base64url');
  const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();
  const client = JSON.parse(bytes('client_data'));
  assert.equal(client.challenge, sha256('testamur-approval-1', bytes('random'), Buffer.from(digest, 'hex')).toString('base64url'));
  assert.equal(client.origin, desk.base);
  assert.deepEqual(bytes('authenticator_data').subarray(0, 32), sha256('localhost'));
  const key = createPublicKey({ key: bytes('public_key'), format: 'der', type: 'spki' });
  assert.ok(verify('sha256', Buffer.concat([bytes('authenticator_data'), sha256(bytes('client_data'))]), key, bytes('signature')));
  assert.match(run('batch', 'verify-approval', 'bsmu', digest), /approved by signatory@bsmu\.example/);
  // A wrong password is told with 422, which the console calls an error.
  assert.deepEqual(dean.seen.faults.filter((fault) => !fault.includes('422')), []);
  await Promise.all([registrar.context.close(), dean.context.close()]);
});
