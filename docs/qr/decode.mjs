// What stands in a printed code, with nothing but what browsers and node have. It proves nothing: check the signature.
// decode(text, (number) => [dictionary, code page]) gives the vc+jwt; the two are the texts of dictionary-N.bin and codepage-N.txt.
const WIDTHS = { 3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6, 17: 7 };
const utf8 = (text) => [...new TextEncoder().encode(text)];
const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

export async function decode(text, read, printed) {
  const [, host, query = '', digits] = text.trim().match(/^https?:\/\/([^/?#]+)\/v(?:\?([^#]*))?#([0-9]+)$/);
  const authority = printed ?? query.match(/(?:^|&)a=([^&]+)/)?.[1] ?? host; // where hosts have moved, the signature tells
  const code = digits.match(/.{1,17}/g).flatMap((group) =>
    Array.from({ length: WIDTHS[group.length] }, (_, at) => Number((BigInt(group) >> BigInt(8 * at)) & 255n)));
  const [form, number, flags] = code;
  if (form !== 0x10 || flags > 1 || ![0, 1, 255].includes(number)) throw new Error('this code is of a later form');
  const [size, start] = code[3] > 127 ? [code[3] - 128 + 128 * code[4], 5] : [code[3], 4];
  const side = code.slice(start, start + size);
  const [signature, stream] = [code.slice(start + size, start + size + 64), code.slice(start + size + 64)];
  const [words, lines] = number ? await read(number) : ['', ''];
  const page = lines.split('\n').slice(0, 127);
  const toPage = (c) => (c < '\x80' ? [c.charCodeAt()] : page.includes(c) ? [128 + page.indexOf(c)] : [255, ...utf8(c)]);
  const preset = flags ? [...words].flatMap(toPage) : utf8(words);
  // Inflaters of browsers take no dictionary: it goes before the stream, as one block that is not packed.
  const length = [preset.length & 255, preset.length >> 8];
  const packed = new Uint8Array([0, ...length, ...length.map((byte) => byte ^ 255), ...preset, ...stream]);
  const inflated = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  let inside = [...new Uint8Array(await new Response(inflated).arrayBuffer())].slice(preset.length);
  if (flags) {
    const plain = [];
    while (inside.length) {
      const byte = inside.shift();
      if (byte === 255) plain.push(...inside.splice(0, inside[0] < 0xe0 ? 2 : inside[0] < 0xf0 ? 3 : 4));
      else plain.push(...(byte < 128 ? [byte] : utf8(page[byte - 128])));
    }
    inside = plain;
  }
  const take = (count) => side.splice(0, count);
  const big = (count) => take(count).reduce((sum, byte) => sum * 256 + byte, 0);
  const since = (seconds) => new Date(Date.UTC(2000, 0, 1) + seconds * 1000).toISOString();
  const uuid = () => take(16).map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const leb = (byte = take(1)[0]) => (byte & 127) + (byte > 127 ? 128 * leb() : 0);
  const last = {};
  const spread = { 1: () => (last.id = `urn:uuid:${uuid()}`), 2: () => since(big(4)).replace('.000', ''), 3: () => `${since(big(2) * 86400).slice(0, 10)}T00:00:00Z`,
    4: () => since(big(2) * 86400).slice(0, 10), 5: () => authority, 6: () => (last.number = `${leb()}`), 7: () => last.number, 14: () => last.id, 15: uuid };
  const whole = [...new TextDecoder().decode(new Uint8Array(inside))].map((c) => spread[c.charCodeAt()]?.() ?? c).join('');
  return [...whole.split('\x1e').map(utf8), signature].map(base64url).join('.');
}
