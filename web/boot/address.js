// Spellings of the address.

import {here, told} from "./page.js";
import {state} from "./state.js";
import {repaired, spellings, unescaped} from "../shared/spellings.js";

export function composed(query) {
  return repaired(query).replaceAll(";", "%3B").replace(/(%[0-7][\da-f]|[a-z])?(%[89a-f][\da-f])+/gi, (letters) => {
    const plain = unescaped(letters);
    return plain === letters ? plain : encodeURIComponent(plain.normalize());
  });
}

// lead loads what is at another spelling of the address, if there is something. It never
// leads on from where it has led.
async function lead() {
  const from = location.href;
  const referrer = document.referrer && new URL(document.referrer);
  const before = referrer?.origin === location.origin ? spellings(referrer.pathname) : [];
  for (const path of spellings(location.pathname)) {
    if (before.includes(path)) return;
    const to = encodeURI(path).replace(/[?#]/g, encodeURIComponent);
    if (to === location.pathname || await fetch(to).then(isLost, () => true)) continue;
    if (location.href === from) location.replace(to + location.search + location.hash);
    return;
  }
}

// Hosts may call the page found that says that there is none.
const isLost = async (response) => !response.ok ||
  /^text\/html/.test(response.headers.get("Content-Type")) &&
    /<script id="boot"[^>]* data-lost/.test(await response.text());

if ("lost" in told) lead();

const fragment = unescaped(location.hash.slice(1));
const isHere = (id) => document.getElementById(id) !== null;

if (!isHere(fragment) && isHere(fragment.normalize())) {
  location.replace(`#${encodeURIComponent(fragment.normalize())}`);
}

// go-app reads the address as Go does, to which one is none where a "%" begins no escape.
export function repairAddress() {
  const fixed = repaired(location.href);
  if (fixed === location.href) return;
  const isShown = here() === state.shown;
  history.replaceState(history.state, "", fixed);
  if (isShown) state.shown = here();
}

addEventListener("popstate", repairAddress);
