// What is said to the reader.

import {$, root} from "./dom.js";

const said = $("#hanji-said");
export const spoken = said.lang || root.lang; // That of the words.
let silence;

export function say(text) {
  said.textContent = text;
  root.toggleAttribute("data-said", Boolean(text));
  clearTimeout(silence);
  if (text) silence = setTimeout(say, 3_000, "");
}
