import {$, make} from "./dom.js";

const lastNumber = new RegExp(`(${known.pageKey}/|&${known.pageKey}=)(\\d+)(/?)$`);

// Its address is made from that of the last page, and followed as a link is.
export function goToPage(event) {
  const last = event.target.dataset?.last;
  if (!last) return;
  event.preventDefault();
  const wanted = $("input", event.target).valueAsNumber;
  event.target.reset();
  if (!wanted) return;
  const link = make("a", {href: last.replace(lastNumber, (_, name, most, end) => {
    const number = Math.min(wanted, most);
    return number > 1 ? name + number + end : "";
  })});
  document.body.append(link);
  link.click();
  link.remove();
}
