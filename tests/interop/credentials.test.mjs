// Digital Bazaar's libraries and the verifier of the Digital Credentials Consortium check credential.json.

import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {verifyCredential} from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

import {documentLoader, missed} from './documents.mjs';
import {SCHEMA, didDocument, issued, served} from './issued.mjs';

const suite = new DataIntegrityProof({cryptosuite});
const all = issued();
const oneOfEach = [...new Map(all.map(one => [one.programme, one])).values()];

/** Each changes one claim; the credential stays well-formed. */
const FORGERIES = {
  name: it => { it.credentialSubject.identifier[0].identityHash += 'x'; },
  title: it => { it.credentialSubject.achievement.name += 'x'; },
  date: it => { it.credentialSubject.activityEndDate = '2031-01-01T00:00:00Z'; },
  role: it => { it.credentialSubject.role = 'Director'; },
  number: it => {
    it.credentialSubject.identifier.find(({identityType}) => identityType === 'ext:registerNumber').identityHash = 'X-1';
  }
};

function check(credential) {
  return verifyCredential({credential, suite, documentLoader, checkStatus});
}

test(`Digital Bazaar verifies ${all.length} credentials with their status, and asks for nothing unknown`, async () => {
  for(const {programme, number, credential} of all) {
    const result = await check(credential);
    assert.ok(result.verified, `${programme}/${number}: ${JSON.stringify(result.error?.errors ?? result.error, null, 1)}`);
  }
  assert.deepEqual(missed, []);
});

test('Digital Bazaar refuses a credential with a changed claim', async () => {
  for(const {credential} of oneOfEach) {
    for(const [claim, forge] of Object.entries(FORGERIES)) {
      const forged = structuredClone(credential);
      forge(forged);
      assert.notDeepEqual(forged, credential, claim);
      assert.equal((await check(forged)).verified, false, claim);
    }
  }
});

// verifier-core has its own document loader, which fetches: here fetch answers from the mirror, and nothing leaves.
// Where the schema of Open Badges is not at hand, it gets one that accepts all, and the test of the schema is skipped.
const SCHEMA_URL = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
const schema = existsSync(SCHEMA) ? JSON.parse(readFileSync(SCHEMA, 'utf8')) : {};
globalThis.fetch = async request => {
  const url = typeof request === 'string' ? request : request.url ?? request.href;
  const answer = url === SCHEMA_URL ? schema : served(url);
  return answer ? Response.json(answer) : new Response('not here', {status: 404});
};
const verifierCore = await import('@digitalcredentials/verifier-core');

test('verifier-core finds the signature valid, the issuer resolved and the status good', async () => {
  for(const {programme, number, credential} of all) {
    const result = await verifierCore.verifyCredential({credential, knownDIDRegistries: []});
    const where = `${programme}/${number}: ${JSON.stringify(result.errors ?? result.log)}`;
    assert.equal(result.errors, undefined, where);
    for(const step of ['valid_signature', 'expiration', 'revocation_status']) {
      assert.equal(result.log.find(({id}) => id === step)?.valid, true, `${step}: ${where}`);
    }
  }
});

test('verifier-core finds the Open Badges schema kept', {skip: !existsSync(SCHEMA) && `${SCHEMA} is missing`}, async () => {
  for(const {programme, number, credential} of oneOfEach) {
    const result = await verifierCore.verifyCredential({credential, knownDIDRegistries: []});
    const [found] = result.additionalInformation.find(({id}) => id === 'schema_check').results;
    assert.equal(found.schema, SCHEMA_URL);
    assert.ok(found.result.valid, `${programme}/${number}: ${JSON.stringify(found.result.errors)}`);
  }
});

test('verifier-core refuses a credential with a changed claim', async () => {
  for(const {credential} of oneOfEach) {
    const forged = structuredClone(credential);
    FORGERIES.name(forged);
    const result = await verifierCore.verifyCredential({credential: forged, knownDIDRegistries: []});
    assert.ok(result.errors?.length > 0, JSON.stringify(result));
  }
});

test('the proof names the Multikey of the same key as the token', () => {
  for(const {credential, token} of oneOfEach) {
    const {kid} = JSON.parse(Buffer.from(token.split('.')[0], 'base64url'));
    const methods = didDocument(credential.issuer.id).verificationMethod;
    const jwk = methods.find(({id}) => id === kid).publicKeyJwk;
    const multikey = methods.find(({id}) => id === credential.proof[0].verificationMethod);
    assert.equal(multikey.type, 'Multikey');
    assert.equal(multikey.id, `${credential.issuer.id}#${multikey.publicKeyMultibase}`);
    assert.ok(jwk.x, kid);
  }
});
