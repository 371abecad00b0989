// News for readers who installed the blog, while it is not open.

import {base, root} from "./config.js";
import {hear, keptRoot, postsIn} from "./data.js";
import {download} from "./download.js";
import {isOurs, nameplate} from "./nameplate.js";
import {sound} from "./network.js";
import {remember, setting} from "./settings.js";

// look keeps what the host names and its home page is of, for readers who installed
// the blog, and says on its icon how many posts have come since they last had it
// open. A host that still names the deployment before the one that is kept is late.
export async function look() {
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

export async function seen() {
  if (!await setting("unseen")) return;
  await remember("unseen", undefined);
  await navigator.clearAppBadge?.().catch(() => {});
}
