// The worker, and what it says.

import {base, root, told, since, worker, workers} from "./page.js";
import {renew, set, state} from "./state.js";

export let registration;
export const isControlled = () => workers?.controller?.scriptURL === worker;

// A worker whose script arrived empty controls the page, but did not answer for it.
export const isKept = isControlled() &&
  performance.getEntriesByType("navigation")[0]?.workerStart !== 0;

export const isThrifty = () => navigator.connection?.saveData === true ||
  /2g/.test(navigator.connection?.effectiveType);

export async function register() {
  try {
    registration = await workers?.register(worker, {scope: base, updateViaCache: "none"});
  } catch {
    set({refused: true}); // Or it is unreachable: the next page tries again.
    return;
  }
  for (const service of ["active", "waiting", "installing"]) follow(registration?.[service]);
  registration?.addEventListener("updatefound", () => follow(registration.installing));
  // Browsers let installed apps look for posts now and then, and no others.
  registration?.periodicSync?.register("look", {minInterval: 43_200_000}).catch(() => {});
}

// A worker whose script arrived empty says nothing.
let silence;

function ifSilent(instead) {
  clearTimeout(silence);
  silence = setTimeout(instead, 5_000);
}

// Asks a worker to keep the blog as soon as it can, and again when the network is
// back; one that waits takes over once the old one says that it is at rest.
function follow(service) {
  if (!service) return;
  const ask = () => {
    if (service.state === "installed") {
      say(registration.active, {type: "state"});
      ifSilent(() => say(service, {type: "activate"}));
    }
    if (service.state !== "activated") return;
    ifSilent(() => registration.update().catch(() => {}));
    // A worker that answered for this page knows its root.
    say(service, {
      type: "download", root: isKept ? undefined : told.root, at: since, thrifty: isThrifty(),
    });
  };
  service.addEventListener("statechange", ask);
  addEventListener("online", ask);
  ask();
}

export const say = (service, message) => service?.postMessage({...message, base});

// tell registers the worker first, should it not be there yet, and waits for it. The
// worker of a blog above may answer for the page meanwhile.
export async function tell(message) {
  if (!registration) await register();
  const service = registration?.active ?? registration?.waiting ?? registration?.installing;
  const send = () => {
    if (service.state !== "activated") return;
    service.removeEventListener("statechange", send);
    say(service, message);
  };
  service?.addEventListener("statechange", send);
  if (service) send();
}

// register looks for no newer worker than there is, nor did the browser where the
// page was loaded before there was one.
let hasLooked = false;

const messages = {
  shelf(shelf) {
    set({shelf});
    if (!shelf.offline && !shelf.busy && state.offline) {
      delete root.dataset.offline;
      set({offline: false});
    }
    if (shelf.edition !== told.edition && registration && !hasLooked) {
      hasLooked = true;
      registration.update().catch(() => {});
    }
    if (!shelf.busy) say(registration?.waiting, {type: "activate"});
  },
  progress({done, total}) {
    if (state.shelf) set({shelf: {...state.shelf, done, total, busy: true}});
  },
  fresher: renew,
  offline() {
    if (state.offline) return;
    performance.mark("hanji:offline");
    root.dataset.offline = "";
    set({offline: true});
  },
  update({edition}) {
    if (edition === told.edition) return; // The page is new already.
    set({update: true});
    window.goappOnUpdate();
  },
};

workers?.addEventListener("message", ({data, source}) => {
  // What one downloads to be installed is no news: it may come to nothing.
  if (source?.scriptURL !== worker || source.state === "installing") return;
  clearTimeout(silence);
  messages[data.type]?.(data);
});
