// Credentials that Digital Bazaar's libraries sign are read by `testamur verify`, and proofs of ours of every kind by those libraries.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {Ed25519VerificationKey2020} from '@digitalbazaar/ed25519-verification-key-2020';
import {createSignCryptosuite, createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import suiteContext from 'ed25519-signature-2020-context';
import jsigs from 'jsonld-signatures';

import {documentLoader as knownDocuments} from './documents.mjs';
import {root, testamur} from './issued.mjs';

const SUITE_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const folder = mkdtempSync(join(tmpdir(), 'testamur-foreign-'));
after(() => rmSync(folder, {recursive: true}));

/** Verification methods by id, for Digital Bazaar's verifiers. */
const methods = new Map();
async function documentLoader(url) {
  const document = url === SUITE_2020 ? suiteContext.contexts.get(url) : methods.get(url);
  return document ? {contextUrl: null, documentUrl: url, document} : knownDocuments(url);
}

/** A signer whose did:key is its own DID document. */
async function signer() {
  const key = await Ed25519VerificationKey2020.generate();
  const did = `did:key:${key.publicKeyMultibase}`;
  const id = `${did}#${key.publicKeyMultibase}`;
  Object.assign(key, {id, controller: did});
  methods.set(did, {
    '@context': ['https://www.w3.org/ns/did/v1', SUITE_2020], id: did,
    verificationMethod: [key.export({publicKey: true})], assertionMethod: [id]
  });
  methods.set(id, key.export({publicKey: true, includeContext: true}));
  const multikey = await Ed25519Multikey.from(await key.export({publicKey: true, privateKey: true}));
  return {did, id, key, multikey};
}

const suites = {
  'eddsa-rdfc-2022': ({multikey}) => new DataIntegrityProof({signer: multikey.signer(), cryptosuite: rdfc}),
  'eddsa-jcs-2022': ({multikey}) => new DataIntegrityProof({signer: multikey.signer(), cryptosuite: createSignCryptosuite()}),
  'Ed25519Signature2020': ({key}) => new Ed25519Signature2020({key})
};

const purpose = () => new jsigs.purposes.AssertionProofPurpose();

function sign(document, by, suite) {
  return jsigs.sign(document, {suite: suites[suite](by), purpose: purpose(), documentLoader});
}

/** Credentials that are not of our shape, by name. */
const kinds = {
  'VCDM 2.0': issuer => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
    type: ['VerifiableCredential'],
    issuer,
    name: 'Прохождение стажировки',
    validFrom: '2023-01-01T00:00:00Z',
    credentialSubject: {id: 'did:example:abcdefgh', description: 'Şükrü Işık, Gülnarə Əliyeva'}
  }),
  'VCDM 1.1': issuer => ({
    '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'],
    id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
    type: ['VerifiableCredential'],
    issuer,
    issuanceDate: '2023-01-01T00:00:00Z',
    credentialSubject: {id: 'did:example:abcdefgh'}
  }),
  'Open Badges 3.0': issuer => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: {id: issuer, type: ['Profile'], name: 'Another school'},
    name: 'Badge',
    validFrom: '2023-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'], id: 'did:example:abcdefgh',
      achievement: {
        id: 'https://school.example/badges/1', type: ['Achievement'], name: 'Badge', description: 'It was earned.',
        criteria: {narrative: 'Work.'}
      }
    }
  })
};

/** What `testamur verify --json` says of a document. */
function judge(document) {
  const file = join(folder, 'credential.json');
  writeFileSync(file, JSON.stringify(document));
  const {stdout, stderr, status} = spawnSync(testamur, ['verify', '--json', '--at', '2026-07-15T09:00:00Z', file], {
    cwd: folder, encoding: 'utf8'
  });
  assert.ok([0, 1, 2].includes(status), stderr);
  const answer = JSON.parse(stdout);
  const [result] = (Array.isArray(answer) ? answer[0] : answer).results;
  return {...result, signatures: result.checks.filter(({check}) => check === 'signature').map(check => check.result)};
}

/** Genuine, and nothing is known of the issuer but the key. */
function assertGenuine(document, signatures, where) {
  const result = judge(document);
  assert.deepEqual([result.verdict, result.reason], ['undecided', 'issuer-not-trusted'], `${where}: ${JSON.stringify(result)}`);
  assert.deepEqual(result.signatures, signatures, where);
  assert.deepEqual(result.credential, document, where);
}

