// The worker of one blog: it keeps the blog on the reader's device and answers
// from there what the network does not. It handles only requests below its base;
// feeds, downloads and other files are the browser's, and so is another blog that
// lives below.
//
// What it keeps is what can be read again: each entry is checked when it is read, and
// one that is not what was kept is as good as none, until the right one takes its place.
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

  __SPELLINGS__;

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
    return (await caches.keys()).filter((name) => name.startsWith(shellPrefix) && !name.includes("/", shellPrefix.length));
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

  // hear remembers the deployment that a page or the host named at a time, unless what
  // was loaded later has named one: a page may have been open for long when it speaks.
  function hear(id, at) {
    const now = Date.now(); // A clock may have been set back.
    return change("latest", (value) => {
      const last = latestIn(value);
      return !last.id || at >= last.at || last.at > now ? {id, at: Math.min(at, now)} : value;
    });
  }

  // latest is the newest deployment that was named; the version before kept its id alone.
  const latest = async () => latestIn(await setting("latest"));
  const latestIn = (value) => value?.id ? value : {id: value, at: 0};

  async function keepData(id) {
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
  async function keepRoot({id, client}) {
    const response = await match(dataCache, chunkURL(rootChunk(id)));
    await put(dataCache, rootOf(client), await response.blob(), "application/json");
    await remember("whole", id);
  }

  // look keeps what the host names and its home page is of, for readers who installed
  // the blog, and says on its icon how many posts have come since they last had it
  // open. A host that still names the deployment before the one that is kept is late.
  async function look() {
    if (navigator.connection?.saveData && !await setting("all")) return;
    const at = Date.now();
    const posts = async () => (await keptRoot())?.text.reduce((sum, chunk) => sum + postsIn(chunk), 0) ?? 0;
    const before = await posts();
    const {id} = await (await sound(root, {cache: "no-cache"})).json();
    const home = nameplate(await (await sound(base, {cache: "no-cache"})).text());
    if (!isOurs(home) || home.root !== id || id === await setting("previous")) return;
    await hear(id, at);
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
    return rootNamed(id);
  }

  // rootNamed is the root of an id, if it is kept.
  async function rootNamed(id) {
    const response = id && await match(dataCache, chunkURL(rootChunk(id)));
    return response?.json();
  }

  async function keepChunks(chunks, kept = () => {}) {
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
  async function keepTexts(root, paths) {
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
  async function namedFiles() {
    const roots = await keptRoots();
    const previous = await rootNamed(await setting("previous"));
    const all = [...roots.values(), ...previous ? [previous] : []];
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

  // keptRoot is of the last deployment that this client can render offline at every
  // address, but for texts that were too many: the last of which everything was kept
  // or, where its lists can't be read any more, the one before.
  async function keptRoot() {
    const last = await rootAt(rootOf(config.client));
    if (last && await hasLists(last)) return last;
    for (const name of ["whole", "previous"]) {
      const next = await rootNamed(await setting(name));
      if (next?.schema === schema && next.client === config.client && await hasLists(next)) return next;
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
  async function keptRoots() {
    const cache = await caches.open(dataCache);
    const roots = new Map();
    for (const {url} of await cache.keys(root, {ignoreSearch: true})) {
      const next = await rootAt(url);
      if (next) roots.set(url, next);
    }
    return roots;
  }

  async function dropOtherRoots() {
    const cache = await caches.open(dataCache);
    for (const {url} of await cache.keys(root, {ignoreSearch: true})) {
      if (url !== rootOf(config.client)) await cache.delete(url);
    }
  }

  async function hasLists({index, cards}) {
    const lists = [...index, ...cards].map(chunkURL);
    return (await readable(dataCache, lists)).size === new Set(lists).size;
  }

  const postsIn = ({posts, pages = 0, hidden = 0}) => posts - pages - hidden; // As the blog counts them.
  const chunkURL = ({name}) => chunks + name;
  const rootChunk = (id) => ({name: `${id}.json`});
  const isChunk = (url) => url.startsWith(chunks) && /^[0-9a-f]{32}\.(json|txt)$/.test(url.slice(chunks.length));

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

  // A chunk is named by its content, a root by its content without its name.
  async function isNamed(name, body) {
    if (name === await hash(body)) return true;
    const text = new TextDecoder().decode(body);
    return name === await hash(new TextEncoder().encode(text.replace(/"id":"[0-9a-f]{32}"/, '"id":""')));
  }

  const nameIn = (url) => url.slice(chunks.length).split(".")[0];

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
    if (next && !downloading) progress = {done, total: wanted.length};
    const hasShell = (await readable(shellCache)).size === precache.size;
    const offline = next !== undefined && done === wanted.length && hasShell;
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

  async function keepImages(urls) {
    await each(urls, async (url) => {
      if (await match(keptCache, url)) return;
      const response = await match(imagesCache, url) ?? await sound(url).catch(unlessGone);
      if (response && isType(response, "text/html")) throw new Error(`${url}: not an image`);
      if (response) await putImage(keptCache, url, response);
      else await (await caches.open(keptCache)).delete(url);
    });
  }

  async function unkeep({path}) {
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

  // remove empties the shelf, and stays so until the reader wants it filled.
  let removals = 0;
  async function remove() {
    removals++;
    await remember("removed", true);
    stopped = true;
    await downloading?.catch(() => {});
    await change("kept", () => undefined);
    await Promise.all([dataCache, pagesCache, imagesCache, keptCache].map((name) => caches.delete(name)));
    for (const name of ["all", "updated", "whole", "previous", "unseen"]) await remember(name, undefined);
    progress = {done: 0, total: 0};
  }

  // ---- Strategies: a request's event to its response ----

  // From the network; what is kept stands in when it fails, errs or dawdles: the
  // page itself, else the shell, which renders any address from the data.
  async function page(event) {
    const request = event.request;
    const key = pageKey(request.url);
    const ours = isAnothers(key).then((is) => !is);
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
      if (!await ours) return;
      const kept = await keptRoot();
      const page = await keptPage(key, kept);
      const named = page && nameplate(await page.clone().text());
      if (page && (!kept || named.root === kept.id && named.edition === config.edition || !await isPage(key, kept))) {
        shown = named.root;
        return page;
      }
      if (!kept || !failed && !await isPage(key, kept)) return;
      shown = kept.id;
      return await shellPage() ?? page;
    };
    return await networkOr(network, standIn) ?? (await ours ? await shellPage() : undefined) ?? Response.error();
  }

  const shellPage = async () => await match(shellCache, shell) ?? await mended(shell).catch(() => undefined);

  // whole refuses a page of this blog that was cut on its way, be it to nothing or the
  // one that says that there is none, and passes on what is not the blog's as it comes,
  // be it another blog's. A part, which nobody asked for, is a page that was cut,
  // whosever it is; and a host may say with nothing that there is no page.
  async function whole(response) {
    if (!isType(response, "text/html")) return response;
    if (response.status === 206) throw new Error(`${response.url}: a part`);
    if (![200, 404, 410].includes(response.status)) return response;
    const copy = response.clone();
    const html = await response.text();
    const named = nameplate(html);
    const isNothing = html === "" && response.status === 200;
    if (!isNothing && !html.includes('<meta name="generator" content="hanji">') || named && !isOurs(named)) return copy;
    if (!html.trimEnd().endsWith("</html>")) throw new Error(`${response.url}: cut short`);
    return new Response(html, response);
  }

  const isPage = async (url, root) => await meant(url, root) !== undefined;

  // meant is the path of the page of a root that an address means, undefined for none.
  async function meant(url, {index}) {
    const all = meanings(url);
    const isList = (path) => /^\/((categories|tags|archive|page|shelf)\/(.*\/)?)?$/.test(path);
    if (isList(all[0])) return all[0];
    const paths = new Set();
    for (const chunk of index) {
      for (const path of await pathsIn(chunk)) paths.add(path);
    }
    return all.find((path) => paths.has(path)) ?? all.find(isList);
  }

  // meanings are the paths below the base that an address may mean.
  const meanings = (url) => spellings(url.slice(base.length - 1));

  // keptPage is the page that is kept at an address or, where there is none, at another
  // spelling of the page that it means: to a root, if there is one.
  async function keptPage(key, root) {
    const page = await match(pagesCache, key);
    if (page) return page;
    const all = new Map([...await keys(await caches.open(pagesCache))].map((url) => [meanings(url)[0], url]));
    const seen = meanings(key).filter((path) => all.has(path));
    const url = seen.length > 0 && all.get(root ? await meant(key, root) : seen[0]);
    return url && match(pagesCache, url);
  }

  // pathsIn are the paths of the posts in a chunk of the index, as far as it can be
  // read.
  async function pathsIn(chunk) {
    const response = await match(dataCache, chunkURL(chunk));
    return response ? (await response.json()).paths : [];
  }

  // What a page of a blog says of itself: the base of the blog, the root that it was
  // rendered from, and its edition. Undefined for any other.
  function nameplate(html) {
    const [boot] = /<script id="boot"[^>]*>/.exec(html) ?? [];
    const value = (name) => new RegExp(` data-${name}="?([^"\\s>]+)`).exec(boot)?.[1];
    return boot && value("root") && {base: address(plain(value("base") ?? "")), root: value("root"), edition: value("edition")};
  }

  // What an attribute says of an address.
  const plain = (value) => value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replaceAll("&amp;", "&");

  const isOurs = (named) => named?.base === base;

  // isAnothers reports whether an address is of another blog, of which a page was seen
  // below this one.
  async function isAnothers(url) {
    return (await setting("others") ?? []).some((other) => url.startsWith(other));
  }

  // meet remembers the blog that a page is of, where it is another one below this.
  function meet(url, named) {
    const is = !isOurs(named) && named.base.startsWith(base) && url.startsWith(named.base);
    return change("others", (others = []) => {
      const next = others.filter((other) => !url.startsWith(other));
      if (is) next.push(named.base);
      return next.length > 0 ? next : undefined;
    });
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
    if (response.status === 404 || response.status === 410) await cache.delete(key);
    if (response.status !== 200 || !isType(response, "text/html")) return;
    const html = await response.text();
    const named = nameplate(html);
    if (!named) return; // Another app's.
    await meet(key, named);
    if (!isOurs(named)) return;
    await hear(named.root, Date.now());
    await cache.delete(key); // So that it becomes the newest.
    await put(pagesCache, key, html, "text/html; charset=utf-8");
    const old = (await cache.keys()).slice(0, -maxPages);
    await Promise.all(old.map((request) => cache.delete(request)));
    return named.root;
  }

  // dropPages drops the kept pages that are old by what they say of themselves.
  async function dropPages(isOld) {
    const cache = await caches.open(pagesCache);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const named = nameplate(await response.text().catch(() => "")) ?? {};
      if (!isOurs(named) || isOld(named)) await cache.delete(request);
    }
  }

  async function keptRootFile(event) {
    const kept = await keptRoot();
    if (!kept) return fetch(event.request);
    return await match(dataCache, chunkURL(rootChunk(kept.id))) ?? await match(dataCache, rootOf(config.client));
  }

  async function chunk(event) {
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

  // A file of the shell is read once in the worker's life, and again when the page asks
  // for it anew because it could not be compiled; it is handed over as it was put, with
  // what the browser has compiled of it. What is lost or spoiled comes back from the
  // network, whole. Where it is gone there too, the host has another version by now,
  // whose worker is looked for; pages come from the network first, and those of that
  // version need this one's files no more.
  async function asset(event) {
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
    if (await isAnothers(url)) return;
    const cache = await caches.open(imagesCache);
    await cache.delete(url); // So that it becomes the newest.
    await putImage(imagesCache, url, response);
    await trimImages(cache);
  }

  async function putImage(cacheName, url, response) {
    const blob = await response.blob();
    if (blob.size <= maxImageBytes && blob.type.startsWith("image/")) await put(cacheName, url, blob, blob.type);
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

  // A title may end in what is no ending of a file: "1.26".
  const isFile = (path) => /\.(?!html?$)\d*[a-z][a-z\d]*$/i.test(path);

  // ---- Settings ----

  const settingURL = (name) => address(`${config.base}?setting=${name}`);

  // What a setting can be. The version before kept them without a seal.
  const isTrue = (value) => value === true;
  const isId = (value) => /^[0-9a-f]{32}$/.test(value);
  const isList = (value) => Array.isArray(value) && value.every((item) => typeof item === "string");
  const shapes = {
    latest: (value) => isId(value) || isId(value?.id) && Number.isFinite(value.at),
    whole: isId, previous: isId, all: isTrue, removed: isTrue,
    updated: Number.isFinite, unseen: Number.isInteger, others: isList,
    kept: (value) => value?.constructor === Object && Object.values(value).every(isList),
  };

  async function setting(name) {
    const response = await match(settingsCache, settingURL(name));
    const value = await response?.json().catch(() => undefined);
    return shapes[name](value) ? value : undefined;
  }

  async function remember(name, value) {
    if (value) return put(settingsCache, settingURL(name), JSON.stringify(value), "application/json");
    await (await caches.open(settingsCache)).delete(settingURL(name));
  }

  // change replaces a setting by what a function makes of it. Pages may speak at once, and
  // each change is of what the one before in this worker has left.
  let changing = Promise.resolve();
  function change(name, to) {
    const next = async () => {
      const before = await setting(name);
      const after = to(before);
      if (JSON.stringify(after) !== JSON.stringify(before)) await remember(name, after);
    };
    return changing = changing.then(next, next);
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

  // put keeps a body under a seal, which says what was kept and at which address.
  async function put(cacheName, url, body, type) {
    const blob = new Blob([body]);
    const headers = {"Content-Type": type, "Content-Length": blob.size, Seal: await seal(url, blob)};
    await (await caches.open(cacheName)).put(url, new Response(blob, {headers}));
  }

  const seal = async (url, body) => hash(await new Blob([url, body]).arrayBuffer());

  // match is what is kept at an address, as long as it is what was kept there.
  async function match(cacheName, url) {
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
  const read = new Set();

  // readable are those of some addresses, or of all in a cache, at which there is what
  // was kept. Each is read once in the worker's life.
  async function readable(cacheName, urls) {
    const have = await keys(await caches.open(cacheName));
    const found = urls ? new Set(urls.filter((url) => have.has(url))) : have;
    await each([...found].filter((url) => !read.has(`${cacheName} ${url}`)), async (url) => {
      if (!await match(cacheName, url)) found.delete(url);
    });
    return found;
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
  const isType = (response, type) => response.headers.get("Content-Type")?.startsWith(type) ?? false;

  // tell sends to all pages of this blog, or to one.
  async function tell(message, id) {
    for (const client of await self.clients.matchAll({type: "window", includeUncontrolled: true})) {
      if (client.url.startsWith(base) && (!id || client.id === id)) client.postMessage(message);
    }
  }

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

  // ---- Events ----

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
        await downloading?.catch(() => {}); // It wants less.
      }
      if (!thrifty || await setting("all")) await download();
      await mending;
    },
    keep,
    unkeep,
    remove,
  };
  self.addEventListener("message", (event) => {
    const {type, base: of = config.base} = event.data ?? {}; // Pages of the version before name none.
    const task = of === config.base ? tasks[type] : undefined;
    if (!task) return;
    event.waitUntil((async () => {
      const failed = await Promise.resolve(task(event.data)).then(() => undefined, () => event.data.path);
      const now = await state();
      if (now.offline) await tell({type: "offline"});
      await tell({...now, failed});
    })());
  });
  self.addEventListener("periodicsync", (event) => event.waitUntil(look()));
  self.addEventListener("fetch", (event) => {
    const answer = strategy(event.request);
    if (answer) event.respondWith(answer(event).catch(() => withoutCaches(event)));
  });
})();
