// What the client runs on, whole or not at all.

import {precache, shell, shellCache, shellPrefix} from "./config.js";
import {each} from "./each.js";
import {isType} from "./network.js";
import {digest, match, read, readable} from "./store.js";

// fill completes the shell of this version or fails, which leaves the version
// before in charge. A file that any shell of this blog holds is not fetched
// again. The new worker then waits until a page finds the old one at rest: with
// skipWaiting in the install event, Chromium can leave it activating for ever, and
// with it every navigation.
export async function fill() {
  const shells = await Promise.all((await shellNames()).map((name) => caches.open(name)));
  const cache = await caches.open(shellCache);
  const have = await readable(shellCache);
  await each([...precache].filter(([url]) => !have.has(url)), async ([url, integrity]) => {
    const response = await kept(url, integrity, shells) ?? await intact(url);
    await cache.put(url, response);
  });
}

async function kept(url, integrity, shells) {
  for (const cache of shells) {
    const response = await cache.match(url, {ignoreVary: true});
    if (response && await digest(response.clone()).catch(() => "") === integrity) return response;
  }
}

// intact fetches a file of the shell. A copy in the browser's cache will do if the
// server confirms it and it is intact, or can't be reached.
async function intact(url) {
  const options = {integrity: precache.get(url), redirect: "error"};
  const response = await fetch(url, {...options, cache: "no-cache"})
    .catch(() => fetch(url, {...options, cache: "reload"}))
    .catch(() => fetch(url, {...options, cache: "force-cache"}));
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  if (url === shell && !isType(response, "text/html")) throw new Error(`${url}: not HTML`);
  return response;
}

// mended fetches a file of the shell that can't be read, and keeps it again.
async function mended(url) {
  const response = await intact(url);
  await (await caches.open(shellCache)).put(url, response.clone());
  return response;
}

export async function shellNames() {
  return (await caches.keys()).filter((name) => name.startsWith(shellPrefix) && !name.includes("/", shellPrefix.length));
}

export const shellPage = async () => await match(shellCache, shell) ?? await mended(shell).catch(() => undefined);

// A file of the shell is read once in the worker's life, and again when the page asks
// for it anew because it could not be compiled; it is handed over as it was put, with
// what the browser has compiled of it. What is lost or spoiled comes back from the
// network, whole. Where it is gone there too, the host has another version by now,
// whose worker is looked for; pages come from the network first, and those of that
// version need this one's files no more.
export async function asset(event) {
  const {url, cache} = event.request;
  const isKnown = cache !== "reload" && read.has(`${shellCache} ${url}`);
  if (isKnown || await match(shellCache, url)) {
    const have = await (await caches.open(shellCache)).match(url, {ignoreVary: true});
    if (have) return have;
  }
  try {
    const response = await intact(url);
    const copy = response.clone();
    event.waitUntil(caches.open(shellCache).then((cache) => cache.put(url, copy)).catch(() => {}));
    return response;
  } catch {
    const response = await fetch(event.request);
    if (response.status === 404) event.waitUntil(self.registration.update().catch(() => {}));
    return response;
  }
}