function assertRefused(document, reason, where) {
  const result = judge(document);
  assert.deepEqual([result.verdict, result.reason], ['reject', reason], `${where}: ${JSON.stringify(result)}`);
  assert.equal(result.credential, null, where);
}

test('testamur verifies what Digital Bazaar signs, by every suite, over every kind of credential', async () => {
  const by = await signer();
  for(const [kind, make] of Object.entries(kinds)) {
    for(const suite of Object.keys(suites)) {
      const where = `${kind}, ${suite}`;
      const credential = make(by.did);
      if(suite === 'Ed25519Signature2020') {
        credential['@context'].push(SUITE_2020);
      }
      const signed = await sign(credential, by, suite);
      assertGenuine(signed, ['pass'], where);
      const forged = structuredClone(signed);
      forged.credentialSubject.id = 'did:example:somebody-else';
      assertRefused(forged, 'bad-signature', where);
      const later = structuredClone(signed);
      later.proof.created = '2024-01-01T00:00:00Z';
      assertRefused(later, 'bad-signature', where);
    }
  }
});

test('testamur judges validity as the signer meant it', async () => {
  const by = await signer();
  const expired = {...kinds['VCDM 1.1'](by.did), expirationDate: '2024-01-01T00:00:00Z'};
  assert.equal(judge(await sign(expired, by, 'eddsa-rdfc-2022')).reason, 'expired');
  const early = {...kinds['VCDM 2.0'](by.did), validFrom: '2027-01-01T00:00:00Z'};
  assert.equal(judge(await sign(early, by, 'eddsa-jcs-2022')).reason, 'not-yet-valid');
});

test('testamur verifies sets of proofs that Digital Bazaar makes', async () => {
  const [by, other] = [await signer(), await signer()];
  const once = await sign(kinds['VCDM 2.0'](by.did), by, 'eddsa-rdfc-2022');
  const twice = await sign(once, by, 'eddsa-jcs-2022');
  const thrice = await sign(twice, other, 'eddsa-rdfc-2022');
  assert.equal(thrice.proof.length, 3);
  // One check a key: two of the proofs are by the issuer's.
  assertGenuine(thrice, ['pass', 'pass'], 'a set');
  for(const at of [0, 1, 2]) {
    const forged = structuredClone(thrice);
    forged.proof[at].created = '2024-01-01T00:00:00Z';
    assertRefused(forged, 'bad-signature', `proof ${at}`);
  }
});

test('Digital Bazaar verifies each proof of the sets that we write', async () => {
  const vector = name => {
    const text = readFileSync(join(root, `tests/vectors/verify/${name}.txt`), 'utf8');
    return JSON.parse(text.slice(text.indexOf('\n\n')));
  };
  const trust = JSON.parse(readFileSync(join(root, 'tests/vectors/trust/three-universities.json'), 'utf8'));
  for(const {institution: {did, keys}} of trust.institutions) {
    const multikeys = keys.flatMap(({id, key}) => [id, `${did}#${key}`].map(id => ({
      '@context': 'https://w3id.org/security/multikey/v1', id, type: 'Multikey', controller: did, publicKeyMultibase: key
    })));
    methods.set(did, {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'], id: did,
      verificationMethod: multikeys, assertionMethod: multikeys.map(({id}) => id)
    });
    multikeys.forEach(method => methods.set(method.id, method));
  }
  const verifiers = [rdfc, createVerifyCryptosuite()].map(cryptosuite => new DataIntegrityProof({cryptosuite}));
  const verify = document => jsigs.verify(structuredClone(document), {suite: verifiers, purpose: purpose(), documentLoader});
  for(const name of ['credential', 'proof-set', 'proof-countersigned']) {
    const document = vector(name);
    for(const proof of document.proof) {
      const one = {...document, proof};
      const result = await verify(one);
      assert.ok(result.verified, `${name}: ${JSON.stringify(result)}`);
      one.credentialSubject = {...one.credentialSubject, role: 'Director'};
      assert.equal((await verify(one)).verified, false, name);
    }
  }
});
