// What go-app expects of its page.

import {base} from "./page.js";
import {set} from "./state.js";
import {registration} from "./worker.js";

let installPrompt = null;

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
export const listeners = {
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
