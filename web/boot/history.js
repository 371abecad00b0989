import {here, root} from "./page.js";
import {search} from "./search.js";
import {state} from "./state.js";

// Browsers refuse changes of the history that come too fast, as of a key held
// down (Safari more than 100 in 10 seconds), which would end the client. The
// address is loaded then; a note on the entry is lost.
for (const name of ["pushState", "replaceState"]) {
  const change = history[name];
  history[name] = (state, title, url) => {
    try {
      change.call(history, state, title, url);
    } catch (error) {
      if (error.name !== "SecurityError") throw error;
      if (name === "pushState") location.assign(url);
    }
  };
}

// Entries of the history that the client made share a document, even one that was loaded
// for another of them: after a reload, a visit elsewhere, or in a restored session. While
// no client answers, the page at the address is loaded.
export function loadAddress() {
  if (!("live" in root.dataset) && here() !== state.shown) location.reload();
}

addEventListener("popstate", loadAddress);
addEventListener("popstate", () => search?.close());

// The client keeps where the reader was itself (see app/browser/scroll.go), which the
// browser does not restore then.
if (history.scrollRestoration === "manual" && history.state?.[known.entryKey]) {
  try {
    const y = JSON.parse(state.session.get(known.positionsKey))[history.state[known.entryKey]];
    if (y) scrollTo(0, y);
  } catch {} // Nothing is kept.
  // Until the page is left: a browser that is told while it loads takes it to where it
  // was itself before.
  const hand = () => {
    if (!("live" in root.dataset)) history.scrollRestoration = "auto";
  };
  addEventListener("pagehide", hand);
  addEventListener("visibilitychange", () => { // A page out of sight may be left without a word.
    if (document.visibilityState === "hidden" && document.readyState === "complete") hand();
  });
}
