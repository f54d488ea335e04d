// Runs every vector of tests/vectors through the verifier built for browsers, and compares verdict and reason.
//
//   node tests/wasm/run.mjs FILE.wasm    (built with --features programs,report; scripts/test does)
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expected, load, outcome, question, read } from './verifier.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const module = readFileSync(process.argv[2]);
const { call, take, functions } = await load(module);
const file = (path) => readFileSync(join(root, path), 'utf8');

function know(name) {
  const text = file(`tests/vectors/trust/${name}.json`);
  const { list, key } = JSON.parse(text);
  // A signed list is added to what is known: begin with nothing.
  call('testamur_trust', list ? '{"institutions":[]}' : text);
  if (list) call('testamur_trust_list', list, key);
}

function run(vector) {
  know(vector.head.trust);
  const request = JSON.stringify(question(vector));
  const answer = call('testamur_verify', request);
  const worst = answer.results.find(({ verdict }) => verdict === answer.verdict);
  const faults = [];
  if (outcome(worst) !== expected(vector)) faults.push(`expected ${expected(vector)}, is ${outcome(worst)}`);
  const told = outcome(call('testamur_report', request));
  if (told !== expected(vector)) faults.push(`expected ${expected(vector)}, is told as ${told}`);
  const { results, remark } = vector.head;
  if (results && String(answer.results.length) !== results) faults.push(`${answer.results.length} results`);
  const isElsewhere = answer.results.some(({ checks }) => checks.some(({ result }) => result === 'link-elsewhere'));
  if (isElsewhere !== (remark === 'link-elsewhere')) faults.push(`link-elsewhere is ${isElsewhere}`);
  return faults;
}

call('testamur_words', 'en', file('templates/words/en.ftl'));
const names = readdirSync(join(root, 'tests/vectors/verify')).filter((name) => name.endsWith('.txt')).sort();
let failed = 0;
for (const name of names) {
  for (const fault of run(read(file(`tests/vectors/verify/${name}`)))) {
    console.error(`${name}: ${fault}`);
    failed += 1;
  }
}
for (const wrong of [() => take(functions.testamur_verify(1)), () => call('testamur_verify', '{}'), () => call('testamur_trust', '[]')]) {
  let message = 'no error';
  try { wrong(); } catch (error) { message = error.message; }
  if (!/^(no-such-buffer|malformed-request|trust-malformed): /.test(message)) {
    console.error(`a wrong call: ${message}`);
    failed += 1;
  }
}
if (names.length === 0 || failed > 0) process.exit(1);
console.log(`${names.length} vectors give the same verdict as wasm (${module.length} bytes)`);
