// The two short decoders of docs/qr, for whoever stands before a paper when nothing of this is left: they read every good code.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { decode } from '../../docs/qr/decode.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = (path) => readFileSync(join(root, path), 'utf8');
const read = (number) => [file(`docs/qr/dictionary-${number}.bin`), file(`docs/qr/codepage-${number}.txt`)];

const good = readdirSync(join(root, 'tests/vectors/qr')).flatMap((name) => {
  const [head, body] = file(`tests/vectors/qr/${name}`).split(/\n\n(.*)/s);
  const [text, token] = body.split('\n');
  return head.includes('expect: ok') && /#[0-9]+$/.test(text) ? [{ name, text, token, printed: head.match(/^authority: (.*)$/m)?.[1] }] : [];
});

test('both read every good code to the token that was printed', async () => {
  assert.ok(good.length > 10, `${good.length} codes`);
  for (const { name, text, token, printed } of good) {
    assert.equal(await decode(text, read, printed), token, `JavaScript: ${name}`);
    const words = [join(root, 'docs/qr/decode.py'), text, ...(printed ? [printed] : [])];
    assert.equal(execFileSync('python3', words, { encoding: 'utf8' }).trim(), token, `Python: ${name}`);
  }
});

test('both are short enough to be typed in', () => {
  for (const name of ['decode.py', 'decode.mjs']) {
    const lines = file(`docs/qr/${name}`).split('\n').filter((line) => line.trim());
    assert.ok(lines.length <= 55, `${name}: ${lines.length} lines`);
  }
});
