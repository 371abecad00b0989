// For a blog that is no longer made with hanji: publish this file in place of its
// sw.js. It empties the caches that hanji filled for this address, and no others,
// unregisters itself and loads the open pages anew. Like any new worker it waits
// until an open page says that the old one is at rest, or until there is none.
self.addEventListener("message", ({data}) => {
  if (data?.type === "activate") self.skipWaiting();
});
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const prefix = `hanji:${new URL(self.registration.scope).pathname}:`;
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix) && !name.includes("/", prefix.length));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
  if (ours.length === 0) return; // The pages were loaded without a worker.
  const pages = await self.clients.matchAll({type: "window"});
  for (const page of pages) page.navigate(page.url).catch(() => {});
})()));
