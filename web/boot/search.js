// The search dialog, from before the client fills it.
import {showModal} from "./modal.js";
import {root} from "./page.js";

export const search = document.getElementById(known.searchID);
export const searchStatus = document.getElementById(known.searchStatusID);

// Keys of an input method: Safari says so of the one that ends a composition by its code
// alone.
const isComposed = ({isComposing, keyCode}) => isComposing || keyCode === 229;

// The letter or, with a layout that has other letters, the key where it is.
const isK = ({key, code}) => /^[a-z]$/i.test(key) ? key.toLowerCase() === "k" : code === "KeyK";

// The client fills the dialog; what is typed before it is there waits for it.
function openSearch() {
  if (!search || search.open) return;
  showModal(search);
  search.querySelector("input").select();
}

// A press on the backdrop, which is the dialog's own, closes it; one that only ends
// there does not.
let pressed;
document.addEventListener("pointerdown", ({target}) => { pressed = target; }, true);
document.addEventListener("click", ({target}) => {
  const does = target.closest?.("[data-search]")?.dataset.search;
  if (does === "open") openSearch();
  if (does === "close" || search && target === search && pressed === search) search.close();
});

search?.addEventListener("keydown", (event) => { // Which empties the field before it closes the dialog.
  if (event.key === "Escape" && !isComposed(event)) search.close();
});

search?.addEventListener("input", () => {
  if (!("failed" in root.dataset || "live" in root.dataset)) searchStatus.textContent = searchStatus.dataset.loading;
});

if (location.hash === `#${known.searchID}`) openSearch(); // The manifest's shortcut.

document.addEventListener("keydown", (event) => {
  const [target] = event.composedPath(); // A field may be inside of an element of its own kind.
  const isTyping = target.closest?.("input, textarea, select, [contenteditable]");
  const isShortcut = event.key === "/" ? !isTyping && !event.ctrlKey && !event.metaKey
    : isK(event) && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  if (!search || !isShortcut || isComposed(event)) return;
  event.preventDefault();
  openSearch();
});
