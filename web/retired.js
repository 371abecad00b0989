// Published where themes of the site before had their worker, which would go on to show
// that site from its caches: the browser looks there for a newer one, and finds this. It
// empties the caches of that worker, and no others, unregisters itself and loads the open
// pages anew. It waits for no page, since none of that site would tell it to go on; and it
// does nothing while the blog does not answer, so that a reader who is offline keeps what
// there is.
import {dropFormer} from "./shared/former.js";

const base = self.registration.scope;

async function install() {
  const {ok} = await fetch(base, {cache: "no-cache"});
  if (!ok) throw new Error("the blog does not answer");
  self.skipWaiting();
}

async function activate() {
  await dropFormer(base);
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({type: "window"})) page.navigate(page.url).catch(() => {});
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
