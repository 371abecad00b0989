// Stand-ins for lost images.

const standIns = new WeakMap();

// The image stays in its place, hidden, because the client may own it; it is
// tried again when it gets another source. One of this host is not to be had by
// a link either.
function lose(img) {
  find(img);
  const link = document.createElement("a");
  link.href = img.src;
  link.rel = "noopener";
  link.textContent = [img.alt, link.host].filter(Boolean).join(" · ");
  const span = document.createElement("span");
  span.textContent = img.alt;
  const standIn = img.closest("a") || link.host === location.host ||
    !/^https?:$/.test(link.protocol) ? span : link;
  standIn.className = "hanji-lost";
  const [width, height] = ["width", "height"].map((name) => Number(img.getAttribute(name)));
  if (width > 100 && height > 100) { // What is below stays where it is.
    standIn.classList.add("hanji-sized");
    standIn.style.inlineSize = `${width}px`;
    standIn.style.aspectRatio = `${width} / ${height}`;
  }
  img.hidden = true;
  img.after(standIn);
  const watch = new MutationObserver(() => find(img));
  watch.observe(img, {attributeFilter: ["src"]});
  standIns.set(img, {standIn, watch});
}

function find(img) {
  const lost = standIns.get(img);
  if (!lost) return;
  lost.watch.disconnect();
  lost.standIn.remove();
  standIns.delete(img);
  img.hidden = false;
}

document.addEventListener("error", (event) => {
  if (event.target instanceof HTMLImageElement) lose(event.target);
}, true);

for (const img of document.images) {
  if (img.getAttribute("src") && img.complete && !img.naturalWidth) lose(img);
}
