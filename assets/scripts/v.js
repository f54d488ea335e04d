// The page that a scanned code opens. It takes the code out of the address, and checks it here, by the verifier that is also the
// service's. It sends nothing unless somebody presses a button that says so.

const $ = (selector, root = document) => root.querySelector(selector);
const app = $("[data-app]");
const HOUR = 3_600_000;
performance.mark("begun");

// --- the verifier: plain functions on buffers of bytes (src/wasm.rs) ---

let core;
/** The whole verifier on its way: the small one reads codes and tokens, and says what is beyond it. */
let whole;
let isWhole = false;

async function load(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`the verifier: ${response.status}`);
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  core = instance.exports;
  call("testamur_words", document.documentElement.lang, $("#words").textContent);
}

/** Takes the whole verifier in the place of the small one, with what that one knew. */
async function grow() {
  whole ??= load(app.dataset.whole).then(() => {
    isWhole = true;
    call("testamur_trust", known);
  });
  try {
    await whole;
  } catch (error) {
    if (!isWhole) whole = undefined;
    throw error;
  }
}

/** Asks the verifier, and the whole one if it is beyond the small one. */
async function asked(name, text) {
  let answer;
  try {
    answer = call(name, text);
    if (!answer.needs_more || isWhole) return answer;
  } catch (error) {
    if (isWhole) throw error;
  }
  try {
    await grow();
  } catch (error) {
    if (answer) return answer;
    throw error;
  }
  return call(name, text);
}

function put(text) {
  const bytes = new TextEncoder().encode(text);
  const address = core.testamur_alloc(bytes.length);
  if (!address) throw new Error("too long");
  new Uint8Array(core.memory.buffer, address, bytes.length).set(bytes);
  return address;
}

function call(name, ...texts) {
  const address = core[name](...texts.map(put));
  const length = new DataView(core.memory.buffer).getUint32(address, true);
  const text = new TextDecoder().decode(new Uint8Array(core.memory.buffer, address + 4, length));
  core.testamur_free(address);
  const answer = JSON.parse(text);
  if (answer.error) throw new Error(`${answer.error}: ${answer.detail}`);
  return answer;
}

// --- whom this host believes, kept for when there is no network ---

const shelf = "caches" in globalThis ? caches.open("testamur-trust").catch(() => undefined) : undefined;
let known = '{"institutions":[]}';
/** When what is known was handed out. */
let learnt = 0;

async function learn(response) {
  known = await response.clone().text();
  await asked("testamur_trust", known);
  learnt = Date.parse(response.headers.get("date")) || Date.now();
}

async function fresh(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`whom to believe: ${response.status}`);
  await learn(response);
  await (await shelf)?.put(path, response).catch(() => undefined);
}

/** Knows whom to believe: what was kept an hour ago serves at once, and is renewed behind; what is older waits a little for the network. */
async function know(path) {
  if (Date.now() - learnt < HOUR / 6) return;
  const kept = await (await shelf)?.match(path);
  const age = kept ? Date.now() - Date.parse(kept.headers.get("date")) : Infinity;
  const renewal = fresh(path);
  if (!kept) return renewal;
  if (age >= HOUR) {
    try {
      return await Promise.race([renewal, new Promise((_, late) => setTimeout(late, 2500))]);
    } catch {
      $("[data-kept]").hidden = false;
    }
  }
  renewal.then(again).catch(() => undefined);
  await learn(kept);
}

// --- the answer ---

let shown = { text: "" };

/** Checks a text and shows the answer; asks before it sends the text anywhere, if that cannot be done here. */
async function check(text) {
  if (!text.trim()) return;
  stopCamera();
  only("working");
  try {
    await ready;
    await know(app.dataset.trust);
  } catch (error) {
    console.info(`this browser cannot check by itself: ${error.message}`);
    return ask(text);
  }
  await tell(text);
  $("h1", $("[data-answer]")).focus({ preventScroll: true });
  scrollTo(0, 0);
}

function report(text) {
  const request = {
    text,
    at: `${new Date().toISOString().slice(0, 19)}Z`,
    allow_demo: app.dataset.demo === "true",
    host: location.host,
    has_service: app.dataset.service === "true",
  };
  return asked("testamur_report", JSON.stringify(request));
}

