// Everybody's way through the desk in each of its languages, in Chromium: an administrator invites an auditor and says what counts as
// an approval, a registrar comes from a list with a fault to a batch, a second person checks it, a signatory approves it, and the
// sheets are at the printer. On each page: its language and no other, no id for want of a word, no wider than the screen.
//
//   cargo test --no-run --test it && node --test tests/browser/journey.test.mjs
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './serving.mjs';
import { PASSWORD, code, fits, isAccessible, office } from './stage.mjs';

/** What is in the files that people of each language have. */
const LANGUAGES = {
  en: {
    locale: 'en-GB',
    title: 'Clinical Practice in Summer',
    office: 'Dean of the Faculty',
    list: ['Full name;Student number;Date of birth', 'Oliver Sample;S1;31.02.2000', 'Артур Ким;S2;14.05.2001', 'Zoë Sample-Brontë;S3;03.08.2000'],
  },
  tr: {
    locale: 'tr-TR',
    title: 'Yaz Klinik Stajı',
    office: 'Fakülte Dekanı',
    list: ['Adı Soyadı;Öğrenci no;Doğum tarihi', 'Şükrü Işık;S1;31.02.2000', 'Артур Ким;S2;14.05.2001', 'İğde Çağlayan;S3;03.08.2000'],
  },
  ru: {
    locale: 'ru-RU',
    title: 'Летняя клиническая практика',
    office: 'Декан факультета',
    list: ['ФИО;Номер зачётной книжки;Дата рождения', 'Фёдор Щукин;S1;31.02.2000', 'Артур Ким;S2;14.05.2001', 'Юлия Подъячая;S3;03.08.2000'],
  },
  az: {
    locale: 'az-AZ',
    title: 'Yay klinik təcrübəsi',
    office: 'Fakültə dekanı',
    list: ['Soyadı, adı, atasının adı;Tələbə nömrəsi;Doğum tarixi', 'Gülnarə Əliyeva;S1;31.02.2000', 'Артур Ким;S2;14.05.2001', 'Məmməd Şıxəliyev;S3;03.08.2000'],
  },
};

const ROLES = { administrator: 'administrator', registrar: 'registrar', checker: 'registrar', signatory: 'signatory' };
const everybody = Object.keys(LANGUAGES).flatMap((tag) => Object.entries(ROLES).map(([name, role]) => `${name}-${tag}=${role}`));
// What an administrator has confirmed counts at once.
process.env.TESTAMUR_FACTOR_DELAY_HOURS = '0';
const desk = office('journey', everybody, undefined, ['tr=Belarus Devlet Tıp Üniversitesi', 'az=Belarus Dövlət Tibb Universiteti']);

/** The programme of the office of this language, with one signatory: the one who approves. */
function programme(tag) {
  const { title, office } = LANGUAGES[tag];
  const [one, two] = ['TH', 'SURG'].map((name) => ['[[rotations]]', `code = "${name}"`, `department = { ${tag} = "${name} ${tag}" }`, 'place = "№ 4"', 'starts = 2022-07-04', 'ends = 2022-07-15']);
  const head = [
    `slug = "journey-${tag}"`, 'institution = "bsmu"', 'kind = "practice"', `title = { ${tag} = "${title}" }`, 'starts = 2022-07-04', 'ends = 2022-07-15', 'hours = 72',
    `languages = ["${tag}"]`, 'sheet = "modern"', `number = "${tag.toUpperCase()}-{year}-{seq:04}"`,
  ];
  return Buffer.from([...head, '[[signatories]]', `name = "A. signatory-${tag}"`, `office = { ${tag} = "${office}" }`, ...one, ...two, ''].join('\n'));
}

