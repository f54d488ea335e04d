// The camera: Chromium is given a film of a sheet, held at a slant and a little out of focus.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { browser, demo, sheets, target, verdict, visitor } from './serving.mjs';

const [WIDTH, HEIGHT] = [1280, 720];
const film = join(target, 'browser/sheet.y4m');
const picture = join(target, 'browser/code.png');

/** A sheet as a hand holds it before a phone: turned, foreshortened, soft. Eight grey frames (YUV4MPEG2). */
async function shoot() {
  const [{ file }] = sheets();
  execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', `${file}.pdf`, picture.replace('.png', '')]);
  const painter = await browser();
  const page = await painter.newPage();
  const pixels = await page.evaluate(async ([url, width, height]) => {
    const sheet = await createImageBitmap(await (await fetch(url)).blob());
    const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    Object.assign(context, { fillStyle: '#5a5248', filter: 'blur(0.7px)' });
    context.fillRect(0, 0, width, height);
    // The lower right corner of the sheet, where the code is, turned by eight degrees and seen from the side.
    const [x, y] = [sheet.width * 0.834, sheet.height * 0.897];
    context.setTransform(0.95, 0.13, -0.15, 0.99, width / 2 - 0.95 * x + 0.15 * y, height / 2 - 0.13 * x - 0.99 * y);
    context.drawImage(sheet, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return Array.from({ length: width * height }, (_, at) => data[at * 4 + 1]);
  }, [`data:image/png;base64,${readFileSync(picture).toString('base64')}`, WIDTH, HEIGHT]);
  await painter.close();
  const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(pixels), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  writeFileSync(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`), ...Array(8).fill(frame)]));
}

let service, camera;
before(async () => {
  service = await demo();
  await shoot();
  const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`];
  camera = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking', ...fake] });
});
after(async () => {
  await camera?.close();
  await service?.stop();
});

test('a code before the camera is read and checked on the device', async () => {
  const context = await camera.newContext({ permissions: ['camera'] });
  const { page, seen } = await visitor(context);
  await page.goto(`${service.base}/v?lang=en`);
  await page.locator('[data-scan]').click();
  assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
  assert.ok(seen.requests.every(({ method, url }) => method === 'GET' && url.startsWith(service.base)));
  assert.deepEqual(seen.faults, []);
  await context.close();
});

test('a photograph is read on the device, and a PDF is sent only after asking', async () => {
  const context = await camera.newContext();
  const { page, seen } = await visitor(context);
  await page.goto(`${service.base}/v?lang=en`);
  await page.locator('#file').setInputFiles(picture);
  assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
  await page.locator('[data-part=answer] [data-again]').click();
  await page.locator('#file').setInputFiles(`${sheets()[0].file}.pdf`);
  await page.locator('[data-consent]').waitFor();
  assert.ok(seen.requests.every(({ method }) => method === 'GET'), 'nothing was sent');
  await page.locator('[data-consent] button[type=submit]').click();
  await page.waitForURL(/lang=en$/);
  assert.deepEqual(await verdict(page), { class: 'accept', reason: null });
  assert.match(await page.locator('.why').textContent(), /exactly the one that the institution released/);
  assert.deepEqual(seen.faults, []);
  await context.close();
});
