// What the worker of the site before may have left: caches whose names say no address, and
// those of Workbox, sw-precache and their like, whose names end in it. Of the first kind one
// is this blog's only if it holds a page of it: another site of the origin may have the
// same theme.
const themes = [
  /^chirpy-\d/,
  /^(?:shell-\d[\d.]*|assets|content)--.*--/, // Hydejack
];
const pages = ["", "index.html", "404.html", "about/", "archives/", "categories/", "tags/", "tabs/about/"];

async function isOfBlog(name, base) {
  if (name.startsWith("hanji:")) return false;
  if (name.endsWith(base) || name.endsWith(`${base}$$$`)) return true;
  if (!themes.some((theme) => theme.test(name))) return false;
  const cache = await caches.open(name);
  for (const page of pages) {
    if (await cache.match(base + page, {ignoreVary: true})) return true;
  }
  return false;
}

// dropFormer deletes the caches of the site before at the same base, and no others.
export async function dropFormer(base) {
  for (const name of await caches.keys()) {
    if (await isOfBlog(name, base)) await caches.delete(name);
  }
}
