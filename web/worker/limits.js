// What the worker takes upon itself, each limit here and nowhere else.

// Milliseconds.
export const patience = 3000; // For the network when something kept could be shown.
export const deadline = 60_000; // For a file in the background.
export const pause = 1000; // Between two attempts, by chance; each is twice as long as the one before.

export const attempts = 3; // For such a file.
export const parallel = 3; // Files at a time.

// Bytes of text, and as many to search it, unless the reader wants all.
export const budget = 30e6;

// What the reader has seen: the newest stay.
export const maxPages = 100;
export const maxImages = 300;
export const maxImageBytes = 30e6; // Of all of them, and of one.
