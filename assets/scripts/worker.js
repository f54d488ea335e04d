// Answers for the page where there is no network. It knows nothing of what is checked: the code behind # never comes here.

const PREFIX = "testamur-page-";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(keep(event.data).then(() => port.postMessage("kept")));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (/^\/v(\/([a-z]{2}\/)?)?$/.test(url.pathname)) event.respondWith(page(request, url));
  } else if (url.pathname.startsWith("/assets/")) {
    event.respondWith(asset(request));
  }
});

/** Keeps an edition of the page, all of it or nothing, and forgets the editions before. The page is one, under several addresses. */
async function keep({ edition, pages, urls }) {
  const cache = await caches.open(PREFIX + edition);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const missing = (all) => all.filter((url) => !kept.has(new URL(url, self.location).href));
  await cache.addAll(missing(urls));
  const places = missing(pages);
  if (places.length) {
    // The first is the one that is open: its bytes are at hand.
    const page = await fetch(pages[0]);
    if (!page.ok) throw new Error(`the page: ${page.status}`);
    await Promise.all(places.map((place) => cache.put(place, page.clone())));
  }
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== PREFIX + edition);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The newest page, or the one that was kept if the network is silent. */
async function page(request, url) {
  const language = new URL(url.pathname, url);
  const asked = url.searchParams.get("lang");
  if (asked) language.search = `?lang=${asked}`;
  const kept = (await caches.match(language)) ?? (await caches.match(new URL(url.pathname, url)));
  if (!kept) return fetch(request);
  const patience = new Promise((_, late) => setTimeout(late, 4000));
  try {
    const response = await Promise.race([fetch(request), patience]);
    return response.status < 500 ? response : kept;
  } catch {
    return kept;
  }
}

/** What never changes under its name. */
async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}
