// What an address may mean. File systems and messengers take letters apart (NFD) or escape
// them twice; hosts add index.html or .html, or leave that or the last slash away. What the
// build writes is composed (NFC) and ends in a slash or in .html.

// spellings are the paths, in plain letters, that a path may mean, the likeliest first:
// what it says, and then what it says but for its end.
export const spellings = (path) => {
  const tidy = (plain) => plain.normalize().replace(/\/{2,}/g, "/").replace(/\/index\.html?$/, "/");
  const once = unescaped(path), own = tidy(unescaped(once));
  const stem = own.replace(/(\.html?)?\/?$/, "");
  const other = stem.endsWith("/index") ? stem.slice(0, -"index".length) : `${stem}.html`;
  return [...new Set([tidy(once), own, `${stem}/`, other])];
};

// unescaped is a text without its escapes, as far as they are letters.
export const unescaped = (text) => {
  try {
    return decodeURIComponent(repaired(text));
  } catch {
    return text;
  }
};

// repaired is a text in which every "%" begins an escape.
export const repaired = (text) => text.replace(/%(?![\da-f]{2})/gi, "%25");
