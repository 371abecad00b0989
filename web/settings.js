// Part of the head of every page, run before anything is painted: what the reader has
// set for this blog on this device, as attributes of the document. web/reader.js sets
// it; see web/boot/storage.js. And what becomes of a page whose client fails, or whose
// web/boot.js does not come.
import {key, sharedKey} from "./shared/keys.js";

const root = document.documentElement;
const {base} = document.currentScript.dataset;

// The shell shows nothing without its client. What was spoiled may be mended by now, and
// what was out of reach be there: it is loaded again, after a second, and then as long
// after that as it took until then, for a minute, or once the network is back.
const isIdle = () => document.activeElement === document.body; // Nobody is at a link.
const again = () => {
  if (!document.querySelector(".hanji-while-loading")) return;
  addEventListener("online", () => location.reload(), {once: true});
  try {
    if (!navigator.onLine) return;
    const last = key(base, "failed");
    let since = Date.now() - sessionStorage.getItem(last);
    if (since < 0 || since > 120_000) {
      sessionStorage.setItem(last, Date.now());
      since = 0;
    }
    if (since < 60_000) setTimeout(() => isIdle() && location.reload(), Math.max(1_000, since));
  } catch {
    // Storage is blocked.
  }
};
document.addEventListener("hanji:failed", () => {
  root.dataset.failed = "";
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", again);
  else again();
});
addEventListener("error", ({target}) => {
  if (target.id === "boot") document.dispatchEvent(new Event("hanji:failed"));
}, true);

for (const name of known.settingNames) {
  try {
    const value = localStorage.getItem(key(base, name)) ?? localStorage.getItem(sharedKey(name));
    if (value) root.dataset[name] = value;
  } catch {
    // Storage is blocked.
  }
}
