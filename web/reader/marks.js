// How far the reader came, newest first: {path, at}, at being the share of the text that was
// read, 1 for a post that was read to its end once. The client shows the same on the shelf.
import {$, $$, local, plain, words} from "./dom.js";

const mostMarks = 1_000;

export function marks() {
  try {
    return JSON.parse(local.get(known.marksKey)).filter((mark) => typeof mark?.path === "string");
  } catch {
    return []; // Nothing, or what another version wrote.
  }
}

export function mark(path, at) {
  const all = marks();
  const before = all.find((mark) => mark.path === path);
  if (!at || before?.at === 1) return;
  const others = all.filter((mark) => mark !== before);
  local.set(known.marksKey, JSON.stringify([{path, at}, ...others].slice(0, mostMarks)));
}

// In lists, read posts say so in place of the minutes that they take.
export function showRead() {
  const all = new Map(marks().map(({path, at}) => [path, at]));
  const base = $("#boot").dataset.base.replace(/\/$/, "");
  for (const minutes of $$(".hanji-card .hanji-minutes")) {
    const link = $("h2 a", minutes.closest(".hanji-card"));
    const at = all.get(plain(link.pathname, decodeURI).slice(plain(base, decodeURI).length));
    if (at) minutes.dataset.read = at === 1 ? words.read : words.part.replace("{}", Math.round(at * 100));
    else delete minutes.dataset.read;
  }
}
