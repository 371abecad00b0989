// What is asked of the host.

import {attempts, deadline, patience, pause} from "./limits.js";

// networkOr gives the network's response, or the stand-in if that fails (which
// the stand-in is told), is a server's error, or takes longer than a reader
// should wait. Without a stand-in it waits; undefined is for a network that
// failed then.
export async function networkOr(network, standIn) {
  const answer = network.catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(resolve, patience)).then(() => standIn(false));
  const response = await Promise.race([answer, late]) ?? await answer;
  return response?.status < 500 ? response : await standIn(!response) ?? response;
}

// sound fetches what must be there, and tries again where a network or server
// may recover.
export async function sound(url, options) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {...options, signal: AbortSignal.timeout(deadline)}).catch((error) => error);
    if (response.status === 200) return response;
    if (attempt === attempts || response.status >= 400 && response.status < 500) {
      throw Object.assign(new Error(`${url}: ${response.status ?? response.message}`), {status: response.status});
    }
    await new Promise((resolve) => setTimeout(resolve, (0.5 + Math.random()) * pause * 2 ** attempt));
  }
}

export function unlessGone(error) {
  if (error.status !== 404 && error.status !== 410) throw error;
}

export const isType = (response, type) => response.headers.get("Content-Type")?.startsWith(type) ?? false;