async function tell(text) {
  const { verdict, reason, title, html } = await report(text);
  shown = { text, verdict, reason };
  const answer = $("[data-answer]");
  answer.innerHTML = html;
  finish(answer);
  only("answer");
  document.title = `${title} · Testamur`;
  $("[data-said]").textContent = `${title}. ${$(".why", answer).textContent}`;
  performance.mark("told");
}

/** News has come while an answer stands there. Who is reading is disturbed only if it changes the answer. */
async function again() {
  $("[data-kept]").hidden = true;
  if (!shown.text) return;
  const { text } = shown;
  const { verdict, reason, html } = await report(text);
  if (shown.text !== text) return;
  if (verdict !== shown.verdict || reason !== shown.reason) return tell(shown.text);
  const days = new DOMParser().parseFromString(html, "text/html").querySelectorAll(".as-of");
  document.querySelectorAll(".as-of").forEach((place, at) => (place.textContent = days[at]?.textContent));
}

/** What a browser knows better than the verifier: names of countries. And receipts become files. */
function finish(root) {
  for (const place of root.querySelectorAll("[data-country]")) {
    try {
      place.textContent = new Intl.DisplayNames([document.documentElement.lang], { type: "region" }).of(place.dataset.country);
    } catch {
      // The code itself will do.
    }
  }
  const receipt = root.querySelectorAll("[data-receipt]");
  for (const form of receipt) form.addEventListener("submit", save);
}

/** The signed receipt as a file. */
async function save(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = "receipt.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HOUR / 60);
}

// --- the form: what cannot be done here is sent after asking ---

function only(part) {
  for (const place of app.querySelectorAll("[data-part]")) place.hidden = place.dataset.part !== part;
  if (part !== "answer") document.title = app.dataset.title;
}

function ask(text) {
  const form = $("[data-ask]");
  form.elements.code.value = text;
  only("ask");
  offer(true);
}

/** Shows either the question whether to send what is in the form, or its fields. */
function offer(isConsent) {
  $("[data-consent]").hidden = !isConsent;
  $("[data-manual]").hidden = isConsent;
  if (isConsent) $("[data-consent] button").focus();
}

const isText = (file) => /^(text\/|application\/(json|jwt|vc))/.test(file.type) || /\.(jwt|json|txt)$/i.test(file.name);

/** A file is read here where that is possible, and else sent after asking. */
async function take(file) {
  if (isText(file)) return check(await file.text());
  if (file.type.startsWith("image/") && app.dataset.reader) {
    only("working");
    const { read } = await import(app.dataset.reader);
    const text = await read(await createImageBitmap(file), app.dataset).catch(() => "");
    if (text) return check(text);
  }
  const form = $("[data-ask]");
  if (form.elements.file.files[0] !== file) {
    const list = new DataTransfer();
    list.items.add(file);
    form.elements.file.files = list.files;
  }
  form.elements.code.value = "";
  only("ask");
  offer(app.dataset.service === "true");
}

function restart() {
  shown = { text: "" };
  const form = $("[data-ask]");
  form.reset();
  only("ask");
  offer(false);
  form.elements.code.focus({ preventScroll: true });
  scrollTo(0, 0);
}

// --- the camera ---

let stopCamera = () => undefined;
let hasScanned = false;

async function scan() {
  const { scan } = await import(app.dataset.reader);
  const place = $("[data-camera]");
  place.hidden = false;
  $("[data-no-camera]").hidden = true;
  $("[data-scan]").hidden = true;
  const camera = scan($("video", place), app.dataset);
  stopCamera = () => {
    camera.stop();
    place.hidden = true;
    $("[data-scan]").hidden = false;
    stopCamera = () => undefined;
  };
  try {
    const text = await camera.found;
    hasScanned = true;
    await check(text);
    keep().catch(() => undefined);
  } catch (error) {
    stopCamera();
    if (error.name !== "AbortError") $("[data-no-camera]").hidden = false;
  }
}

// --- look up by number and name ---