/** What a page says, in its text and to those who listen to it; what is marked as another language, as code, or as not to be translated, left out. */
function said() {
  const ours = document.documentElement.lang;
  const texts = [document.title];
  const isOurs = (element) => !element.closest('code, script, style, noscript, [translate=no]') && (element.closest('[lang]')?.lang ?? ours) === ours;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (isOurs(walker.currentNode.parentElement)) texts.push(walker.currentNode.data);
  for (const name of ['alt', 'aria-label', 'placeholder', 'title', 'data-cancelled', 'data-done', 'data-kept-word', 'data-lost-word']) {
    for (const element of document.querySelectorAll(`[${name}]`)) if (isOurs(element)) texts.push(element.getAttribute(name));
  }
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

const ids = new Set(readFileSync(join(root, 'templates/words/en.ftl'), 'utf8').match(/^[a-z]\w*(-\w+)+(?= =)/gm));
/** What stands on pages of every language as it is: what people have typed, who they are, and what their browser is called. */
const typed = new Set(Object.values(LANGUAGES).flatMap(({ title, office, list }) => [title, office, ...list.join(';').split(';')]));
const isData = (text) => typed.has(text) || /@bsmu\.example\)$|^Artur Kim$|^Chrome, Linux$|^ru, en$/.test(text);
/** By language, what its pages have said, with the page on which it was first. */
const told = Object.fromEntries(Object.keys(LANGUAGES).map((tag) => [tag, new Map()]));

/** Looks at a page of a journey, under a name. */
async function see(tag, { page }, name) {
  const picture = `journey-${tag}-${name}`;
  assert.equal(await page.locator('html').getAttribute('lang'), tag, name);
  for (const text of await page.evaluate(said)) {
    const id = text.split(/[^\w-]+/).find((word) => ids.has(word));
    assert.equal(id, undefined, `${picture} has no words for it: ${text}`);
    if (!told[tag].has(text)) told[tag].set(text, name);
  }
  const size = page.viewportSize();
  for (const width of [1440, 390]) await fits(page, width, `${picture}-${width}`);
  await page.setViewportSize(size);
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await isAccessible(page, `${picture}, ${colorScheme}`);
  }
}

