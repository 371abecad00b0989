// Images: those that the reader has seen, the newest within bounds, and those of posts that
// are on the shelf.

import {imagesCache, keptCache} from "./config.js";
import {each} from "./each.js";
import {maxImageBytes, maxImages} from "./limits.js";
import {isAnothers} from "./nameplate.js";
import {isType, sound, unlessGone} from "./network.js";
import {match, put} from "./store.js";

export async function versionedImage(event) {
  return await keptImage(event) ?? newImage(event);
}

export async function plainImage(event) {
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

export async function keepImages(urls) {
  await each(urls, async (url) => {
    if (await match(keptCache, url)) return;
    const response = await match(imagesCache, url) ?? await sound(url).catch(unlessGone);
    if (response && isType(response, "text/html")) throw new Error(`${url}: not an image`);
    if (response) await putImage(keptCache, url, response);
    else await (await caches.open(keptCache)).delete(url);
  });
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

export async function sizeOf(name) {
  const cache = await caches.open(name);
  const sizes = (await cache.keys()).map(async (request) => sizeIn(await cache.match(request)));
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

// Of an image that putImage kept; it may be gone by now.
const sizeIn = (response) => Number(response?.headers.get("Content-Length") ?? 0);
