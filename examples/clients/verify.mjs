#!/usr/bin/env node
// Verifies certificates at a Testamur service, keeps the receipt, and checks whose it is.
//
//     node verify.mjs https://certificates.hill.example certificate.pdf      one file:  answer.json
//     node verify.mjs https://certificates.hill.example applications/        a folder:  request.ndjson, answers.ndjson
//
// Options: --out FOLDER (where the answers are kept), --host HOST (who must have signed, where it is not the address's host).
// Exit code 0: all accepted; 1: one is rejected; 2: one is undecided or was not understood; 3: the receipt is not good.
// Needs Node.js 20, and nothing else.

import { createHash, createPublicKey, verify as verifySignature } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import path from "node:path";
import { parseArgs } from "node:util";

const TYPES = {
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".jwt": "application/vc+jwt",
  ".json": "application/vc",
  ".txt": "text/plain",
};
const MILLISECONDS = 60_000;

/** The receipt is not this service's, or belongs to something else. */
class BadReceipt extends Error {}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string", default: "." }, host: { type: "string" } },
});
const [service, shown] = positionals;
if (!shown) {
  console.error("usage: verify.mjs https://HOST FILE|FOLDER [--out FOLDER] [--host HOST]");
  process.exit(64);
}
const host = options.host ?? new URL(service).host;

try {
  const { verdicts, receipt } = (await stat(shown)).isDirectory() ? await verifyFolder(shown) : await verifyFile(shown);
  console.log(`receipt: signed by ${receipt.iss}, says ${receipt.verdict}, as of ${receipt.as_of ?? "never"}`);
  const onlyAccepted = verdicts.size === 1 && verdicts.has("accept");
  process.exitCode = verdicts.has("reject") ? 1 : onlyAccepted ? 0 : 2;
} catch (fault) {
  if (!(fault instanceof BadReceipt)) throw fault;
  console.log(`BAD RECEIPT: ${fault.message}`);
  process.exitCode = 3;
}

/** Sends one file, and keeps the answer with the receipt in it. */
async function verifyFile(file) {
  const evidence = await readFile(file);
  const response = await fetch(`${service}/v1/verify?receipt=jwt`, {
    method: "POST",
    headers: { "content-type": TYPES[path.extname(file).toLowerCase()] ?? "text/plain" },
    body: evidence,
    signal: AbortSignal.timeout(MILLISECONDS),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status}: ${text}`);
  await writeFile(path.join(options.out, "answer.json"), text);
  const { receipt: token, ...answer } = JSON.parse(text);
  const receipt = readReceipt(token, await serviceKeys());
  compare(receipt, "evidence_sha256", createHash("sha256").update(evidence));
  compare(receipt, "answer_sha256", createHash("sha256").update(canonical(answer)));
  for (const result of answer.results) show(file, result.verdict, result.reason, result.certificate);
  return { verdicts: new Set([answer.verdict]), receipt };
}

/** Sends the files of a folder as one batch, and keeps its lines. Neither is ever held in memory whole. */
async function verifyFolder(folder) {
  const { request: send } = service.startsWith("https:") ? https : http;
  const request = send(`${service}/v1/verify/batch?receipt=jwt`, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson" },
    timeout: MILLISECONDS,
  });
  request.on("timeout", () => request.destroy(new Error("the service does not answer")));
  const answered = once(request, "response");
  const [sent, received] = [createHash("sha256"), createHash("sha256")];
  // Answers come while the batch is still being sent: whoever reads none is not listened to any longer.
  const sending = (async () => {
    const kept = createWriteStream(path.join(options.out, "request.ndjson"));
    for (const name of (await readdir(folder, { recursive: true })).sort()) {
      const line = await lineOf(folder, name);
      if (!line) continue;
      sent.update(line);
      kept.write(line);
      if (!request.write(line)) await once(request, "drain");
    }
    request.end();
    kept.end();
    await once(kept, "finish");
  })();
  const [response] = await answered;
  if (response.statusCode !== 200) throw new Error(`${response.statusCode}: ${await response.toArray()}`);
  const kept = createWriteStream(path.join(options.out, "answers.ndjson"));
  const verdicts = new Set();
  let token;
  for await (const line of lines(response)) {
    kept.write(line);
    const answer = JSON.parse(line);
    if (answer.receipt) {
      token = answer.receipt;
      break;
    }
    received.update(line);
    verdicts.add(answer.verdict ?? "error");
    for (const result of answer.results ?? []) show(answer.ref, result.verdict, result.reason, result.certificate);
    if (answer.error) show(answer.ref, "error", answer.error.detail);
  }
  kept.end();
  await Promise.all([sending, once(kept, "finish")]);
  if (!token) throw new BadReceipt("the batch broke off before its receipt");
  const receipt = readReceipt(token, await serviceKeys());
  compare(receipt, "evidence_sha256", sent);
  compare(receipt, "answer_sha256", received);
  return { verdicts, receipt };
}

/** A file as one line of a batch. */
async function lineOf(folder, name) {
  const kind = path.extname(name).toLowerCase();
  if (!TYPES[kind]) return undefined;
  const bytes = await readFile(path.join(folder, name));
  const texts = { ".jwt": "jwt", ".json": "credential", ".txt": "qr" };
  const member = texts[kind] ?? "pdf";
  const value = member === "pdf" ? bytes.toString("base64") : bytes.toString("utf8").trim();
  return `${JSON.stringify({ ref: name, [member]: value })}\n`;
}

/** The lines of a stream as bytes, each with its end: the receipt is about exactly these. */
async function* lines(stream) {
  let begun = Buffer.alloc(0);
  for await (const piece of stream) {
    begun = Buffer.concat([begun, piece]);
    for (let end = begun.indexOf(10); end >= 0; end = begun.indexOf(10)) {
      yield begun.subarray(0, end + 1);
      begun = begun.subarray(end + 1);
    }
  }
}

/** The DID document of the service. Who files receipts for years keeps it beside them. */
async function serviceKeys() {
  const response = await fetch(`${service}/service/did.json`, { signal: AbortSignal.timeout(MILLISECONDS) });
  return response.json();
}

/** What a receipt says, once it is known to be signed by the service at this host (docs/OPERATING.md, "Receipts"). */
function readReceipt(token, document) {
  const [header, payload, signature] = token.split(".");
  const named = JSON.parse(Buffer.from(header, "base64url"));
  if (named.typ !== "testamur-receipt+jwt" || named.alg !== "EdDSA") throw new BadReceipt("another kind of token");
  const did = `did:web:${host.replace(":", "%3A")}:service`;
  const method = document.verificationMethod.find(
    (method) => method.id === named.kid && method.controller === did && !("revoked" in method),
  );
  if (document.id !== did || !method) throw new BadReceipt(`${named.kid} is no key of ${did}`);
  const key = createPublicKey({ key: method.publicKeyJwk, format: "jwk" });
  const good = verifySignature(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, "base64url"));
  if (!good) throw new BadReceipt("the signature does not verify");
  const receipt = JSON.parse(Buffer.from(payload, "base64url"));
  if (receipt.iss !== did) throw new BadReceipt("signed by another service than it names");
  return receipt;
}

function compare(receipt, member, hash) {
  if (receipt[member] !== hash.digest("hex")) throw new BadReceipt(`${member} is of something else`);
}

/** JCS (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

function show(name, verdict, reason, certificate) {
  const signed = certificate ? `  ${certificate.name}: ${certificate.title} (${certificate.number})` : "";
  console.log(`${verdict.padEnd(9)} ${name}${reason ? `  [${reason}]` : ""}${signed}`);
}
