// The worker of one blog: it keeps the blog on the reader's device and answers
// from there what the network does not. It handles only requests below its base;
// feeds, downloads and other files are the browser's.
//
// Caches, by what fills and empties them:
//   shell:<version>  what the client runs on, whole or not at all
//   data             the bundle's chunks, and a client's last root of which all are there
//   pages, images    what the reader has seen, the newest within bounds
//   kept             the images of posts that the reader put on the shelf
//   settings         what the reader chose, and when the data was complete
//
// All of it is one expression, so that a script cut short does not parse.
(() => {
  "use strict";

  // base, shell, root and chunks are paths; precache lists [path, integrity].
  // version names the shell, edition what its pages run on and look like, client
  // what renders the data.
  const config = __CONFIG__;

  const address = (path) => new URL(path, self.location).href;
  const base = address(config.base);
  const shell = address(config.shell);
  const root = address(config.root);
  const rootOf = (client) => `${root}?client=${client}`; // As it is kept.
  const chunks = address(config.chunks);
  const precache = new Map(config.precache.map(([path, integrity]) => [address(path), integrity]));

  const prefix = `hanji:${config.base}:`;
  const shellPrefix = `${prefix}shell:`;
  const shellCache = shellPrefix + config.version;
  const dataCache = `${prefix}data`;
  const pagesCache = `${prefix}pages`;
  const imagesCache = `${prefix}images`;
  const keptCache = `${prefix}kept`;
  const settingsCache = `${prefix}settings`;

  const schema = 5; // Of the bundle.
  const patience = 3000; // Milliseconds for the network when something kept could be shown.
  const deadline = 60_000; // For a file in the background.
  const attempts = 3;
  const parallel = 3;
  const budget = 30e6; // Bytes of text, and as many to search it, unless the reader wants all.
  const maxPages = 100;
  const maxImages = 300;
  const maxImageBytes = 30e6;

  // ---- Shell ----

  // fill completes the shell of this version or fails, which leaves the version
  // before in charge. A file that any shell of this blog holds is not fetched
  // again. The new worker then waits until a page finds the old one at rest: with
  // skipWaiting in the install event, Chromium can leave it activating for ever, and
  // with it every navigation.
  async function fill() {
    const shells = await Promise.all((await shellNames()).map((name) => caches.open(name)));
    const cache = await caches.open(shellCache);
    const have = await keys(cache);
    await each([...precache].filter(([url]) => !have.has(url)), async ([url, integrity]) => {
      const response = await kept(url, integrity, shells) ?? await intact(url, integrity);
      await cache.put(url, response);
    });
  }

  async function kept(url, integrity, shells) {
    for (const cache of shells) {
      const response = await cache.match(url, {ignoreVary: true});
      if (response && await digest(response.clone()) === integrity) return response;
    }
  }

  // A copy in the browser's cache will do if the server confirms it and it is
  // intact.
  async function intact(url, integrity) {
    const options = {integrity, redirect: "error"};
    const response = await fetch(url, {...options, cache: "no-cache"})
      .catch(() => fetch(url, {...options, cache: "reload"}));
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
    if (url === shell && !isType(response, "text/html")) throw new Error(`${url}: not HTML`);
    return response;
  }

  // A client that can't render what is kept comes with what it can: until that is
  // there, the version before stays in charge.
  async function install() {
    await fill();
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
    await self.clients.claim();
    if (old.length > 0) await tell({type: "update", edition: config.edition});
  }

  async function shellNames() {
    return (await caches.keys()).filter((name) => name.startsWith(shellPrefix));
  }

  // ---- Data ----

  let downloading;
  let stopped = false;

  // download keeps what is wanted of the newest deployment that a page was seen of:
  // index and cards, texts, newest first, within the budget unless the reader asked
  // for everything; and then the root that names them. What an earlier, interrupted
  // one kept is not fetched again.
  function download() {
    const start = () => downloading ??= keepLatest().finally(() => downloading = undefined);
    return downloading?.catch(start) ?? start(); // What is asked for anew is tried anew.
  }

  async function keepLatest() {
    const id = await setting("latest");
    const keeping = keepData(id).catch((error) => keepDeployed(id, error));
    const ended = await isFull(keeping).catch((error) => error);
    if (await setting("latest") !== id) return keepLatest(); // A newer page was seen meanwhile.
    if (ended instanceof Error) throw ended;
    full ||= ended;
  }

  // keepDeployed keeps what the host names in place of a deployment that is gone: a
  // page that was left open may have spoken after a newer one. Where the host names
  // what is kept, the upload is still on its way.
  async function keepDeployed(gone, error) {
    if (error.status !== 404) throw error;
    const {id} = await (await sound(root, {cache: "no-cache"})).json();
    if (id === gone || id === (await keptRoot())?.id) throw error;
    await keepData(id);
  }

  async function keepData(id) {
    if (await setting("removed")) return;
    full = stopped = false;
    const before = await keptRoot() ?? [...(await keptRoots()).values()][0];
    const next = await renderable(id ?? before?.id);
    if (!next) return;
    const cache = await caches.open(dataCache);
    const have = await keys(cache);
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

    await cache.put(rootOf(next.client), json(JSON.stringify(next)));
    await dropPages((page) => page.root !== next.id);
    if (before?.id !== next.id) {
      await remember("updated", Date.now());
      await remember("previous", before?.id);
    }
    if (self.registration.installing) return; // It may be at its own data.
    const named = await namedFiles();
    for (const url of have) {
      if (!named.has(url)) await cache.delete(url);
    }
  }

  // look keeps what the host names and its home page is of, for readers who installed
  // the blog, and says on its icon how many posts have come since they last had it
  // open. A host that still names the deployment before the one that is kept is late.
  async function look() {
    if (navigator.connection?.saveData && !await setting("all")) return;
    const posts = async () => (await keptRoot())?.text.reduce((sum, chunk) => sum + postsIn(chunk), 0) ?? 0;
    const before = await posts();
    const {id} = await (await sound(root, {cache: "no-cache"})).json();
    const home = nameplate(await (await sound(base, {cache: "no-cache"})).text());
    if (home?.root !== id || id === await setting("previous")) return;
    await remember("latest", id);
    await download();
    const unseen = (await setting("unseen") ?? 0) + Math.max(0, await posts() - before);
    if (!before || !unseen) return;
    await remember("unseen", unseen);
    await navigator.setAppBadge?.(unseen).catch(() => {});
  }

  async function seen() {
    if (!await setting("unseen")) return;
    await remember("unseen", undefined);
    await navigator.clearAppBadge?.().catch(() => {});
  }

  // renderable is the root of an id; undefined if there is none, or if it is for
  // another client, whose worker comes first.
  async function renderable(id) {
    if (!id) return;
    const next = await rootFile(id);
    if (next.schema === schema && next.client === config.client) return next;
    self.registration.update().catch(() => {});
  }

  async function rootFile(id) {
    await keepChunks([rootChunk(id)]);
    return (await match(dataCache, chunkURL(rootChunk(id)))).json();
  }

  async function keepChunks(chunks, kept = () => {}) {
    const cache = await caches.open(dataCache);
    await each(chunks.map(chunkURL), async (url) => {
      if (!await cache.match(url)) await cache.put(url, await verified(url, await sound(url)));
      await kept();
    });
  }

  // keepTexts keeps the texts of posts, whatever the budget says. The index of the
  // root has to be there.
  async function keepTexts(root, paths) {
    const all = [];
    for (const chunk of root.index) all.push(...(await (await match(dataCache, chunkURL(chunk))).json()).paths);
    const places = new Set(paths.map((path) => all.indexOf(path)));
    let from = 0;
    await keepChunks(root.text.filter(({posts}) => {
      from += posts;
      return [...places].some((place) => place >= from - posts && place < from);
    }));
  }

  // namedFiles are those of the roots that are kept, and of the deployment before,
  // which pages that are open still read.
  async function namedFiles() {
    const roots = await keptRoots();
    const previous = await match(dataCache, chunkURL(rootChunk(await setting("previous"))));
    const all = [...roots.values(), ...previous ? [await previous.json()] : []];
    return new Set([...roots.keys(), ...all.flatMap((next) => [rootChunk(next.id), ...chunksOf(next)].map(chunkURL))]);
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

  const chunksOf = (next) => next.schema === schema ? [...next.index, ...next.cards, ...next.text, ...next.search] : [];

  function chunksWanted({index, cards, text, search}, all) {
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

  // keptRoot is of the last deployment that this client can render offline.
  async function keptRoot() {
    const response = await match(dataCache, rootOf(config.client));
    return response?.json();
  }

  // keptRoots are those of all clients, by their addresses.
  async function keptRoots() {
    const cache = await caches.open(dataCache);
    const roots = new Map();
    for (const request of await cache.keys(root, {ignoreSearch: true})) {
      roots.set(request.url, await (await cache.match(request)).json());
    }
    return roots;
  }

  async function dropOtherRoots() {
    const cache = await caches.open(dataCache);
    for (const url of (await keptRoots()).keys()) {
      if (url !== rootOf(config.client)) await cache.delete(url);
    }
  }

  // isComplete reports whether every address can be rendered, but for texts that
  // were too many.
  async function isComplete() {
    const next = await keptRoot();
    return next !== undefined && hasLists(next);
  }

  async function hasLists({index, cards}) {
    const have = await keys(await caches.open(dataCache));
    return [...index, ...cards].every((chunk) => have.has(chunkURL(chunk)));
  }

  const postsIn = ({posts, pages = 0}) => posts - pages; // Pages of the blog are no posts.
  const chunkURL = ({name}) => chunks + name;
  const rootChunk = (id) => ({name: `${id}.json`});
  const isChunk = (url) => url.startsWith(chunks) && /^[0-9a-f]{32}\.(json|txt)$/.test(url.slice(chunks.length));

  // A chunk is named by its content, a root by its content without its name.
  async function verified(url, response) {
    const body = await response.arrayBuffer();
    const [name] = url.slice(chunks.length).split(".");
    if (name === await hash(body)) return new Response(body, {headers: {"Content-Type": response.headers.get("Content-Type")}});
    const text = new TextDecoder().decode(body);
    const unnamed = new TextEncoder().encode(text.replace(/"id":"[0-9a-f]{32}"/, '"id":""'));
    if (name === await hash(unnamed)) return json(body);
    throw new Error(`${url}: wrong content`);
  }

  // The first half of the SHA-256, in hexadecimal.
  async function hash(bytes) {
    return hex(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 32);
  }

  // sound fetches what must be there, and tries again where a network or server
  // may recover.
  async function sound(url, options) {
    for (let attempt = 1; ; attempt++) {
      const response = await fetch(url, {...options, signal: AbortSignal.timeout(deadline)}).catch((error) => error);
      if (response.status === 200) return response;
      if (attempt === attempts || response.status >= 400 && response.status < 500) {
        throw Object.assign(new Error(`${url}: ${response.status ?? response.message}`), {status: response.status});
      }
      await new Promise((resolve) => setTimeout(resolve, (0.5 + Math.random()) * 1000 * 2 ** attempt));
    }
  }

  function unlessGone(error) {
    if (error.status !== 404 && error.status !== 410) throw error;
  }

  // ---- Shelf ----

  let progress = {done: 0, total: 0};
  let full = false;

  // What is kept, for the page that shows it.
  async function state() {
    const [next, all, removed, updated, shelf] = await Promise.all([
      keptRoot(), setting("all"), setting("removed"), setting("updated"), setting("kept")]);
    const have = await keys(await caches.open(dataCache));
    let [posts, of, bytes] = [0, 0, 0];
    for (const chunk of next?.text ?? []) {
      of += postsIn(chunk);
      if (have.has(chunkURL(chunk))) posts += postsIn(chunk);
    }
    for (const chunk of next ? chunksOf(next) : []) {
      if (have.has(chunkURL(chunk))) bytes += chunk.bytes;
    }
    for (const name of [imagesCache, keptCache]) bytes += await sizeOf(name);
    if (next && !downloading) {
      const wanted = chunksWanted(next, all);
      progress = {done: wanted.filter((chunk) => have.has(chunkURL(chunk))).length, total: wanted.length};
    }
    const offline = next !== undefined && progress.done === progress.total;
    return {type: "shelf", edition: config.edition, posts, of, bytes, ...progress, busy: downloading !== undefined, offline, full,
      all: all ?? false, removed: removed ?? false, updated: updated ?? 0, kept: Object.keys(shelf ?? {})};
  }

  async function sizeOf(name) {
    const cache = await caches.open(name);
    const sizes = (await cache.keys()).map(async (request) => sizeIn(await cache.match(request)));
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  // Of an image that putImage kept; it may be gone by now.
  const sizeIn = (response) => Number(response?.headers.get("Content-Length") ?? 0);

  // keep keeps a post of the deployment of a root with its images beyond their
  // budget, and what it takes to show it, or fails.
  async function keep({root: id, path, images}) {
    const blog = await rootFile(id);
    await keepChunks([...blog.index, ...blog.cards]);
    await keepTexts(blog, [path]);
    if (blog.client === config.client && !await isComplete()) {
      await (await caches.open(dataCache)).put(rootOf(blog.client), json(JSON.stringify(blog)));
    }
    const cache = await caches.open(keptCache);
    images = images.filter((url) => url.startsWith(base));
    await each(images, async (url) => {
      if (await cache.match(url)) return;
      const response = await match(imagesCache, url) ?? await sound(url).catch(unlessGone);
      if (response && isType(response, "text/html")) throw new Error(`${url}: not an image`);
      if (response) await putImage(cache, url, response);
    });
    await remember("kept", {...await setting("kept"), [path]: images});
  }

  async function unkeep({path}) {
    const {[path]: images = [], ...rest} = await setting("kept") ?? {};
    await remember("kept", rest);
    const needed = new Set(Object.values(rest).flat());
    const cache = await caches.open(keptCache);
    for (const url of images) {
      if (!needed.has(url)) await cache.delete(url);
    }
  }

  // remove empties the shelf, and stays so until the reader wants it filled.
  async function remove() {
    await remember("removed", true);
    stopped = true;
    await downloading?.catch(() => {});
    await Promise.all([dataCache, pagesCache, imagesCache, keptCache].map((name) => caches.delete(name)));
    for (const name of ["all", "updated", "previous", "kept", "unseen"]) await remember(name, undefined);
    progress = {done: 0, total: 0};
  }

  // ---- Strategies: a request's event to its response ----

  // From the network; what is kept stands in when it fails, errs or dawdles: the
  // page itself, else the shell, which renders any address from the data.
  async function page(event) {
    const request = event.request;
    const key = pageKey(request.url);
    const network = fetch(request.url, {
      cache: "no-cache",
      redirect: "manual",
      headers: {Accept: request.headers.get("Accept") ?? "*/*"},
    }).then(whole);
    let shown;
    event.waitUntil(network
      .then((response) => keepPage(key, response.clone()))
      .then((kept) => {
        if (shown && kept && kept !== shown) return tell({type: "fresher"}, event.resultingClientId);
      })
      .catch(() => {}));

    // What is kept stands in for a slow or failing answer: the page if it is of the
    // deployment that is kept, else the shell where that deployment is known to have
    // the page, or where there is no network at all (other apps may live below the
    // base).
    const standIn = async (failed) => {
      const kept = await keptRoot();
      const page = await match(pagesCache, key);
      const named = page && nameplate(await page.clone().text());
      const isWhole = kept && await isComplete();
      if (page && (!isWhole || named.root === kept.id && named.edition === config.edition || !await isPage(key, kept))) {
        shown = named.root;
        return page;
      }
      if (!isWhole || !failed && !await isPage(key, kept)) return;
      shown = kept.id;
      return match(shellCache, shell);
    };
    return await networkOr(network, standIn) ?? await match(shellCache, shell) ?? Response.error();
  }

  // whole refuses a page of this blog that was cut on its way, be it to nothing, and
  // passes on what is not the blog's as it comes.
  async function whole(response) {
    if (response.status !== 200 || !isType(response, "text/html")) return response;
    const copy = response.clone();
    const html = await response.text();
    if (html && !html.includes('<meta name="generator" content="hanji">')) return copy;
    if (!html.trimEnd().endsWith("</html>")) throw new Error(`${response.url}: cut short`);
    return new Response(html, response);
  }

  async function isPage(url, {index}) {
    let path = url.slice(base.length - 1);
    try {
      path = decodeURIComponent(path);
    } catch {} // It is no escaped path; then no page has it.
    if (/^\/((categories|tags|archive|page|shelf)\/|$)/.test(path)) return true;
    const cache = await caches.open(dataCache);
    for (const chunk of index) {
      const response = await cache.match(chunkURL(chunk));
      if ((await response.json()).paths.includes(path)) return true;
    }
    return false;
  }

  // What a page of this blog says of itself: the root that it was rendered from, and
  // its edition. Undefined for any other.
  function nameplate(html) {
    const [boot] = /<script id="boot"[^>]*>/.exec(html) ?? [];
    const value = (name) => new RegExp(` data-${name}="?(\\w+)`).exec(boot)?.[1];
    return boot && value("root") && {root: value("root"), edition: value("edition")};
  }

  // Pages are kept without their query: until the client is there, it changes
  // nothing.
  function pageKey(url) {
    const {origin, pathname} = new URL(url);
    return origin + pathname;
  }

  // keepPage returns the id of the root of the page, if it is one.
  async function keepPage(key, response) {
    const cache = await caches.open(pagesCache);
    if (response.status === 404) await cache.delete(key);
    if (response.status !== 200 || !isType(response, "text/html")) return;
    const html = await response.text();
    const named = nameplate(html);
    if (!named) return; // Another app's.
    await remember("latest", named.root);
    await cache.delete(key); // So that it becomes the newest.
    await cache.put(key, new Response(html, {headers: {"Content-Type": "text/html; charset=utf-8"}}));
    const old = (await cache.keys()).slice(0, -maxPages);
    await Promise.all(old.map((request) => cache.delete(request)));
    return named.root;
  }

  // dropPages drops the kept pages that are old by what they say of themselves.
  async function dropPages(isOld) {
    const cache = await caches.open(pagesCache);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      if (isOld(nameplate(await response.text()) ?? {})) await cache.delete(request);
    }
  }

  const keptRootFile = async (event) => await match(dataCache, rootOf(config.client)) ?? fetch(event.request);

  async function chunk(event) {
    const url = event.request.url;
    const have = await match(dataCache, url);
    if (have) return have;
    const response = await fetch(url);
    if (response.status !== 200) return response;
    const whole = await verified(url, response).catch(() => Response.error());
    if (whole.status !== 200) return whole;
    const copy = whole.clone();
    event.waitUntil(caches.open(dataCache).then((cache) => cache.put(url, copy)).catch(() => {}));
    return whole;
  }

  // What the browser took out of the shell comes back from the network. Where it
  // is gone there too, this worker can't be repaired: the next page goes without.
  async function asset(event) {
    const url = event.request.url;
    const have = await match(shellCache, url);
    if (have) return have;
    const response = await fetch(event.request);
    if (response.status === 404) {
      event.waitUntil(self.registration.unregister());
    } else {
      event.waitUntil(intact(url, precache.get(url))
        .then(async (whole) => (await caches.open(shellCache)).put(url, whole))
        .catch(() => {}));
    }
    return response;
  }

  async function versionedImage(event) {
    return await keptImage(event) ?? newImage(event);
  }

  async function plainImage(event) {
    try {
      return await newImage(event);
    } catch (error) {
      const have = await keptImage(event);
      if (have) return have;
      throw error;
    }
  }

  async function keptImage({request: {url}}) {
    return await match(keptCache, url) ?? match(imagesCache, url);
  }

  async function newImage(event) {
    const response = await fetch(event.request);
    if (response.status === 200 && isType(response, "image/")) {
      event.waitUntil(keepImage(event.request.url, response.clone()).catch(() => {}));
    }
    return response;
  }

  async function keepImage(url, response) {
    const cache = await caches.open(imagesCache);
    await putImage(cache, url, response);
    await trimImages(cache);
  }

  async function putImage(cache, url, response) {
    const blob = await response.blob();
    if (blob.size > maxImageBytes || !blob.type.startsWith("image/")) return;
    const headers = {"Content-Type": blob.type, "Content-Length": blob.size};
    await cache.delete(url); // So that it becomes the newest.
    await cache.put(url, new Response(blob, {headers}));
  }

  // The oldest go.
  async function trimImages(cache) {
    let count = 0;
    let bytes = 0;
    for (const request of (await cache.keys()).reverse()) {
      const response = await cache.match(request);
      bytes += sizeIn(response);
      if (++count > maxImages || bytes > maxImageBytes) await cache.delete(request);
    }
  }

  // The strategy for a request, or undefined where the browser needs no help.
  function strategy(request) {
    const url = new URL(request.url);
    if (request.method !== "GET" || !url.href.startsWith(base)) return;
    if (request.mode === "navigate") return isFile(url.pathname) ? undefined : page;
    if (url.href === `${root}?kept`) return keptRootFile;
    if (isChunk(url.href)) return chunk;
    if (precache.has(url.href)) return asset;
    if (request.destination === "image") return url.searchParams.has("v") ? versionedImage : plainImage;
  }

  const isFile = (path) => /\.[^./]+$/.test(path) && !path.endsWith(".html");

  // ---- Settings ----

  const settingURL = (name) => address(`${config.base}?setting=${name}`);

  async function setting(name) {
    const response = await match(settingsCache, settingURL(name));
    return response?.json();
  }

  async function remember(name, value) {
    const cache = await caches.open(settingsCache);
    if (value) await cache.put(settingURL(name), json(JSON.stringify(value)));
    else await cache.delete(settingURL(name));
  }

  // ---- Tools ----

  // networkOr gives the network's response, or the stand-in if that fails (which
  // the stand-in is told), is a server's error, or takes longer than a reader
  // should wait. Without a stand-in it waits; undefined is for a network that
  // failed then.
  async function networkOr(network, standIn) {
    const answer = network.catch(() => undefined);
    const late = new Promise((resolve) => setTimeout(resolve, patience)).then(() => standIn(false));
    const response = await Promise.race([answer, late]) ?? await answer;
    return response?.status < 500 ? response : await standIn(!response) ?? response;
  }

  async function match(cacheName, url) {
    const cache = await caches.open(cacheName);
    return cache.match(url, {ignoreVary: true});
  }

  async function keys(cache) {
    return new Set((await cache.keys()).map((request) => request.url));
  }

  // each calls work on every item, some at a time; after a failure it starts no
  // more.
  async function each(items, work) {
    const queue = [...items];
    const drain = async () => {
      while (queue.length > 0) await work(queue.shift());
    };
    try {
      await Promise.all(Array.from({length: parallel}, drain));
    } finally {
      queue.length = 0;
    }
  }

  async function digest(response) {
    const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
    return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
  }

  const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const json = (body) => new Response(body, {headers: {"Content-Type": "application/json"}});
  const isType = (response, type) => response.headers.get("Content-Type")?.startsWith(type) ?? false;

  // tell sends to all pages of this blog, or to one.
  async function tell(message, id) {
    for (const client of await self.clients.matchAll({type: "window", includeUncontrolled: true})) {
      if (client.url.startsWith(base) && (!id || client.id === id)) client.postMessage(message);
    }
  }

  // Without its caches a worker only stands in the reader's way.
  async function withoutCaches(event) {
    if (event.request.mode === "navigate") await self.registration.unregister();
    return fetch(event.request);
  }

  // ---- Events ----

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  // What fails here is resumed when asked again.
  const tasks = {
    state: seen,
    activate: () => self.skipWaiting(),
    // root: the newest deployment that the page knows of. thrifty: the reader's
    // connection is metered.
    async download({root, all, thrifty}) {
      await seen();
      if (root) await remember("latest", root);
      if (all) {
        await remember("all", true);
        await remember("removed", undefined);
        await downloading?.catch(() => {}); // It wants less.
      }
      if (!thrifty || await setting("all")) await download();
    },
    keep,
    unkeep,
    remove,
  };
  self.addEventListener("message", (event) => {
    const task = tasks[event.data?.type];
    if (!task) return;
    event.waitUntil((async () => {
      const failed = await Promise.resolve(task(event.data)).then(() => undefined, () => event.data.path);
      if (await isComplete()) await tell({type: "offline"});
      await tell({...await state(), failed});
    })());
  });
  self.addEventListener("periodicsync", (event) => event.waitUntil(look()));
  self.addEventListener("fetch", (event) => {
    const answer = strategy(event.request);
    if (answer) event.respondWith(answer(event).catch(() => withoutCaches(event)));
  });
})();
