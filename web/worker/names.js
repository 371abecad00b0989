// The names of chunks and roots, which say what is in them.

import {chunks} from "./config.js";

export const chunkURL = ({name}) => chunks + name;
export const rootChunk = (id) => ({name: `${id}.json`});
export const isChunk = (url) => url.startsWith(chunks) && /^[0-9a-f]{32}\.(json|txt)$/.test(url.slice(chunks.length));

// A chunk is named by its content, a root by its content without its name.
export async function isNamed(name, body) {
  if (name === await hash(body)) return true;
  const text = new TextDecoder().decode(body);
  return name === await hash(new TextEncoder().encode(text.replace(/"id":"[0-9a-f]{32}"/, '"id":""')));
}

export const nameIn = (url) => url.slice(chunks.length).split(".")[0];

// The first half of the SHA-256, in hexadecimal.
export async function hash(bytes) {
  return hex(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 32);
}

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
