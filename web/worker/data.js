// The bundle's chunks, and the roots that name them: which of them are kept, and what can be
// shown of them.
import {config, dataCache, root, rootOf} from "./config.js";
import {each} from "./each.js";
import {chunkURL, isNamed, nameIn, rootChunk} from "./names.js";
import {sound} from "./network.js";
import {change, setting} from "./settings.js";
import {match, read, readable} from "./store.js";

// hear remembers the deployment that a page or the host named at a time, unless what
// was loaded later has named one: a page may have been open for long when it speaks.
export function hear(id, at) {
  const now = Date.now(); // A clock may have been set back.
  return change("latest", (value) => {
    const last = latestIn(value);
    return !last.id || at >= last.at || last.at > now ? {id, at: Math.min(at, now)} : value;
  });
}

// latest is the newest deployment that was named; the version before kept its id alone.
export const latest = async () => latestIn(await setting("latest"));

const latestIn = (value) => value?.id ? value : {id: value, at: 0};

// renderable is the root of an id; undefined if there is none, or if it is for
// another client, whose worker comes first.
export async function renderable(id) {
  if (!id) return;
  const next = await rootFile(id);
  if (next.schema === known.schema && next.client === config.client) return next;
  self.registration.update().catch(() => {});
}

export async function rootFile(id) {
  await keepChunks([rootChunk(id)]);
  return rootNamed(id);
}

// rootNamed is the root of an id, if it is kept.
async function rootNamed(id) {
  const response = id && await match(dataCache, chunkURL(rootChunk(id)));
  return response?.json();
}

export async function keepChunks(chunks, kept = () => {}) {
  const cache = await caches.open(dataCache);
  await each(chunks.map(chunkURL), async (url) => {
    if (!await match(dataCache, url)) {
      await cache.put(url, await wholeChunk(url));
      read.add(`${dataCache} ${url}`);
    }
    await kept();
  });
}

// keepTexts keeps the texts of posts, whatever the budget says. The index of the
// root has to be there.
export async function keepTexts(root, paths) {
  const all = [];
  for (const chunk of root.index) all.push(...await pathsIn(chunk));
  const places = new Set(paths.map((path) => all.indexOf(path)));
  let from = 0;
  await keepChunks(root.text.filter(({posts}) => {
    from += posts;
    return [...places].some((place) => place >= from - posts && place < from);
  }));
}

// namedFiles are those of the roots that are kept, and of the deployment before,
// which pages that are open still read.
export async function namedFiles() {
  const roots = await keptRoots();
  const previous = await rootNamed(await setting("previous"));
  const all = [...roots.values(), ...previous ? [previous] : []];
  return new Set([...roots.keys(), ...all.flatMap((next) => [rootChunk(next.id), ...chunksOf(next)].map(chunkURL))]);
}

export const chunksOf = (next) => next.schema === known.schema ? [...next.index, ...next.cards, ...next.text, ...next.search] : [];
export const postsIn = ({posts, pages = 0, hidden = 0}) => posts - pages - hidden; // As the blog counts them.

// keptRoot is of the last deployment that this client can render offline at every
// address, but for texts that were too many: the last of which everything was kept
// or, where its lists can't be read any more, the one before.
export async function keptRoot() {
  const last = await rootAt(rootOf(config.client));
  if (last && await hasLists(last)) return last;
  for (const name of ["whole", "previous"]) {
    const next = await rootNamed(await setting(name));
    if (next?.schema === known.schema && next.client === config.client && await hasLists(next)) return next;
  }
}

// rootAt is the root that is kept at an address: its name is enough to find it. The
// version before kept it in other bytes, perhaps, than those of the name.
async function rootAt(url) {
  const text = await (await match(dataCache, url))?.text();
  const [, id] = /"id":"([0-9a-f]{32})"/.exec(text) ?? [];
  if (!id) return;
  return await isNamed(id, new TextEncoder().encode(text)) ? JSON.parse(text) : rootNamed(id);
}

// keptRoots are those of all clients, by their addresses.
export async function keptRoots() {
  const cache = await caches.open(dataCache);
  const roots = new Map();
  for (const {url} of await cache.keys(root, {ignoreSearch: true})) {
    const next = await rootAt(url);
    if (next) roots.set(url, next);
  }
  return roots;
}

export async function dropOtherRoots() {
  const cache = await caches.open(dataCache);
  for (const {url} of await cache.keys(root, {ignoreSearch: true})) {
    if (url !== rootOf(config.client)) await cache.delete(url);
  }
}

export async function hasLists({index, cards}) {
  const lists = [...index, ...cards].map(chunkURL);
  return (await readable(dataCache, lists)).size === new Set(lists).size;
}

// pathsIn are the paths of the posts in a chunk of the index, as far as it can be
// read.
export async function pathsIn(chunk) {
  const response = await match(dataCache, chunkURL(chunk));
  return response ? (await response.json()).paths : [];
}

// wholeChunk fetches a chunk. One that is wrong may be the browser's own copy.
async function wholeChunk(url) {
  try {
    return await verified(url, await sound(url));
  } catch (error) {
    if ("status" in error) throw error;
    return verified(url, await sound(url, {cache: "reload"}));
  }
}

async function verified(url, response) {
  const body = await response.arrayBuffer();
  if (!await isNamed(nameIn(url), body)) throw new Error(`${url}: wrong content`);
  return new Response(body, {headers: {"Content-Type": response.headers.get("Content-Type")}});
}

export async function keptRootFile(event) {
  const kept = await keptRoot();
  if (!kept) return fetch(event.request);
  return await match(dataCache, chunkURL(rootChunk(kept.id))) ?? await match(dataCache, rootOf(config.client));
}

export async function chunk(event) {
  const url = event.request.url;
  const have = await match(dataCache, url);
  if (have) return have;
  const response = await fetch(url);
  if (response.status !== 200) return response;
  const whole = await verified(url, response)
    .catch(async () => verified(url, await fetch(url, {cache: "reload"})))
    .catch(() => Response.error());
  if (whole.status !== 200) return whole;
  const copy = whole.clone();
  event.waitUntil(caches.open(dataCache).then((cache) => cache.put(url, copy)).catch(() => {}));
  return whole;
}