async function lookUp(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const result = $("output", form);
  const question = Object.fromEntries(new FormData(form));
  const headers = { "content-type": "application/json" };
  let found = "failed";
  try {
    const response = await fetch("/v1/lookup", { method: "POST", headers, body: JSON.stringify(question) });
    if (response.ok) found = (await response.json()).result;
  } catch {
    // No network.
  }
  for (const words of result.children) words.hidden = words.dataset.result !== found;
}

// --- the beginning ---

/** The code behind #, which then disappears from the address bar and the history. */
function codeInAddress() {
  const carried = sessionStorage.getItem("code");
  sessionStorage.removeItem("code");
  if (location.hash.length < 2) return carried ?? "";
  const text = `${location.origin}/v${location.search}${location.hash}`;
  history.replaceState(null, "", location.pathname + location.search);
  return text;
}

function listen() {
  const form = $("[data-ask]");
  form.addEventListener("submit", (event) => {
    // What is text is checked here; the service is only sent what somebody has agreed to send.
    const [file] = form.elements.file.files;
    if (!$("[data-consent]").hidden) return;
    event.preventDefault();
    if (form.elements.code.value.trim()) check(form.elements.code.value);
    else if (file) take(file);
  });
  form.elements.file.addEventListener("change", () => form.elements.file.files[0] && take(form.elements.file.files[0]));
  for (const button of document.querySelectorAll("[data-again]")) button.addEventListener("click", restart);
  $("[data-print]").addEventListener("click", () => print());
  $("[data-lookup]")?.addEventListener("submit", lookUp);
  if (app.dataset.reader && navigator.mediaDevices) {
    $("[data-scan]").hidden = false;
    $("[data-scan]").addEventListener("click", scan);
    $("[data-stop]").addEventListener("click", () => stopCamera());
  }
  addEventListener("hashchange", () => check(codeInAddress()));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) take(file);
    else check(event.dataTransfer.getData("text"));
  });
  addEventListener("paste", (event) => {
    if (event.target.matches("textarea, input")) return;
    const [file] = event.clipboardData.files;
    if (file) take(file);
    else check(event.clipboardData.getData("text"));
  });
  // Another language is another address: what is shown goes with the reader.
  for (const link of document.querySelectorAll("a[hreflang]")) {
    link.addEventListener("click", () => shown.text && sessionStorage.setItem("code", shown.text));
  }
}

/** Keeps the page for when there is no network, once it has shown that it works. */
async function keep() {
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register(app.dataset.worker, { scope: app.dataset.scope });
  const { active } = await navigator.serviceWorker.ready;
  const { core: verifier, whole: other, edition, reader, zxing, zxingCore } = app.dataset;
  const own = [...document.querySelectorAll("link[href], script[type=module][src]")].map((place) => place.href || place.src);
  const pages = [location.pathname + location.search, location.pathname, `${location.pathname}?lang=${document.documentElement.lang}`];
  // The reader for the camera is large: it is kept by those who have used it.
  const large = hasScanned ? ["BarcodeDetector" in globalThis ? [] : [zxing, zxingCore], reader].flat() : [];
  const send = (urls) =>
    new Promise((done) => {
      const { port1: answer, port2 } = new MessageChannel();
      answer.onmessage = done;
      active.postMessage({ edition, pages, urls }, [port2]);
    });
  await send([verifier, ...own, ...large]);
  app.dataset.offline = "ready";
  $("[data-without]").hidden = false;
  // The whole verifier follows when there is nothing else to do, but where data is dear.
  if (navigator.connection?.saveData) return;
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done));
  await send([other]);
  app.dataset.offlineWhole = "ready";
}

let ready;

if (app) {
  const text = codeInAddress();
  ready = app.dataset.core ? load(app.dataset.core) : Promise.reject(new Error("it was not built in"));
  listen();
  for (const place of app.querySelectorAll("[data-script]")) place.hidden = false;
  const begun = text ? check(text) : ready.then(() => know(app.dataset.trust)).catch(() => undefined);
  begun.then(() => ready).then(keep).catch(() => undefined);
} else {
  finish(document);
}
