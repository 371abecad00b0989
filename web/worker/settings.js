// What the worker remembers: what the reader chose, and when the data was complete.

import {address, config, settingsCache} from "./config.js";
import {match, put} from "./store.js";

const settingURL = (name) => address(`${config.base}?setting=${name}`);

// What a setting can be. The version before kept them without a seal.
const isTrue = (value) => value === true;
const isId = (value) => /^[0-9a-f]{32}$/.test(value);
const isList = (value) => Array.isArray(value) && value.every((item) => typeof item === "string");

const shapes = {
  latest: (value) => isId(value) || isId(value?.id) && Number.isFinite(value.at),
  whole: isId, previous: isId, all: isTrue, removed: isTrue,
  updated: Number.isFinite, unseen: Number.isInteger, others: isList,
  kept: (value) => value?.constructor === Object && Object.values(value).every(isList),
};

export async function setting(name) {
  const response = await match(settingsCache, settingURL(name));
  const value = await response?.json().catch(() => undefined);
  return shapes[name](value) ? value : undefined;
}

export async function remember(name, value) {
  if (value) return put(settingsCache, settingURL(name), JSON.stringify(value), "application/json");
  await (await caches.open(settingsCache)).delete(settingURL(name));
}

// change replaces a setting by what a function makes of it. Pages may speak at once, and
// each change is of what the one before in this worker has left.
let changing = Promise.resolve();

export function change(name, to) {
  const next = async () => {
    const before = await setting(name);
    const after = to(before);
    if (JSON.stringify(after) !== JSON.stringify(before)) await remember(name, after);
  };
  return changing = changing.then(next, next);
}
