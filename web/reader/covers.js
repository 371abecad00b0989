import {closeContents} from "./contents.js";
import {$, root} from "./dom.js";
import {settings} from "./settings.js";

// showCovers tells the style sheet what lies over the page.
export function showCovers() {
  root.toggleAttribute("data-note", Boolean($(".hanji-note")));
  root.toggleAttribute("data-popover", Boolean(HTMLElement.prototype.showPopover && $(":popover-open")));
}

// What lies over a page goes with it, over a heading too that is gone back to, and where
// something else comes to lie there.
export function uncover() {
  $(".hanji-large")?.close();
  $(".hanji-note")?.hidePopover();
  closeContents();
  settings?.hidePopover?.();
}
