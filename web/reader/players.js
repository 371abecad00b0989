import {$, words} from "./dom.js";
import {say} from "./said.js";

export function openPlayer(link) {
  if (!navigator.onLine) return say(words.offline);
  const frame = $("template", link).content.cloneNode(true).firstChild;
  if (link.id) frame.id = link.id;
  link.replaceWith(frame);
  frame.focus();
}
