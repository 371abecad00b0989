import {base} from "./page.js";
import {key, sharedKey} from "../shared/keys.js";

// Where storage is blocked, which throws and would end the client, the page has
// its own for as long as it is shown. Where it is full, nothing is kept.
export function storage(name) {
  try {
    window[name].getItem("");
  } catch {
    Object.defineProperty(window, name, {value: memory()});
  }
  const store = window[name];
  const own = (name) => key(base, name);
  const shared = (name) => store.getItem(sharedKey(name));
  return {
    key: own,
    get: (name) => store.getItem(own(name)) ?? shared(name) ?? "",
    set(name, value) {
      try {
        if (value || shared(name)) store.setItem(own(name), value);
        else store.removeItem(own(name));
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
