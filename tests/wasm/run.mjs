// Runs every vector of tests/vectors through the verifier built for browsers, and compares verdict and reason.
//
//   cargo build --release --target wasm32-unknown-unknown --no-default-features --lib && node tests/wasm/run.mjs
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const module = process.argv[2] ?? join(target, 'wasm32-unknown-unknown/release/testamur.wasm');
const { instance } = await WebAssembly.instantiate(readFileSync(module));
const { memory, testamur_alloc, testamur_free, testamur_trust, testamur_trust_list, testamur_verify } = instance.exports;

/** Puts a text into a new buffer of the module. */
function put(text) {
  const bytes = new TextEncoder().encode(text);
  const address = testamur_alloc(bytes.length);
  new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
  return address;
}

/** Takes an answer out of the module. */
function take(address) {
  const length = new DataView(memory.buffer).getUint32(address, true);
  const text = new TextDecoder().decode(new Uint8Array(memory.buffer, address + 4, length));
  testamur_free(address);
  const answer = JSON.parse(text);
  if (answer.error) throw new Error(`${answer.error}: ${answer.detail}`);
  return answer;
}

function know(name) {
  const text = readFileSync(join(root, 'tests/vectors/trust', `${name}.json`), 'utf8');
  const { list, key } = JSON.parse(text);
  // A signed list is added to what is known: begin with nothing.
  take(testamur_trust(put(list ? '{"institutions":[]}' : text)));
  if (list) take(testamur_trust_list(put(list), put(key)));
}

function read(text) {
  const end = text.indexOf('\n\n');
  const head = Object.fromEntries(text.slice(0, end).split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
  return { head, body: text.slice(end + 2).replace(/\n$/, '') };
}

/** The verdict and its reason, as vectors write it. */
function outcome({ verdict, results }) {
  const worst = results.find((result) => result.verdict === verdict);
  return worst.reason ? `${verdict} ${worst.reason}` : verdict;
}

function run(text) {
  const { head, body } = read(text);
  know(head.trust);
  const request = {
    text: body,
    at: head.at,
    allow_demo: head['allow-demo'] === 'yes',
    trust_domains: head['trust-domain'] ? [head['trust-domain']] : [],
  };
  if (head['max-status-age']) request.max_status_age = Number(head['max-status-age']);
  const answer = take(testamur_verify(put(JSON.stringify(request))));
  const faults = [];
  const expected = head['expect-core'] ?? head.expect;
  if (outcome(answer) !== expected) faults.push(`expected ${expected}, is ${outcome(answer)}`);
  if (head.results && String(answer.results.length) !== head.results) faults.push(`${answer.results.length} results`);
  const isElsewhere = answer.results.some(({ checks }) => checks.some(({ result }) => result === 'link-elsewhere'));
  if (isElsewhere !== (head.remark === 'link-elsewhere')) faults.push(`link-elsewhere is ${isElsewhere}`);
  return faults;
}

const folder = join(root, 'tests/vectors/verify');
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).sort();
let failed = 0;
for (const name of names) {
  for (const fault of run(readFileSync(join(folder, name), 'utf8'))) {
    console.error(`${name}: ${fault}`);
    failed += 1;
  }
}
for (const wrong of [() => take(testamur_verify(1)), () => take(testamur_verify(put('{}'))), () => take(testamur_trust(put('[]')))]) {
  let message = 'no error';
  try { wrong(); } catch (error) { message = error.message; }
  if (!/^(no-such-buffer|malformed-request|trust-malformed): /.test(message)) {
    console.error(`a wrong call: ${message}`);
    failed += 1;
  }
}
if (names.length === 0 || failed > 0) process.exit(1);
console.log(`${names.length} vectors give the same verdict as wasm (${readFileSync(module).length} bytes)`);
