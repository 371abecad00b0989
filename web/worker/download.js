// How the blog comes to be kept, in the background.

import {dataCache, imagesCache, pagesCache, root, rootOf} from "./config.js";
import {hasLists, keepChunks, keepTexts, keptRoot, keptRoots, latest, namedFiles, renderable} from "./data.js";
import {budget} from "./limits.js";
import {tell} from "./messages.js";
import {chunkURL, rootChunk} from "./names.js";
import {sound} from "./network.js";
import {dropPages} from "./pages.js";
import {remember, setting} from "./settings.js";
import {keys, match, put, readable} from "./store.js";

export let downloading;
let stopped = false;
export let progress = {done: 0, total: 0};
export const setProgress = (to) => { progress = to; };
export let full = false;

// download keeps what is wanted of the newest deployment that a page was seen of:
// index and cards, texts, newest first, within the budget unless the reader asked
// for everything; and then the root that names them. What an earlier, interrupted
// one kept is not fetched again.
export function download() {
  const start = () => downloading ??= keepLatest().finally(() => downloading = undefined);
  return downloading?.catch(start) ?? start(); // What is asked for anew is tried anew.
}

// settled waits for the download that runs, stop has it end before its time.
export async function settled() {
  await downloading?.catch(() => {});
}

export async function stop() {
  stopped = true;
  await settled();
}

async function keepLatest() {
  const {id} = await latest();
  const keeping = keepData(id).catch((error) => keepDeployed(id, error));
  const ended = await isFull(keeping).catch((error) => error);
  if ((await latest()).id !== id) return keepLatest(); // A newer page was seen meanwhile.
  if (ended instanceof Error) throw ended;
  full ||= ended;
}

// keepDeployed keeps what the host names in place of a deployment that is gone: the
// page that named it may have been open for long. Where the host names what is kept,
// the upload is still on its way.
async function keepDeployed(gone, error) {
  if (error.status !== 404) throw error;
  const {id} = await (await sound(root, {cache: "no-cache"})).json();
  if (id === gone || id === (await keptRoot())?.id) throw error;
  await keepData(id);
}

export async function keepData(id) {
  if (await setting("removed")) return;
  full = stopped = false;
  const before = await keptRoot() ?? [...(await keptRoots()).values()][0];
  const next = await renderable(id ?? before?.id);
  if (!next) return;
  const cache = await caches.open(dataCache);
  const old = await keys(cache);
  const have = await readable(dataCache);
  const wanted = chunksWanted(next, await setting("all"));
  const missing = wanted.filter((chunk) => !have.has(chunkURL(chunk)));
  progress = {done: wanted.length - missing.length, total: wanted.length};
  await tell({type: "progress", ...progress});
  await makeRoom(missing);
  full = await isFull(keepChunks(missing, async () => {
    if (stopped) throw new Error("the reader empties the shelf");
    progress.done++;
    await tell({type: "progress", ...progress});
  }));
  if (full && (before && before.id !== next.id || !await hasLists(next))) return;
  full ||= await isFull(keepTexts(next, Object.keys(await setting("kept") ?? {})));

  await keepRoot(next);
  await dropPages((page) => page.root !== next.id);
  if (before?.id !== next.id) {
    await remember("updated", Date.now());
    await remember("previous", before?.id);
  }
  if (self.registration.installing) return; // It may be at its own data.
  const named = await namedFiles();
  for (const url of old) {
    if (!named.has(url)) await cache.delete(url);
  }
}

// keepRoot makes a root the last of which everything is kept.
export async function keepRoot({id, client}) {
  const response = await match(dataCache, chunkURL(rootChunk(id)));
  await put(dataCache, rootOf(client), await response.blob(), "application/json");
  await remember("whole", id);
}

// isFull reports whether storage ran out before the work was done.
async function isFull(work) {
  try {
    await work;
    return false;
  } catch (error) {
    if (error.name !== "QuotaExceededError") throw error;
    return true;
  }
}

export function chunksWanted({index, cards, text, search}, all) {
  const newest = (chunks) => {
    let bytes = 0;
    return [...chunks].reverse().filter((chunk) => (bytes += chunk.bytes) <= budget || all);
  };
  return [...index, ...[...cards].reverse(), ...newest(text), ...newest(search)];
}

// makeRoom drops what is kept for comfort where the chunks would not fit.
async function makeRoom(chunks) {
  const {quota, usage} = await navigator.storage?.estimate() ?? {};
  const bytes = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  if (quota - usage < 2 * bytes) await Promise.all([caches.delete(imagesCache), caches.delete(pagesCache)]);
}
