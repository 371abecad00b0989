// Copying and sharing.

import {$, make, words} from "./dom.js";
import {say, spoken} from "./said.js";

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say(words.copied);
  } catch {
    say(words.refused);
  }
}

export function offerCopy(pre) {
  if (pre.hidden || pre.parentElement.closest("pre, .hanji-code")) return;
  const box = make("div", {className: "hanji-code"});
  const button = make("button", {type: "button", className: "hanji-copy", lang: spoken, ariaLabel: words.copy, title: words.copy});
  pre.replaceWith(box);
  box.append(pre, button);
}

export function offerLink(heading) {
  if ($(":scope > .hanji-anchor", heading)) return;
  const text = heading.textContent.trim();
  const name = `${words.anchor}: ${text}`;
  heading.ariaLabel = text; // Without that of the link.
  heading.append(make("a", {className: "hanji-anchor", href: `#${encodeURIComponent(heading.id)}`, ariaLabel: name}));
}

export async function share() {
  const url = $('link[rel="canonical"]')?.href ?? location.href;
  if (!navigator.share) return copy(url);
  try {
    await navigator.share({title: $("h1").textContent, url});
  } catch (error) {
    if (error.name !== "AbortError") copy(url);
  }
}
