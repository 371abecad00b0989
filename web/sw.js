// The worker of one blog: it keeps the blog on the reader's device and answers
// from there what the network does not. It handles only requests below its base;
// feeds, downloads and other files are the browser's, and so is another blog that
// lives below. Here is what it is called for; web/worker/ has how it does that.
//
// Caches, by what fills and empties them:
//   shell:<version>  what the client runs on, whole or not at all
//   data             the bundle's chunks, and a client's last root of which all are there
//   pages, images    what the reader has seen, the newest within bounds
//   kept             the images of posts that the reader put on the shelf
//   settings         what the reader chose, and when the data was complete
import {dropFormer} from "./shared/former.js";
import {askedRoot, base, config, keptCache, precache, root, shellCache} from "./worker/config.js";
import {chunk, dropOtherRoots, hear, keptRoot, keptRootFile, keptRoots} from "./worker/data.js";
import {download, keepData, settled} from "./worker/download.js";
import {look, seen} from "./worker/look.js";
import {tell} from "./worker/messages.js";
import {isChunk} from "./worker/names.js";
import {sound} from "./worker/network.js";
import {dropPages, page} from "./worker/pages.js";
import {keepImages, plainImage, versionedImage} from "./worker/pictures.js";
import {remember, setting} from "./worker/settings.js";
import {keep, remove, state, unkeep} from "./worker/shelf.js";
import {asset, fill, shellNames} from "./worker/shell.js";
import {keys, readable} from "./worker/store.js";

// isFirst reports whether no version of this worker was ever installed.
async function isFirst() {
  const names = await shellNames();
  return names.every((name) => name === shellCache) && (await readable(shellCache)).size < precache.size;
}

// A client that can't render what is kept comes with what it can: until that is
// there, the version before stays in charge.
async function install() {
  const takesOver = self.registration.active && await isFirst();
  await fill();
  if (takesOver) return self.skipWaiting(); // No page of the site before says that its worker is at rest.
  if ((await keptRoots()).size === 0 || await keptRoot()) return;
  if (navigator.connection?.saveData && !await setting("all")) throw new Error("the reader saves data");
  await keepData((await (await sound(root, {cache: "no-cache"})).json()).id);
  if (!await keptRoot()) throw new Error("the data of this client is not there yet");
}

async function activate() {
  await fill().catch(() => {}); // A version that took over meanwhile has emptied it.
  const old = (await shellNames()).filter((name) => name !== shellCache);
  await Promise.all(old.map((name) => caches.delete(name)));
  await dropPages(({edition}) => edition !== config.edition);
  await dropOtherRoots();
  await dropFormer(base);
  await self.clients.claim();
  if (old.length > 0) await tell({type: "update", edition: config.edition});
}

// The strategy for a request, or undefined where the browser needs no help.
function strategy(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(base)) return;
  if (request.mode === "navigate") return isFile(url.pathname) ? undefined : page;
  if (url.href === askedRoot) return keptRootFile;
  if (isChunk(url.href)) return chunk;
  if (precache.has(url.href)) return asset;
  if (request.destination === "image") return url.searchParams.has("v") ? versionedImage : plainImage;
}

// A title may end in what is no ending of a file: "1.26".
const isFile = (path) => /\.(?!html?$)\d*[a-z][a-z\d]*$/i.test(path);

// mend fetches again what can't be read any more, but for the data, which is
// downloaded.
async function mend() {
  await fill();
  const images = await readable(keptCache);
  await keepImages([...await keys(await caches.open(keptCache))].filter((url) => !images.has(url)));
}

// Without its caches a worker only stands in the reader's way.
async function withoutCaches(event) {
  if (event.request.mode === "navigate") await self.registration.unregister();
  return fetch(event.request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

// What fails here is resumed when asked again.
const tasks = {
  state: seen,
  activate: () => self.skipWaiting(),
  // root: the newest deployment that the page knows of, at: since when, which pages of
  // the version before do not say. thrifty: the reader's connection is metered.
  async download({root, at = 0, all, thrifty}) {
    await seen();
    const mending = mend().catch(() => {}); // The host has another deployment by now, or can't be reached.
    if (root) await hear(root, at);
    if (all) {
      await remember("all", true);
      await remember("removed", undefined);
      await settled(); // It wants less.
    }
    if (!thrifty || await setting("all")) await download();
    await mending;
  },
  keep,
  unkeep,
  remove,
};

// report tells the pages what is kept, and of what failed. What was read before the last
// that they heard is old by now.
let reports = 0;
let told = 0;

async function report(failed) {
  const number = ++reports;
  const now = await state();
  if (number < told) return failed && report(failed);
  told = number;
  if (now.offline) await tell({type: "offline"});
  await tell({...now, failed});
}

self.addEventListener("message", (event) => {
  const {type, base: of = config.base} = event.data ?? {}; // Pages of the version before name none.
  const task = of === config.base ? tasks[type] : undefined;
  if (!task) return;
  event.waitUntil(Promise.resolve(task(event.data)).then(() => report(), () => report(event.data.path)));
});

self.addEventListener("periodicsync", (event) => event.waitUntil(look()));

self.addEventListener("fetch", (event) => {
  const answer = strategy(event.request);
  if (answer) event.respondWith(answer(event).catch(() => withoutCaches(event)));
});
