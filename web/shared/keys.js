// Blogs on one origin share its storage and its caches: names of what is kept there begin
// with the base of whose it is.
export const key = (base, name) => `hanji:${base}:${name}`;

// The versions before kept for all blogs of an origin what is each one's until it keeps its
// own, be that nothing.
export const sharedKey = (name) => `hanji:${name}`;
