// The worker of one blog: it keeps the blog on the reader's device and answers
// from there what the network does not. It handles only requests below its base;
// feeds, downloads and other files are the browser's.
//
// Caches, by what fills and empties them:
//   shell:<version>  what the client runs on, whole or not at all
//   data             the bundle's chunks, and the last root of which all are there
//   pages, images    what the reader has seen, the newest within bounds
//   settings         what the page asked the worker to remember
//
// All of it is one expression, so that a script cut short does not parse.
(() => {
  "use strict";

  // base, shell, root and chunks are paths; precache lists [path, integrity];
  // client names what the shell runs.
  const config = __CONFIG__;

  const address = (path) => new URL(path, self.location).href;
  const base = address(config.base);
  const shell = address(config.shell);
  const root = address(config.root);
  const chunks = address(config.chunks);
  const precache = new Map(config.precache.map(([path, integrity]) => [address(path), integrity]));

  const prefix = `hanji:${config.base}:`;
  const shellPrefix = `${prefix}shell:`;
  const shellCache = shellPrefix + config.version;
  const dataCache = `${prefix}data`;
  const pagesCache = `${prefix}pages`;
  const imagesCache = `${prefix}images`;
  const settingsCache = `${prefix}settings`;

  const schema = 1; // Of the bundle.
  const patience = 3000; // Milliseconds for the network when something kept could be shown.
  const parallel = 3;
  const maxPages = 100;
  const maxImages = 300;
  const maxImageBytes = 30e6;

  // ---- Shell ----

  // install fills the shell of this version or fails, which leaves the version
  // before in charge. A file that any shell of this blog holds is not fetched
  // again.
  async function install() {
    const shells = await Promise.all((await shellNames()).map((name) => caches.open(name)));
    const cache = await caches.open(shellCache);
    await each([...precache], async ([url, integrity]) => {
      const response = await kept(url, integrity, shells) ?? await intact(url, integrity);
      await cache.put(url, response);
    });
    await self.skipWaiting();
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

  async function activate() {
    const old = (await shellNames()).filter((name) => name !== shellCache);
    await Promise.all(old.map((name) => caches.delete(name)));
    if (old.length > 0) await caches.delete(pagesCache);
    await self.clients.claim();
    if (old.length > 0) await tell({type: "update", client: config.client});
  }

  async function shellNames() {
    return (await caches.keys()).filter((name) => name.startsWith(shellPrefix));
  }

  // ---- Data ----

  let downloading;

  // download keeps the whole blog: all chunks first, newest text first, then the
  // root that names them. What an earlier, interrupted one kept is not fetched
  // again.
  function download() {
    return downloading ??= keepData().finally(() => downloading = undefined);
  }

  async function keepData() {
    const response = await fetch(root, {cache: "no-cache"});
    if (response.status !== 200) return;
    const text = await response.text();
    const {schema: theirs, meta, text: texts} = JSON.parse(text);
    if (theirs !== schema) return; // For a newer worker.
    const urls = [...meta, ...[...texts].reverse()].map(chunkURL);

    const cache = await caches.open(dataCache);
    const have = await keys(cache);
    const missing = urls.filter((url) => !have.has(url));
    let done = urls.length - missing.length;
    const report = () => tell({type: "progress", done, total: urls.length});
    await report();
    await each(missing, async (url) => {
      await cache.put(url, await verified(url, await fetch(url)));
      done++;
      await report();
    });

    const before = await cache.match(root);
    if (before && await before.text() !== text) await caches.delete(pagesCache);
    await cache.put(root, json(text));
    const named = new Set([root, ...urls]);
    for (const url of have) {
      if (!named.has(url)) await cache.delete(url);
    }
    await tell({type: "offline"});
  }

  async function isComplete() {
    const cache = await caches.open(dataCache);
    const response = await cache.match(root);
    if (!response) return false;
    const {meta, text} = await response.json();
    const have = await keys(cache);
    return [...meta, ...text].every((chunk) => have.has(chunkURL(chunk)));
  }

  const chunkURL = ({name}) => `${chunks}${name}.json`;
  const isChunk = (url) => url.startsWith(chunks) && /^[0-9a-f]{32}\.json$/.test(url.slice(chunks.length));

  // A chunk is named by the first half of its SHA-256.
  async function verified(url, response) {
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
    const body = await response.arrayBuffer();
    const name = hex(await crypto.subtle.digest("SHA-256", body)).slice(0, 32);
    if (url !== chunkURL({name})) throw new Error(`${url}: wrong content`);
    return json(body);
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
    });
    event.waitUntil(network.then((response) => keepPage(key, response.clone())).catch(() => {}));

    const standIn = async () => await match(pagesCache, key) ??
      (await isComplete() ? await match(shellCache, shell) : undefined);
    return inTheme(await networkOr(network, standIn) ?? await match(shellCache, shell) ?? Response.error());
  }

  // A page in the theme that the reader chose, if any.
  async function inTheme(response) {
    const theme = await setting("theme");
    if (!theme || !isType(response, "text/html")) return response;
    const {status, statusText, headers} = response;
    const html = await response.text();
    return new Response(html.replace("<html ", `<html data-theme="${theme}" `), {status, statusText, headers});
  }

  // Pages are kept without their query: until the client is there, it changes
  // nothing.
  function pageKey(url) {
    const {origin, pathname} = new URL(url);
    return origin + pathname;
  }

  async function keepPage(key, response) {
    const cache = await caches.open(pagesCache);
    if (response.status === 404) await cache.delete(key);
    if (response.status !== 200 || !isType(response, "text/html")) return;
    const html = await response.text();
    if (!/<script id="boot"[^>]* data-root=/.test(html)) return; // Another app's.
    await cache.delete(key); // So that it becomes the newest.
    await cache.put(key, new Response(html, {headers: {"Content-Type": "text/html; charset=utf-8"}}));
    const old = (await cache.keys()).slice(0, -maxPages);
    await Promise.all(old.map((request) => cache.delete(request)));
  }

  async function rootFile(event) {
    const network = fetch(root, {cache: "no-cache"});
    return await networkOr(network, () => match(dataCache, root)) ?? Response.error();
  }

  async function chunk(event) {
    const url = event.request.url;
    const have = await match(dataCache, url);
    if (have) return have;
    const response = await fetch(url);
    if (response.status !== 200) return response;
    const sound = await verified(url, response).catch(() => Response.error());
    if (sound.status !== 200) return sound;
    const copy = sound.clone();
    event.waitUntil(caches.open(dataCache).then((cache) => cache.put(url, copy)));
    return sound;
  }

  async function asset(event) {
    return await match(shellCache, event.request.url) ?? fetch(event.request);
  }

  async function versionedImage(event) {
    return await match(imagesCache, event.request.url) ?? newImage(event);
  }

  async function plainImage(event) {
    try {
      return await newImage(event);
    } catch (error) {
      const have = await match(imagesCache, event.request.url);
      if (have) return have;
      throw error;
    }
  }

  async function newImage(event) {
    const response = await fetch(event.request);
    if (response.status === 200 && isType(response, "image/")) {
      event.waitUntil(keepImage(event.request.url, response.clone()).catch(() => {}));
    }
    return response;
  }

  async function keepImage(url, response) {
    const blob = await response.blob();
    if (blob.size > maxImageBytes) return;
    const headers = {"Content-Type": blob.type, "Content-Length": blob.size};
    const cache = await caches.open(imagesCache);
    await cache.delete(url);
    await cache.put(url, new Response(blob, {headers}));
    await trimImages(cache);
  }

  // The oldest go.
  async function trimImages(cache) {
    let count = 0;
    let bytes = 0;
    for (const request of (await cache.keys()).reverse()) {
      const response = await cache.match(request);
      bytes += Number(response?.headers.get("Content-Length"));
      if (++count > maxImages || bytes > maxImageBytes) await cache.delete(request);
    }
  }

  // The strategy for a request, or undefined where the browser needs no help.
  function strategy(request) {
    const url = new URL(request.url);
    if (request.method !== "GET" || !url.href.startsWith(base)) return;
    if (request.mode === "navigate") return isFile(url.pathname) ? undefined : page;
    if (url.href === root) return rootFile;
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

  // networkOr gives the network's response, or the stand-in if that fails, is a
  // server's error, or takes longer than a reader should wait. Without a stand-in
  // it waits; undefined is for a network that failed then.
  async function networkOr(network, standIn) {
    const answer = network.catch(() => undefined);
    const late = new Promise((resolve) => setTimeout(resolve, patience)).then(standIn);
    const response = await Promise.race([answer, late]) ?? await answer;
    return response?.status < 500 ? response : await standIn() ?? response;
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

  async function tell(message) {
    for (const client of await self.clients.matchAll({type: "window", includeUncontrolled: true})) {
      if (client.url.startsWith(base)) client.postMessage(message);
    }
  }

  async function answerState(client) {
    if (await isComplete()) client.postMessage({type: "offline"});
  }

  // ---- Events ----

  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("message", (event) => {
    switch (event.data?.type) {
      case "download": return event.waitUntil(download().catch(() => {})); // Resumed when asked again.
      case "state": return event.waitUntil(answerState(event.source));
      case "theme": return event.waitUntil(remember("theme", {light: "light", dark: "dark"}[event.data.theme]));
    }
  });
  self.addEventListener("fetch", (event) => {
    const answer = strategy(event.request);
    if (answer) event.respondWith(answer(event).catch(() => fetch(event.request)));
  });
})();
