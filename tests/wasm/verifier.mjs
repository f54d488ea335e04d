// The verifier as wasm, and the vectors of tests/vectors, for whoever runs them: node (run.mjs) and a browser (tests/browser).

/** Loads the verifier; what it answers are the functions below. */
export async function load(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes);
  const { memory, testamur_alloc, testamur_free, ...functions } = instance.exports;

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

  const call = (name, ...texts) => take(functions[name](...texts.map(put)));
  return { call, take, functions };
}

/** Head and body of a vector. */
export function read(text) {
  const end = text.indexOf('\n\n');
  const head = Object.fromEntries(text.slice(0, end).split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
  return { head, body: text.slice(end + 2).replace(/\n$/, '') };
}

/** What a vector asks. */
export function question({ head, body }) {
  const request = {
    text: body,
    at: head.at,
    allow_demo: head['allow-demo'] === 'yes',
    trust_domains: head['trust-domain'] ? [head['trust-domain']] : [],
  };
  if (head['max-status-age']) request.max_status_age = Number(head['max-status-age']);
  return request;
}

/** What must be answered without network: the verdict, and its reason. */
export const expected = ({ head }) => head['expect-core'] ?? head.expect;

/** The verdict and its reason, as vectors write it. */
export const outcome = ({ verdict, reason }) => (reason ? `${verdict} ${reason}` : verdict);
