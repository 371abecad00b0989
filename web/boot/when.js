// When client and worker come.

import {idle, start} from "./client.js";
import {root, told, workers} from "./page.js";
import {isKept, isThrifty, register, say} from "./worker.js";

// Milliseconds of quiet after the page has loaded; fewer where the files come
// out of the worker's cache.
const quietTime = 10_000;
const quietTimeKept = 2_000;

const never = new Promise(() => {});

const loaded = new Promise((resolve) => {
  if (document.readyState === "complete") resolve();
  else addEventListener("load", resolve, {once: true});
});

// A hand on a link or a control, or a typed character. Scrolling, by wheel,
// touch or keys, is none; nor is a link that scrolls under a resting pointer,
// which moves nothing.
const intent = new Promise((resolve) => {
  const types = ["pointermove", "pointerup", "focusin", "keydown"];
  const listen = (event) => {
    if (event.type === "pointermove" && event.pointerType !== "mouse") return;
    if (event.type === "keydown"
      ? !event.key || event.key.length > 1 || event.key === " "
      : !event.target.closest?.("a[href], button, input, select, textarea")) return;
    for (const type of types) removeEventListener(type, listen, true);
    resolve();
  };
  for (const type of types) addEventListener(type, listen, {capture: true, passive: true});
});

const quiet = isThrifty() ? never : loaded
  .then(() => new Promise((resolve) => setTimeout(resolve, isKept ? quietTimeKept : quietTime)))
  .then(() => idle(5_000));

const turn = Promise.race([intent, quiet])
  .then(() => loaded)
  .then(() => new Promise(requestAnimationFrame));

const isNow = told.start === "now" || "asks" in root.dataset;

// The worker comes after the client's files, which it then finds in the
// browser's cache.
const started = isNow ? start() : turn.then(start);

Promise.all([turn, started]).then(register);

if (isKept) {
  loaded.then(() => say(workers.controller, {type: "state"}));
}
