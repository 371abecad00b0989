// Elements and words. The words that a page needs are in its script element (data-copy, …).

export const root = document.documentElement;
export const words = document.currentScript.dataset;
export const {local} = window.hanji ?? {}; // Which web/boot.js makes, if it comes.
export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// Links and addresses hold what others wrote, also escapes that are none.
export function plain(escaped, decode = decodeURIComponent) {
  try {
    return decode(escaped);
  } catch {
    return escaped;
  }
}

export const targetOf = ({hash}) => document.getElementById(plain(hash.slice(1)));

export function make(tag, properties, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}