async function journey(tag) {
  const { locale, title, list } = LANGUAGES[tag];
  const everyone = [];
  /** Somebody with this name, who goes to pages and presses what is known by what it does, in any language. */
  const come = async (name) => {
    const one = await desk.person(`${name}-${tag}@bsmu.example`, { locale });
    everyone.push(one);
    one.see = (what) => see(tag, one, `${name}-${what}`);
    one.go = async (path, what) => {
      await one.page.goto(`${desk.base}${path}`);
      if (what) await one.see(what);
    };
    one.press = async (selector, what) => {
      await Promise.all([one.page.waitForEvent('load'), one.page.locator(selector).first().click()]);
      if (what) await one.see(what);
    };
    return one;
  };
  const at = '/desk/of/bsmu';
  const by = (action) => `form[action$="${action}"] button[type=submit]`;

  const admin = await come('administrator');
  await admin.signIn(admin.see);
  await admin.see('home');
  await admin.go(`${at}/people`, 'people');
  await admin.page.locator('.fields [name=login]').fill(`auditor-${tag}@bsmu.example`);
  await admin.page.locator('.fields [name=name]').fill(`A. auditor-${tag}`);
  await admin.page.locator('.fields [value=auditor]').check();
  await admin.press('[name=how][value=link]', 'invited');
  const invitation = await admin.page.locator('#invitation').textContent();
  for (const page of ['keys', 'keys/key-1', 'look', 'keeping', 'wording']) await admin.go(`${at}/${page}`, page.replace('/', '-'));
  await admin.go(`${at}/programs`);
  await admin.page.locator('[name=name]').fill(`students-${tag}`);
  await admin.press(by('/programs'), 'program');
  await admin.go(`${at}/approvals`);
  for (const rule of ['four-eyes', 'named']) await admin.page.locator(`[name$="${rule}"]`).check();
  await admin.press(by('/approvals'), 'approvals');

  const auditor = await come('auditor');
  await auditor.go(invitation.replace(desk.base, ''), 'invitation');
  for (const name of ['password', 'again']) await auditor.page.locator(`[name=${name}]`).fill(PASSWORD);
  await auditor.press(by(invitation.replace(desk.base, '')));
  await auditor.showPhone();

  const registrar = await come('registrar');
  await registrar.signIn();
  await registrar.see('home');
  await registrar.go(`${at}/new`, 'new');
  await registrar.page.locator('input[type=file]').setInputFiles([
    { name: 'programme.toml', mimeType: 'text/plain', buffer: programme(tag) },
    { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(list.join('\n')) },
  ]);
  await registrar.press(by('/drafts'), 'faults');
  const faulty = registrar.page.locator('td.faulty input');
  await faulty.fill('28.02.2000');
  await Promise.all([registrar.page.waitForEvent('load'), faulty.press('Enter')]);
  const draft = new URL(registrar.page.url()).pathname;
  await registrar.press('form:has([value=take-names]) button', 'draft');
  await registrar.go(`${draft}/programme`, 'programme');
  await registrar.go(draft);
  await registrar.press(by('/hand-over'), 'handed-over');
  const batch = new URL(registrar.page.url()).pathname;

  const signatory = await come('signatory');
  await signatory.signIn();
  await signatory.see('home');
  await signatory.go(batch, 'not-checked');
  for (const page of ['delegations', 'factors']) await signatory.go(`${at}/${page}`, page);
  for (const page of ['sessions', 'passkeys']) await signatory.go(`/desk/${page}`, page);
  await admin.go(`${at}/factors`, 'factors');
  await admin.press(`form:has([value="signatory-${tag}@bsmu.example"]) button`, 'factors-confirmed');

  const checker = await come('checker');
  await checker.signIn();
  await checker.go(batch, 'check');
  await checker.press(by('/check'), 'checked');
  await signatory.go(batch, 'approve');
  await signatory.page.locator('[name=code]').fill(code(signatory.key, 0));
  await signatory.press(by('/approve'));
  await signatory.page.locator('a[href$="/print.pdf"]').waitFor({ timeout: 120_000 });
  await signatory.see('ready');

  await registrar.go(batch, 'ready');
  const [download] = await Promise.all([registrar.page.waitForEvent('download'), registrar.page.locator('a[href$="/print.pdf"]').click()]);
  const file = join(desk.data, `print-${tag}.pdf`);
  await download.saveAs(file);
  const printed = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC');
  const pages = printed.split('\f').slice(0, -1);
  assert.equal(pages.length, 3, 'a sheet each');
  for (const [place, name] of list.slice(1).map((line) => line.split(';')[0]).entries()) {
    assert.ok(pages[place].includes(name), `${name} is not on sheet ${place + 1}: ${pages[place]}`);
    assert.ok(pages[place].includes(title), `no title: ${pages[place]}`);
    assert.ok(!pages[place].includes('SAMPLE'));
  }
  const [first, second, third] = await registrar.page.locator('tbody th a').allTextContents();
  const find = `${at}/find?programme=journey-${tag}`;
  await registrar.go(find, 'find');
  await registrar.page.locator('[name=all]').check();
  await registrar.press('[name=do][value=correct]', 'together');
  await registrar.page.locator('[name=hours]').fill('80');
  await registrar.press('[name=do][value=look]', 'together-changes');
  await registrar.page.locator('[name=note]').fill('72 → 80');
  await registrar.press('[name=do][value=hand-over]', 'together-handed-over');
  await registrar.go(find);
  await registrar.page.locator(`[value="${third}"]`).check();
  await registrar.press('[name=do][value=suspend]', 'suspend');
  await registrar.page.locator('[name=cause]').selectOption('under-review');
  await registrar.press(by('/make'), 'suspended');
  await registrar.go(`${at}/certificates/${first}`, 'certificate');
  await registrar.go(`${batch}/letters`, 'letters');

  await auditor.see('home');
  assert.equal(await auditor.page.locator('a[href$="/new"]').count(), 0, 'an auditor prepares nothing');
  await auditor.go(batch, 'ready');
  await auditor.go(find, 'find');
  assert.equal(await auditor.page.locator('main form[method=post] button').count(), 0, 'an auditor changes nothing');
  await auditor.go(`${at}/certificates/${second}`, 'certificate');
  await auditor.go(`${at}/verifications`, 'verifications');
  await auditor.go(`${at}/log`, 'log');
  await admin.go(`${at}/log`, 'log');
  await auditor.press(by('/sign-out'), 'signed-out');
  for (const { seen, context } of everyone) {
    assert.deepEqual(seen.faults, []);
    assert.ok(seen.requests.every(({ url }) => url.startsWith(desk.base)), 'nobody else was asked');
    await context.close();
  }
}

test('everybody goes the whole way in every language', { concurrency: 2 }, async (whole) => {
  await Promise.all(Object.keys(LANGUAGES).map((tag) => whole.test(tag, () => journey(tag))));
  const isSentence = (text) => /\p{L}{2}.*\s.*\p{L}{2}/u.test(text) && !isData(text);
  for (const tag of Object.keys(LANGUAGES).filter((tag) => tag !== 'en')) {
    const left = [...told[tag]].filter(([text]) => told.en.has(text) && isSentence(text));
    assert.deepEqual(left, [], `not in ${tag}`);
  }
});
