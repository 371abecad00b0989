import {base} from "./config.js";

// tell sends to all pages of this blog, or to one.
export async function tell(message, id) {
  for (const client of await self.clients.matchAll({type: "window", includeUncontrolled: true})) {
    if (client.url.startsWith(base) && (!id || client.id === id)) client.postMessage(message);
  }
}
