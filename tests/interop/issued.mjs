// What the node tests read: the certificates that `testamur demo` wrote, and a mirror of what the institutions' host serves.

import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const interop = process.env.TESTAMUR_INTEROP ?? join(root, 'target/interop');

/** The program, as built to be tested. */
export const testamur = process.env.TESTAMUR_BIN ?? join(root, 'target/debug/testamur');

/** The host of all demo institutions. */
export const HOST = 'demo.testamur.example';

/** The standards' own schema, in a folder beside the checkout that a plain clone does not have. */
export const SCHEMA = join(process.env.TESTAMUR_SHARED ?? join(root, '../shared'), 'contexts/ob_v3p0_achievementcredential_schema.json');

/** The certificates to check: all of small programmes, every 20th of large ones; all of all with TESTAMUR_ALL=1. */
export function issued() {
  const folder = join(interop, 'demo/certificates');
  const found = [];
  for(const programme of readdirSync(folder).sort()) {
    const numbers = readdirSync(join(folder, programme))
      .filter(name => name.endsWith('.jwt')).map(name => name.slice(0, -'.jwt'.length)).sort();
    const step = numbers.length > 100 && !process.env.TESTAMUR_ALL ? 20 : 1;
    for(let at = 0; at < numbers.length; at += step) {
      const path = join(folder, programme, numbers[at]);
      found.push({
        programme, number: numbers[at],
        token: readFileSync(`${path}.jwt`, 'utf8').trim(),
        credential: JSON.parse(readFileSync(`${path}.json`, 'utf8'))
      });
    }
  }
  if(found.length === 0) {
    throw new Error(`no certificates in ${folder}`);
  }
  return found;
}

/** What the institutions' host answers to this address, or undefined. */
export function served(url) {
  const {protocol, host, pathname} = new URL(url);
  const file = join(interop, 'served', pathname);
  return protocol === 'https:' && host === HOST && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The DID document of a did:web (did:web method, section 2.5.2), from the host's mirror. */
export function didDocument(did) {
  const [, , host, ...path] = did.split(':');
  const folder = path.length === 0 ? '.well-known' : path.join('/');
  return served(`https://${decodeURIComponent(host)}/${folder}/did.json`);
}
