// The pages that the reader has seen, the newest within bounds, and what stands in for them.
import {spellings} from "../shared/spellings.js";
import {base, config, pagesCache} from "./config.js";
import {hear, keptRoot, pathsIn} from "./data.js";
import {maxPages} from "./limits.js";
import {tell} from "./messages.js";
import {isAnothers, isOurs, meet, nameplate} from "./nameplate.js";
import {isType, networkOr} from "./network.js";
import {shellPage} from "./shell.js";
import {keys, match, put} from "./store.js";

// From the network; what is kept stands in when it fails, errs or dawdles: the
// page itself, else the shell, which renders any address from the data.
export async function page(event) {
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
  const isList = (path) => new RegExp(known.listPaths).test(path);
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
export async function dropPages(isOld) {
  const cache = await caches.open(pagesCache);
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    const named = nameplate(await response.text().catch(() => "")) ?? {};
    if (!isOurs(named) || isOld(named)) await cache.delete(request);
  }
}
