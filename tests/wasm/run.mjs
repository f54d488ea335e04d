// Runs every vector of tests/vectors through the verifiers built for browsers, and compares verdict and reason.
//
//   node tests/wasm/run.mjs PROGRAMS.wasm [SMALL.wasm WHOLE.wasm]
//
// PROGRAMS is built with --features programs,report (scripts/test does); the other two are those of the page (build.rs). What the small
// one says must be what all say, unless it says that it takes the whole one.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expected, load, outcome, question, read } from './verifier.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [module, ...pair] = process.argv.slice(2).map((path) => readFileSync(path));
const { call, take, functions } = await load(module);
const ofPage = await Promise.all(pair.map(load));
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
  if (ofPage.length) faults.push(...runOnPage(vector, request));
  const { results, remark } = vector.head;
  if (results && String(answer.results.length) !== results) faults.push(`${answer.results.length} results`);
  const isElsewhere = answer.results.some(({ checks }) => checks.some(({ result }) => result === 'link-elsewhere'));
  if (isElsewhere !== (remark === 'link-elsewhere')) faults.push(`link-elsewhere is ${isElsewhere}`);
  return faults;
}

/** Nearly all that is printed, and so most vectors, must need no more than the small verifier. */
const MIN_SMALL = 100;
let bySmall = 0;

/** As the page does: the small verifier, and the whole one where the small one says so. A signed list is none of the page's. */
function runOnPage(vector, request) {
  const trust = file(`tests/vectors/trust/${vector.head.trust}.json`);
  if (JSON.parse(trust).list) return [];
  const [small, whole] = ofPage.map(({ call }) => {
    try {
      call('testamur_trust', trust);
      return call('testamur_report', request);
    } catch (error) {
      return { error: error.message };
    }
  });
  const faults = [];
  if (whole.error || outcome(whole) !== expected(vector)) faults.push(`is told by the whole one as ${whole.error ?? outcome(whole)}`);
  if (small.error || small.needs_more) return faults;
  bySmall += 1;
  if (outcome(small) !== expected(vector)) faults.push(`is told by the small one as ${outcome(small)}`);
  // What is malformed is told in the words of the reader that found it.
  const isSame = small.title === whole.title && (small.html === whole.html || small.reason === 'malformed');
  if (!isSame) faults.push('the two of the page say it otherwise');
  return faults;
}

for (const verifier of [{ call }, ...ofPage]) verifier.call('testamur_words', 'en', file('templates/words/en.ftl'));
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
if (ofPage.length && bySmall < MIN_SMALL) {
  console.error(`the small verifier has decided only ${bySmall} vectors`);
  failed += 1;
}
if (names.length === 0 || failed > 0) process.exit(1);
console.log(`${names.length} vectors give the same verdict as wasm, ${bySmall} of them by the small verifier alone`);
