// What the client reads of the page, and calls on it, as window.hanji.

import {here} from "./page.js";
import {storage} from "./storage.js";

// offline: every post is kept on this device. update: there is a newer client,
// or a newer page than the one shown. shelf: what the worker says it keeps (see
// web/worker/shelf.js), null until it does. refused: there can be no worker now.
// shown: the address of the page that is shown, without its fragment.
// local and session keep strings, as well as the browser allows: of this blog, which
// may share its origin with others. renew says that there is an update.
export const state = window.hanji = {
  offline: false, online: navigator.onLine, update: false, shelf: null, refused: false, shown: here(),
  local: storage("localStorage"), session: storage("sessionStorage"), renew,
};

export function renew() {
  set({update: true});
}

export function set(change) {
  Object.assign(state, change);
  document.dispatchEvent(new CustomEvent(known.stateEvent));
}

for (const type of ["online", "offline"]) {
  addEventListener(type, () => set({online: navigator.onLine}));
}
