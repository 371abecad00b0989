// What every page runs before the client is there, and goes on with if it never
// comes: stand-ins for lost images, the search dialog, the start of the client
// and of the worker. Its script element tells it where things are: data-base,
// data-go, data-wasm and data-worker are addresses; data-root names the root of the
// bundle that the page was rendered from, data-client what renders that in the
// browser, data-edition what the page runs on and looks like; data-start="now"
// asks for the client at once; data-lost says that the host has no page at the address.
(() => {
  "use strict";

  __SPELLINGS__;

  const script = document.currentScript;
  const root = document.documentElement;
  const address = (url) => new URL(url, location).href;
  const base = script.dataset.base;
  const go = address(script.dataset.go);
  const wasm = address(script.dataset.wasm);
  const worker = address(script.dataset.worker);
  const since = Date.now(); // When the page came.
  const workers = navigator.serviceWorker; // Missing where the page is not secure.

  // ---- State, for the client ----

  // offline: every post is kept on this device. update: there is a newer client,
  // or a newer page than the one shown. shelf: what the worker says it keeps (see
  // state in web/sw.js), null until it does. refused: there can be no worker now.
  // shown: the address of the page that is shown, without its fragment.
  // local and session keep strings, as well as the browser allows: of this blog, which
  // may share its origin with others. tell sends the worker a message; renew says that
  // there is an update; isControlled says whether the blog's worker answers for the page.
  // For spellings see web/spellings.js; composed is a query in the blog's spelling.
  const here = () => location.pathname + location.search;
  window.hanji = {
    offline: false, online: navigator.onLine, update: false, shelf: null, refused: false, shown: here(),
    local: storage("localStorage"), session: storage("sessionStorage"), tell,
    renew: () => set({update: true}), isControlled: () => workers?.controller?.scriptURL === worker,
    spellings, composed,
  };

  // Where storage is blocked, which throws and would end the client, the page has
  // its own for as long as it is shown. Where it is full, nothing is kept.
  function storage(name) {
    try {
      window[name].getItem("");
    } catch {
      Object.defineProperty(window, name, {value: memory()});
    }
    const store = window[name];
    const key = (name) => `hanji:${base}:${name}`;
    // What the versions before kept for all blogs of an origin is each one's until it
    // keeps its own, be that nothing.
    const shared = (name) => store.getItem(`hanji:${name}`);
    return {
      key,
      get: (name) => store.getItem(key(name)) ?? shared(name) ?? "",
      set(name, value) {
        try {
          if (value || shared(name)) store.setItem(key(name), value);
          else store.removeItem(key(name));
        } catch (error) {
          console.warn("hanji: not kept:", error);
        }
      },
    };
  }

  function memory() {
    const items = new Map();
    return {
      get length() { return items.size; },
      key: (i) => [...items.keys()][i] ?? null,
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => items.set(key, value),
      removeItem: (key) => items.delete(key),
    };
  }

  function set(change) {
    Object.assign(window.hanji, change);
    document.dispatchEvent(new CustomEvent("hanji:state"));
  }

  for (const type of ["online", "offline"]) {
    addEventListener(type, () => set({online: navigator.onLine}));
  }

  // ---- Spellings of the address ----

  function composed(query) {
    return repaired(query).replace(/(%[0-7][\da-f]|[a-z])?(%[89a-f][\da-f])+/gi, (letters) => {
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

  if ("lost" in script.dataset) lead();

  const fragment = unescaped(location.hash.slice(1));
  const isHere = (id) => document.getElementById(id) !== null;
  if (!isHere(fragment) && isHere(fragment.normalize())) {
    location.replace(`#${encodeURIComponent(fragment.normalize())}`);
  }

  // ---- Lost images ----

  const standIns = new WeakMap();

  // The image stays in its place, hidden, because the client may own it; it is
  // tried again when it gets another source. One of this host is not to be had by
  // a link either.
  function lose(img) {
    find(img);
    const link = document.createElement("a");
    link.href = img.src;
    link.rel = "noopener";
    link.textContent = [img.alt, link.host].filter(Boolean).join(" · ");
    const span = document.createElement("span");
    span.textContent = img.alt;
    const standIn = img.closest("a") || link.host === location.host ||
      !/^https?:$/.test(link.protocol) ? span : link;
    standIn.className = "hanji-lost";
    img.hidden = true;
    img.after(standIn);
    const watch = new MutationObserver(() => find(img));
    watch.observe(img, {attributeFilter: ["src"]});
    standIns.set(img, {standIn, watch});
  }

  function find(img) {
    const lost = standIns.get(img);
    if (!lost) return;
    lost.watch.disconnect();
    lost.standIn.remove();
    standIns.delete(img);
    img.hidden = false;
  }

  document.addEventListener("error", (event) => {
    if (event.target instanceof HTMLImageElement) lose(event.target);
  }, true);
  for (const img of document.images) {
    if (img.getAttribute("src") && img.complete && !img.naturalWidth) lose(img);
  }

  // ---- Search ----

  const search = document.getElementById("hanji-search");

  // Keys of an input method: Safari says so of the one that ends a composition by its code
  // alone.
  const isComposed = ({isComposing, keyCode}) => isComposing || keyCode === 229;

  // The letter or, with a layout that has other letters, the key where it is.
  const isK = ({key, code}) => /^[a-z]$/i.test(key) ? key.toLowerCase() === "k" : code === "KeyK";

  const searchStatus = document.getElementById("hanji-search-status");

  // The client fills the dialog; what is typed before it is there waits for it.
  function openSearch() {
    if (!search || search.open) return;
    search.showModal();
    search.querySelector("input").select();
  }

  // A press on the backdrop, which is the dialog's own, closes it; one that only ends
  // there does not.
  let pressed;
  document.addEventListener("pointerdown", ({target}) => { pressed = target; }, true);
  document.addEventListener("click", ({target}) => {
    const does = target.closest?.("[data-search]")?.dataset.search;
    if (does === "open") openSearch();
    if (does === "close" || search && target === search && pressed === search) search.close();
  });
  search?.addEventListener("keydown", (event) => { // Which empties the field before it closes the dialog.
    if (event.key === "Escape" && !isComposed(event)) search.close();
  });
  search?.addEventListener("input", () => {
    if (!ended && !("live" in root.dataset)) searchStatus.textContent = searchStatus.dataset.loading;
  });
  if (location.hash === "#hanji-search") openSearch(); // The manifest's shortcut.
  document.addEventListener("keydown", (event) => {
    const [target] = event.composedPath(); // A field may be inside of an element of its own kind.
    const isTyping = target.closest?.("input, textarea, select, [contenteditable]");
    const isShortcut = event.key === "/" ? !isTyping && !event.ctrlKey && !event.metaKey
      : isK(event) && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!search || !isShortcut || isComposed(event)) return;
    event.preventDefault();
    openSearch();
  });

  // ---- What go-app expects of its page ----

  let installPrompt = null;
  let registration;

  const settings = {
    GOAPP_ROOT_PREFIX: base.replace(/\/$/, ""),
    GOAPP_STATIC_RESOURCES_URL: "",
    GOAPP_INTERNAL_URLS: "[]",
  };
  const isApple = /iP(hone|ad|od)/.test(navigator.userAgent) ||
    /Macintosh/.test(navigator.userAgent) &&
      (navigator.maxTouchPoints > 1 || /^((?!Chrome|Edg).)*Safari/.test(navigator.userAgent));
  const isInstalled = () => navigator.standalone === true ||
    matchMedia("(display-mode: standalone)").matches;

  // Until the client puts its own in their place.
  const listeners = {
    goappNav() {},
    goappOnUpdate() {
      window.goappUpdatedBeforeWasmLoaded = true;
    },
    goappOnAppInstallChange() {
      window.goappAppInstallChangedBeforeWasmLoaded = true;
    },
  };

  Object.assign(window, listeners, {
    goappUpdatedBeforeWasmLoaded: false,
    goappAppInstallChangedBeforeWasmLoaded: false,
    goappGetenv: (key) => settings[key],
    goappIsAppInstallable: () => !isInstalled() && installPrompt !== null,
    goappIsAppInstalled: isInstalled,
    goappIsAppleBrowser: () => isApple,
    goappTryUpdate() {
      if (registration) registration.update().catch(() => {});
      else set({update: true});
    },
    async goappShowInstallPrompt() {
      const prompt = installPrompt;
      installPrompt = null; // A prompt can be shown once.
      await prompt?.prompt();
      window.goappOnAppInstallChange();
    },
  });

  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installPrompt = event;
    window.goappOnAppInstallChange();
  });
  addEventListener("appinstalled", () => {
    installPrompt = null;
    window.goappOnAppInstallChange();
  });

  // go-app reads the address as Go does, to which one is none where a "%" begins no escape.
  function repairAddress() {
    const fixed = repaired(location.href);
    if (fixed === location.href) return;
    const isShown = here() === window.hanji.shown;
    history.replaceState(history.state, "", fixed);
    if (isShown) window.hanji.shown = here();
  }

  addEventListener("popstate", repairAddress);

  // Browsers refuse changes of the history that come too fast, as of a key held
  // down (Safari more than 100 in 10 seconds), which would end the client. The
  // address is loaded then; a note on the entry is lost.
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name];
    history[name] = (state, title, url) => {
      try {
        change.call(history, state, title, url);
      } catch (error) {
        if (error.name !== "SecurityError") throw error;
        if (name === "pushState") location.assign(url);
      }
    };
  }

  // ---- History ----

  // Entries of the history that the client made share a document, even one that was loaded
  // for another of them: after a reload, a visit elsewhere, or in a restored session. While
  // no client answers, the page at the address is loaded.
  function loadAddress() {
    if (!("live" in root.dataset) && here() !== window.hanji.shown) location.reload();
  }

  addEventListener("popstate", loadAddress);

  // The client keeps where the reader was itself (see app/browser/scroll.go), which the
  // browser does not restore then.
  if (history.scrollRestoration === "manual" && history.state?.hanji) {
    try {
      const y = JSON.parse(window.hanji.session.get("scroll"))[history.state.hanji];
      if (y) scrollTo(0, y);
    } catch {} // Nothing is kept.
    history.scrollRestoration = "auto";
  }

  // ---- Client ----

  let ended = false;

  async function start() {
    if (!window.WebAssembly) return end("no WebAssembly");
    // wasm_exec.js makes these where they are missing; a property of the window's
    // own keeps an element with such an id from standing in for them.
    Object.assign(window, {fs: undefined, process: undefined, path: undefined});
    try {
      const [module] = await Promise.all([compile().catch(() => compile({cache: "reload"})), load(go)]);
      const program = new Go();
      const instance = await WebAssembly.instantiate(module, program.importObject);
      await idle(500);
      repairAddress();
      program.run(instance).then(() => end("it ended"), end);
    } catch (error) {
      end(error);
    }
  }

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

  // ---- Worker ----

  async function register() {
    try {
      registration = await workers?.register(worker, {scope: base, updateViaCache: "none"});
    } catch {
      set({refused: true}); // Or it is unreachable: the next page tries again.
      return;
    }
    for (const service of ["active", "waiting", "installing"]) follow(registration?.[service]);
    registration?.addEventListener("updatefound", () => follow(registration.installing));
    // Browsers let installed apps look for posts now and then, and no others.
    registration?.periodicSync?.register("look", {minInterval: 43_200_000}).catch(() => {});
  }

  // A worker whose script arrived empty says nothing.
  let silence;
  function ifSilent(instead) {
    clearTimeout(silence);
    silence = setTimeout(instead, 5_000);
  }

  // Asks a worker to keep the blog as soon as it can, and again when the network is
  // back; one that waits takes over once the old one says that it is at rest.
  function follow(service) {
    if (!service) return;
    const ask = () => {
      if (service.state === "installed") {
        say(registration.active, {type: "state"});
        ifSilent(() => say(service, {type: "activate"}));
      }
      if (service.state !== "activated") return;
      ifSilent(() => registration.update().catch(() => {}));
      // A worker that answered for this page knows its root.
      say(service, {
        type: "download", root: isKept ? undefined : script.dataset.root, at: since, thrifty: isThrifty(),
      });
    };
    service.addEventListener("statechange", ask);
    addEventListener("online", ask);
    ask();
  }

  const say = (service, message) => service?.postMessage({...message, base});

  // tell registers the worker first, should it not be there yet, and waits for it. The
  // worker of a blog above may answer for the page meanwhile.
  async function tell(message) {
    if (!registration) await register();
    const service = registration?.active ?? registration?.waiting ?? registration?.installing;
    const send = () => {
      if (service.state !== "activated") return;
      service.removeEventListener("statechange", send);
      say(service, message);
    };
    service?.addEventListener("statechange", send);
    if (service) send();
  }

  // register looks for no newer worker than there is, nor did the browser where the
  // page was loaded before there was one.
  let hasLooked = false;

  const messages = {
    shelf(shelf) {
      set({shelf});
      if (!shelf.offline && !shelf.busy && window.hanji.offline) {
        delete root.dataset.offline;
        set({offline: false});
      }
      if (shelf.edition !== script.dataset.edition && registration && !hasLooked) {
        hasLooked = true;
        registration.update().catch(() => {});
      }
      if (!shelf.busy) say(registration?.waiting, {type: "activate"});
    },
    progress({done, total}) {
      if (window.hanji.shelf) set({shelf: {...window.hanji.shelf, done, total, busy: true}});
    },
    fresher: window.hanji.renew,
    offline() {
      if (window.hanji.offline) return;
      performance.mark("hanji:offline");
      root.dataset.offline = "";
      set({offline: true});
    },
    update({edition}) {
      if (edition === script.dataset.edition) return; // The page is new already.
      set({update: true});
      window.goappOnUpdate();
    },
  };

  workers?.addEventListener("message", ({data, source}) => {
    // What one downloads to be installed is no news: it may come to nothing.
    if (source?.scriptURL !== worker || source.state === "installing") return;
    clearTimeout(silence);
    messages[data.type]?.(data);
  });

  // ---- When ----

  // Milliseconds of quiet after the page has loaded; fewer where the files come
  // out of the worker's cache.
  const quietTime = 10_000;
  const quietTimeKept = 2_000;

  const never = new Promise(() => {});
  const idle = (timeout) => new Promise((resolve) =>
    window.requestIdleCallback ? requestIdleCallback(resolve, {timeout}) : setTimeout(resolve, 50));
  const isThrifty = () => navigator.connection?.saveData === true ||
    /2g/.test(navigator.connection?.effectiveType);
  // A worker whose script arrived empty controls the page, but did not answer for it.
  const isKept = window.hanji.isControlled() &&
    performance.getEntriesByType("navigation")[0]?.workerStart !== 0;

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

  const isNow = script.dataset.start === "now" || "asks" in root.dataset;

  // The worker comes after the client's files, which it then finds in the
  // browser's cache.
  const started = isNow ? start() : turn.then(start);
  Promise.all([turn, started]).then(register);

  if (isKept) {
    loaded.then(() => say(workers.controller, {type: "state"}));
  }
})();
