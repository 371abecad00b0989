// Part of the head of every page, run before anything is painted: what the reader has
// set for this blog on this device, as attributes of the document. web/reader.js sets
// it; see storage in web/boot.js. And where web/boot.js does not come, what has failed is
// said here.
{
  const root = document.documentElement;
  addEventListener("error", ({target}) => {
    if (target.id === "boot") root.dataset.failed = "";
  }, true);
  const {base} = document.currentScript.dataset;
  for (const name of ["theme", "size", "width"]) {
    try {
      const value = localStorage.getItem(`hanji:${base}:${name}`) ?? localStorage.getItem(`hanji:${name}`);
      if (value) root.dataset[name] = value;
    } catch {
      // Storage is blocked.
    }
  }
}
