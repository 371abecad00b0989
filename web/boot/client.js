// The start of the client, and its end.

import {repairAddress} from "./address.js";
import {listeners} from "./goapp.js";
import {loadAddress} from "./history.js";
import {go, root, wasm} from "./page.js";
import {search, searchStatus} from "./search.js";

let ended = false;
let attempts = 0;
let runs = false;

export async function start() {
  if (!window.WebAssembly) return end("no WebAssembly");
  const attempt = ++attempts;
  // wasm_exec.js makes these where they are missing; a property of the window's
  // own keeps an element with such an id from standing in for them.
  Object.assign(window, {fs: undefined, process: undefined, path: undefined});
  try {
    const [module] = await Promise.all([compile().catch(() => compile({cache: "reload"})), load(go)]);
    const program = new Go();
    const instance = await WebAssembly.instantiate(module, program.importObject);
    await idle(500);
    if (attempt !== attempts) return;
    runs = true;
    repairAddress();
    program.run(instance).then(() => end("it ended"), end);
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve, 100)); // Is the page left?
    if (attempt === attempts) end(error);
  }
}

// What was on its way when the page was left is broken off (Safari) or never comes
// (Firefox) where the browser has kept the page meanwhile.
addEventListener("pageshow", ({persisted}) => {
  if (persisted && attempts > 0 && !runs && !ended) start();
});

// What can't be compiled may have been spoiled where it is kept: the worker looks, or
// the browser asks the host.
async function compile(options) {
  const response = await fetch(wasm, options);
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

function load(src) {
  const element = document.createElement("script");
  element.src = src;
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${src}: not loaded`));
    document.head.append(element);
  }).finally(() => element.remove());
}

export const idle = (timeout) => new Promise((resolve) =>
  window.requestIdleCallback ? requestIdleCallback(resolve, {timeout}) : setTimeout(resolve, 50));

// Leaves a page whose links are plain links.
function end(reason) {
  if (ended) return;
  ended = true;
  document.dispatchEvent(new Event("hanji:failed")); // See web/settings.js and web/asks.js.
  console.warn("hanji: the page goes on without its client:", reason);
  delete root.dataset.live;
  Object.assign(window, listeners, {onclick: null, onresize: null, onpopstate: null});
  loadAddress();
  const without = document.getElementById("hanji-without");
  if (search && without) searchStatus.innerHTML = without.textContent;
}

addEventListener("error", (event) => {
  if (event.error?.name === "RuntimeError") end(event.error); // WebAssembly's.
  // What listeners that the client has left behind throw.
  if (ended && /Go program has already exited/.test(event.message)) event.preventDefault();
});
