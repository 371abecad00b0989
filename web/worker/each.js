import {parallel} from "./limits.js";

// each calls work on every item, some at a time; after a failure it starts no
// more.
export async function each(items, work) {
  const queue = [...items];
  const drain = async () => {
    while (queue.length > 0) await work(queue.shift());
  };
  try {
    await Promise.all(Array.from({length: parallel}, drain));
  } finally {
    queue.length = 0;
  }
}
