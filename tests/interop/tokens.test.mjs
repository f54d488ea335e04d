// npm jose verifies every token with the JsonWebKey that the institution's host serves.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {compactVerify, decodeProtectedHeader, importJWK} from 'jose';

import {didDocument, issued} from './issued.mjs';

const all = issued();

async function key(token) {
  const {kid} = decodeProtectedHeader(token);
  const [did] = kid.split('#');
  const document = didDocument(did);
  assert.ok(document, `the host serves no DID document of ${did}`);
  assert.equal(document.id, did);
  const method = document.verificationMethod.find(({id}) => id === kid);
  assert.equal(method?.type, 'JsonWebKey', `${kid} is not listed as a JsonWebKey`);
  assert.equal(method.controller, did);
  assert.ok(document.assertionMethod.includes(kid), `${kid} may not sign assertions`);
  return importJWK(method.publicKeyJwk, 'EdDSA');
}

test(`jose verifies ${all.length} tokens, and each holds what credential.json holds`, async () => {
  for(const {programme, number, token, credential} of all) {
    const {payload, protectedHeader} = await compactVerify(token, await key(token), {algorithms: ['EdDSA']});
    assert.deepEqual(Object.keys(protectedHeader), ['alg', 'kid', 'typ'], number);
    assert.equal(protectedHeader.typ, 'vc+jwt');
    const {iss, ...claims} = JSON.parse(new TextDecoder().decode(payload));
    const {proof, ...unsecured} = credential;
    assert.equal(iss, credential.issuer.id, `${programme}/${number}`);
    assert.deepEqual(claims, unsecured, `${programme}/${number}`);
  }
});

test('jose refuses a token with any changed part', async () => {
  const {token} = all[0];
  const parts = token.split('.');
  for(const at of [0, 1, 2]) {
    const changed = [...parts];
    const middle = Math.floor(changed[at].length / 2);
    changed[at] = changed[at].slice(0, middle) + (changed[at][middle] === 'A' ? 'B' : 'A') + changed[at].slice(middle + 1);
    await assert.rejects(compactVerify(changed.join('.'), await key(token), {algorithms: ['EdDSA']}));
  }
});

test('jose refuses a token under the key of another institution', async () => {
  const other = all.find(({credential}) => credential.issuer.id !== all[0].credential.issuer.id);
  assert.ok(other, 'the demo has at least two institutions');
  await assert.rejects(compactVerify(all[0].token, await key(other.token), {algorithms: ['EdDSA']}));
});
