// Whose a page is.

import {address, base} from "./config.js";
import {change, setting} from "./settings.js";

// What a page of a blog says of itself: the base of the blog, the root that it was
// rendered from, and its edition. Undefined for any other.
export function nameplate(html) {
  const [boot] = /<script id="boot"[^>]*>/.exec(html) ?? [];
  const value = (name) => new RegExp(` data-${name}="?([^"\\s>]+)`).exec(boot)?.[1];
  return boot && value("root") && {base: address(plain(value("base") ?? "")), root: value("root"), edition: value("edition")};
}

// What an attribute says of an address.
const plain = (value) => value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replaceAll("&amp;", "&");

export const isOurs = (named) => named?.base === base;

// isAnothers reports whether an address is of another blog, of which a page was seen
// below this one.
export async function isAnothers(url) {
  return (await setting("others") ?? []).some((other) => url.startsWith(other));
}

// meet remembers the blog that a page is of, where it is another one below this.
export function meet(url, named) {
  const is = !isOurs(named) && named.base.startsWith(base) && url.startsWith(named.base);
  return change("others", (others = []) => {
    const next = others.filter((other) => !url.startsWith(other));
    if (is) next.push(named.base);
    return next.length > 0 ? next : undefined;
  });
}
