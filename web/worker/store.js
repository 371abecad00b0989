// What is kept can be read again: each entry is checked when it is read, and one that is
// not what was kept is as good as none, until the right one takes its place.

import {pagesCache, precache} from "./config.js";
import {each} from "./each.js";
import {hash, isChunk, isNamed, nameIn} from "./names.js";

// put keeps a body under a seal, which says what was kept and at which address.
export async function put(cacheName, url, body, type) {
  const blob = new Blob([body]);
  const headers = {"Content-Type": type, "Content-Length": blob.size, Seal: await seal(url, blob)};
  await (await caches.open(cacheName)).put(url, new Response(blob, {headers}));
}

const seal = async (url, body) => hash(await new Blob([url, body]).arrayBuffer());

// match is what is kept at an address, as long as it is what was kept there.
export async function match(cacheName, url) {
  const cache = await caches.open(cacheName);
  try {
    const response = await cache.match(url, {ignoreVary: true});
    if (!response || !await isSound(cacheName, url, response.clone())) return;
    read.add(`${cacheName} ${url}`);
    return response;
  } catch {} // It can't be read.
}

// Names and seals say it all. An image, a root or a setting of the version before has
// no seal, but perhaps a length.
async function isSound(cacheName, url, response) {
  if (precache.has(url)) return await digest(response) === precache.get(url);
  const body = await response.arrayBuffer();
  if (isChunk(url)) return isNamed(nameIn(url), body);
  const {headers} = response;
  if (headers.has("Seal")) return headers.get("Seal") === await seal(url, body);
  return cacheName !== pagesCache && [null, `${body.byteLength}`].includes(headers.get("Content-Length"));
}

// What this worker has read and found sound.
export const read = new Set();

// readable are those of some addresses, or of all in a cache, at which there is what
// was kept. Each is read once in the worker's life.
export async function readable(cacheName, urls) {
  const have = await keys(await caches.open(cacheName));
  const found = urls ? new Set(urls.filter((url) => have.has(url))) : have;
  await each([...found].filter((url) => !read.has(`${cacheName} ${url}`)), async (url) => {
    if (!await match(cacheName, url)) found.delete(url);
  });
  return found;
}

export async function keys(cache) {
  return new Set((await cache.keys()).map((request) => request.url));
}

export async function digest(response) {
  const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
}
