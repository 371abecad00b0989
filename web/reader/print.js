import {$, $$, plain} from "./dom.js";

// What is shut can't be opened there, a link that is its own address need not say it
// twice, and the foot says where the page was.
let opened = [], whereabouts;

export function putBack() {
  for (const details of opened) details.open = false;
  whereabouts?.remove();
}

export function openAll() {
  putBack();
  opened = $$(".hanji-prose details:not([open])");
  for (const details of opened) details.open = true;
  const bare = (address) => plain(address, decodeURI).replace(/^https?:\/\/|\/$/g, "");
  for (const link of $$('.hanji-prose a[href^="http"]')) {
    if (bare(link.href) === bare(link.textContent.trim())) link.dataset.bare = "";
  }
  whereabouts = new Text(` · ${plain($('link[rel="canonical"]')?.href ?? location.href, decodeURI)}`);
  $(".hanji-foot p")?.append(whereabouts);
}
