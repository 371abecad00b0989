// The page that was loaded, and where things are. The script element tells: data-base,
// data-go, data-wasm and data-worker are addresses; data-root names the root of the
// bundle that the page was rendered from, data-client what renders that in the
// browser, data-edition what the page runs on and looks like; data-start="now"
// asks for the client at once; data-lost says that the host has no page at the address.

export const root = document.documentElement;
const address = (url) => new URL(url, location).href;
export const told = document.currentScript.dataset;
export const {base} = told;
export const go = address(told.go);
export const wasm = address(told.wasm);
export const worker = address(told.worker);
export const workers = navigator.serviceWorker; // Missing where the page is not secure.
export const since = Date.now(); // When the page came.
export const here = () => location.pathname + location.search;
