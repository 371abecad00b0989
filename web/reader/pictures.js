import {make, words} from "./dom.js";
import {spoken} from "./said.js";

// An image that is shown smaller than it is opens; one that is a link leads on.
export function offerLarge(img) {
  if (img.closest("a, button")) return;
  const look = () => {
    if (!img.isConnected || img.naturalWidth <= img.clientWidth * 1.1) return;
    img.tabIndex = 0;
    img.role = "button";
    img.dataset.enlarge = "";
    img.ariaLabel = [img.alt, words.enlarge].filter(Boolean).join(", ");
    if (!img.alt) img.removeAttribute("alt"); // It would say that there is nothing to press.
  };
  if (img.complete) look();
  else img.addEventListener("load", look, {once: true});
}

// enlarge shows an image over the page, as large as the window or, when asked to, as it
// is and at least twice that, to be scrolled.
export function enlarge(img) {
  const large = make("img", {src: img.currentSrc || img.src, alt: img.alt});
  const zoom = make("button", {type: "button", ariaPressed: "false"}, words.zoom);
  const close = make("button", {type: "button"}, words.close);
  const dialog = make("dialog", {className: "hanji-large", tabIndex: -1, ariaLabel: img.alt || words.enlarge},
    large, make("p", {lang: spoken}, zoom, close));

  // The point at which it was pressed stays there.
  function toggle({clientX = innerWidth / 2, clientY = innerHeight / 2}) {
    const {width, height} = large.getBoundingClientRect();
    const shown = Math.min(width, height * large.naturalWidth / large.naturalHeight);
    const isZoomed = dialog.classList.toggle("hanji-is-zoomed");
    zoom.ariaPressed = isZoomed;
    large.style.inlineSize = isZoomed ? `${Math.max(large.naturalWidth, 2 * shown)}px` : "";
    if (!isZoomed) return;
    const times = large.clientWidth / shown;
    dialog.scrollTo((clientX - width / 2 + shown / 2) * times - clientX, 0);
    dialog.scrollTop = (clientY - height / 2) * times + large.clientHeight / 2 - clientY;
  }

  zoom.onclick = () => toggle({});
  large.onclick = toggle;
  close.onclick = () => dialog.close();
  dialog.onclick = ({target}) => target === dialog && dialog.close();
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  window.hanji.showModal(dialog);
  dialog.focus(); // Rather than its button, which the key that is down would press.
}
