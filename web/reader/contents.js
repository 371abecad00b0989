// The contents, which follow the text, as a sheet where they are not beside it.

import {article} from "./article.js";
import {$, $$, targetOf} from "./dom.js";

// Those that the contents lead to.
let headings;

export function findHeadings() {
  headings = $$(".hanji-contents a", article)
    .map((link) => ({link, target: targetOf(link)}))
    .filter(({target}) => target);
}

export function showCurrent() {
  let current = -1;
  for (let [low, high] = [0, headings.length - 1]; low <= high;) { // The last one above.
    const middle = low + high >> 1;
    if (headings[middle].target.getBoundingClientRect().top < innerHeight / 4) {
      current = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  const {link} = headings[current] ?? {};
  if (link?.ariaCurrent) return;
  $(".hanji-contents [aria-current]", article)?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  showInContents(link);
}

export function showInContents(link) {
  const panel = link?.closest(".hanji-contents");
  if (panel && panel.scrollHeight > panel.clientHeight) {
    panel.scrollTop = link.offsetTop - panel.clientHeight / 2;
  }
}

export const wide = matchMedia("(min-width: 60em)");

export function closeContents() {
  $(".hanji-contents")?.hidePopover?.();
}
