// Notes in place.

import {showCovers} from "./covers.js";
import {$$, make, root, targetOf, words} from "./dom.js";

// lineOf is where a raised mark is, with the line that it is raised from.
function lineOf(mark) {
  const at = mark.getBoundingClientRect();
  const line = document.createRange();
  line.selectNodeContents(mark.closest("p, li, td, th, dd, figcaption, h2, h3, h4") ?? mark);
  const beside = [...line.getClientRects()].filter(({top, bottom, height}) =>
    top < at.bottom && bottom > at.top && height < 3 * at.height);
  return {left: at.left, top: Math.min(at.top, ...beside.map(({top}) => top)), bottom: Math.max(at.bottom, ...beside.map(({bottom}) => bottom))};
}

export function openNote(mark) {
  const source = targetOf(mark);
  if (!source || !HTMLElement.prototype.showPopover) return false;
  const note = make("aside", {className: "hanji-note", popover: "auto", tabIndex: -1, ariaLabel: `${words.note} ${mark.textContent}`});
  note.append(...[...source.cloneNode(true).childNodes]);
  $$('a[href^="#fnref"]', note).forEach((link) => link.remove());
  $$("[id]", note).forEach((element) => element.removeAttribute("id"));
  note.addEventListener("toggle", ({newState}) => {
    if (newState === "closed") note.remove();
    showCovers();
  });
  const {left, top, bottom} = lineOf(mark);
  mark.after(note); // After the mark, so that Tab goes on from there.
  note.showPopover();
  showCovers();
  if (getComputedStyle(note).position === "absolute") {
    const {width, height} = note.getBoundingClientRect();
    const isBelow = bottom + height + 16 < innerHeight;
    note.style.left = `${Math.max(16, Math.min(left - width / 2, root.clientWidth - width - 16)) + scrollX}px`;
    note.style.top = `${(isBelow ? bottom + 8 : top - height - 8) + scrollY}px`;
  }
  note.focus({preventScroll: true});
  return true;
}
