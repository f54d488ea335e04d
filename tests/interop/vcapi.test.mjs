// Digital Bazaar's libraries and `testamur serve --conformance` read each other, as the W3C suites have them do: the suites
// themselves come from git alone, but sign their presentations and issue their negative cases with these libraries.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, before, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import jsigs from 'jsonld-signatures';

import {documentLoader as knownLoader} from './documents.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const binary = process.env.TESTAMUR_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/testamur');
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';

let server;
let base;
let issuer;
let wallet;

before(async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'testamur-vcapi-')), 'none');
  server = spawn(binary, ['serve', '--conformance', '--listen', '127.0.0.1:0', '--data', data], {stdio: ['ignore', 'pipe', 'ignore']});
  for await (const line of createInterface({input: server.stdout})) {
    issuer ??= line.match(/^issuer +(did:key:z\w+)/)?.[1];
    base ??= line.match(/POST (http:\S+)\/credentials\/issue/)?.[1];
    if(line.startsWith('Listening')) {
      break;
    }
  }
  wallet = await Ed25519Multikey.generate();
  wallet.controller = `did:key:${wallet.publicKeyMultibase}`;
  wallet.id = `${wallet.controller}#${wallet.publicKeyMultibase}`;
});

after(() => server.kill());

/** did:key and status lists as the server itself gives them; contexts from packages. */
async function documentLoader(url) {
  if(url === EXAMPLES) {
    return {contextUrl: null, documentUrl: url, document: {'@context': {'@vocab': `${EXAMPLES.slice(0, -3)}#`}}};
  }
  const address = url.startsWith('did:key:') ? `${base}/identifiers/${encodeURIComponent(url)}` : url.startsWith(base) ? url : undefined;
  if(!address) {
    return knownLoader(url);
  }
  const response = await fetch(address, {headers: {accept: 'application/ld+json, application/json'}});
  assert.equal(response.status, 200, address);
  assert.match(response.headers.get('content-type'), /json/);
  return {contextUrl: null, documentUrl: url, document: await response.json()};
}

async function post(path, body) {
  const headers = {'content-type': 'application/json', accept: 'application/ld+json, application/json'};
  const response = await fetch(base + path, {method: 'POST', headers, body: JSON.stringify(body)});
  return {status: response.status, kind: response.headers.get('content-type'), body: await response.json()};
}

async function issue(credential, options = {}) {
  const {status, body} = await post('/credentials/issue', {credential: {issuer, ...credential}, options});
  assert.equal(status, 201, JSON.stringify(body));
  return body.verifiableCredential;
}

const credential = () => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', EXAMPLES],
  type: ['VerifiableCredential', 'ExampleAlumniCredential'],
  credentialSubject: {id: 'did:example:subject', alumniOf: {id: 'did:example:university', name: 'Şərq Universiteti'}}
});
const newSuite = () => new DataIntegrityProof({cryptosuite, signer: wallet.signer()});

test('Digital Bazaar verifies what is issued, with its status before and after a withdrawal', async () => {
  const id = 'urn:uuid:7c2e5b1f-3f0c-4a6f-9a55-0c8f4f8f2b10';
  const options = {credentialStatus: {type: 'BitstringStatusListEntry', statusPurpose: 'revocation'}};
  const issued = await issue({...credential(), id}, options);
  const check = () => vc.verifyCredential({credential: issued, suite: new DataIntegrityProof({cryptosuite}), documentLoader, checkStatus});
  const before = await check();
  assert.ok(before.verified, JSON.stringify(before.error?.errors ?? before.error));
  assert.equal(before.statusResult.results[0].status, false);
  const entry = {type: 'BitstringStatusListEntry', statusPurpose: 'revocation'};
  const put = await post('/credentials/status', {credentialId: id, credentialStatus: entry, status: true});
  assert.equal(put.status, 200);
  // That library tells the bit beside `verified`, which means that the list could be read.
  assert.equal((await check()).statusResult.results[0].status, true);
  assert.equal((await post('/credentials/verify', {verifiableCredential: issued})).body.verified, false);
});

test('what Digital Bazaar issues is verified, and refused once it is changed', async () => {
  const issued = await vc.issue({credential: {...credential(), issuer: wallet.controller}, suite: newSuite(), documentLoader});
  const good = await post('/credentials/verify', {verifiableCredential: issued, options: {checks: ['proof']}});
  assert.deepEqual([good.status, good.body.verified], [200, true], JSON.stringify(good.body));
  assert.match(good.kind, /json/);
  for(const change of [
    it => { it.credentialSubject.alumniOf.name += 'x'; },
    it => { it.proof.created = '2020-01-01T00:00:00Z'; },
    it => { delete it.proof; },
    it => { delete it.proof.type; },
    it => { it.proof.verificationMethod = 'did:key:invalidVm'; },
    it => { it.proof.proofValue = it.proof.proofValue.slice(1); },
    it => { it.proof.cryptosuite = 'UnknownCryptosuite'; },
    it => { it.issuer = issuer; },
    it => { it['@context'] = it['@context'][0]; }
  ]) {
    const bad = structuredClone(issued);
    change(bad);
    const {status, body} = await post('/credentials/verify', {verifiableCredential: bad, options: {checks: ['proof']}});
    assert.ok([400, 422].includes(status), `${change}`);
    assert.equal(body.verified, false, `${change}`);
    assert.ok(body.problemDetails.length > 0);
  }
});

test('presentations that Digital Bazaar signs are verified for their domain and challenge', async () => {
  const presentation = vc.createPresentation({verifiableCredential: [await issue(credential())], holder: wallet.controller, now: new Date()});
  const options = {challenge: 'u7Ho', domain: 'https://verifier.example'};
  const signed = await vc.signPresentation({presentation, suite: newSuite(), documentLoader, ...options});
  const verify = asked => post('/presentations/verify', {verifiablePresentation: signed, options: asked});
  assert.deepEqual((await verify(options)).status, 200, JSON.stringify((await verify(options)).body));
  assert.equal((await verify({checks: []})).status, 200);
  assert.equal((await verify({...options, challenge: 'other'})).status, 400);
  assert.equal((await verify({...options, domain: 'https://other.example'})).status, 400);
  const {AuthenticationProofPurpose} = jsigs.purposes;
  const {body} = await post('/presentations', {presentation, options});
  assert.equal(body.verifiablePresentation, undefined, 'the holder is another');
  const {holder, ...unheld} = presentation;
  const ours = (await post('/presentations', {presentation: unheld, options})).body.verifiablePresentation;
  const purpose = new AuthenticationProofPurpose(options);
  const result = await vc.verify({presentation: ours, presentationPurpose: purpose, suite: new DataIntegrityProof({cryptosuite}), documentLoader});
  assert.ok(result.verified, JSON.stringify(result.error?.errors ?? result.error));
});
