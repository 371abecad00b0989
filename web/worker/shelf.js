// What the reader does with what is kept.

import {base, config, dataCache, imagesCache, keptCache, pagesCache, precache, shellCache} from "./config.js";
import {chunksOf, keepChunks, keepTexts, keptRoot, postsIn, rootFile} from "./data.js";
import {chunksWanted, downloading, full, keepRoot, progress, setProgress, stop} from "./download.js";
import {chunkURL} from "./names.js";
import {keepImages, sizeOf} from "./pictures.js";
import {change, remember, setting} from "./settings.js";
import {readable} from "./store.js";

// What is kept, for the page that shows it.
export async function state() {
  const [next, all, removed, updated, shelf] = await Promise.all([
    keptRoot(), setting("all"), setting("removed"), setting("updated"), setting("kept")]);
  const parts = next ? chunksOf(next) : [];
  const have = await readable(dataCache, parts.map(chunkURL));
  let [posts, of, bytes] = [0, 0, 0];
  for (const chunk of next?.text ?? []) {
    of += postsIn(chunk);
    if (have.has(chunkURL(chunk))) posts += postsIn(chunk);
  }
  for (const chunk of parts) {
    if (have.has(chunkURL(chunk))) bytes += chunk.bytes;
  }
  for (const name of [imagesCache, keptCache]) bytes += await sizeOf(name);
  const wanted = next ? chunksWanted(next, all) : [];
  const done = wanted.filter((chunk) => have.has(chunkURL(chunk))).length;
  if (next && !downloading) setProgress({done, total: wanted.length});
  const hasShell = (await readable(shellCache)).size === precache.size;
  const offline = next !== undefined && done === wanted.length && hasShell;
  return {type: "shelf", edition: config.edition, posts, of, bytes, ...progress, busy: downloading !== undefined, offline, full,
    all: all ?? false, removed: removed ?? false, updated: updated ?? 0, kept: Object.keys(shelf ?? {})};
}

// keep keeps a post of the deployment of a root with its images beyond their
// budget, and what it takes to show it, or fails.
export async function keep({root: id, path, images}) {
  const before = removals;
  const blog = await rootFile(id);
  await keepChunks([...blog.index, ...blog.cards]);
  await keepTexts(blog, [path]);
  if (blog.client === config.client && !await keptRoot()) await keepRoot(blog);
  images = images.filter((url) => url.startsWith(base));
  await keepImages(images);
  await change("kept", (kept) => {
    if (removals !== before) throw new Error("the reader empties the shelf");
    return {...kept, [path]: images};
  });
  await keepImages(images); // Another post's may have gone meanwhile.
}

// remove empties the shelf, and stays so until the reader wants it filled.
let removals = 0;

export async function unkeep({path}) {
  let images;
  let needed;
  await change("kept", ({[path]: gone = [], ...rest} = {}) => {
    images = gone;
    needed = new Set(Object.values(rest).flat());
    return rest;
  });
  const cache = await caches.open(keptCache);
  for (const url of images) {
    if (!needed.has(url)) await cache.delete(url);
  }
}

export async function remove() {
  removals++;
  await remember("removed", true);
  await stop();
  await change("kept", () => undefined);
  await Promise.all([dataCache, pagesCache, imagesCache, keptCache].map((name) => caches.delete(name)));
  for (const name of ["all", "updated", "whole", "previous", "unseen"]) await remember(name, undefined);
  setProgress({done: 0, total: 0});
}
