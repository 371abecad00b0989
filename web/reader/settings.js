// What the reader can set.

import {$, $$, local, root} from "./dom.js";

export const settings = $(`#${known.settingsID}`);
const themeColors = $$('meta[name="theme-color"][media]').map((meta) => ({meta, media: meta.media}));

// Each setting is an attribute of the document, whose absence is the default.
function show(name, wanted) {
  const inputs = $$(`input[name="${name}"]`, settings ?? root);
  const value = inputs.find((input) => input.value === wanted)?.value ?? "";
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
  for (const input of inputs) input.checked = input.value === value;
  if (name !== "theme") return;
  for (const {meta, media} of themeColors) {
    meta.media = !value ? media : media.includes(value) ? "all" : "not all";
  }
}

export function restore() {
  for (const name of new Set($$("input[name]", settings ?? root).map((input) => input.name))) {
    show(name, local.get(name));
    addEventListener("storage", (event) => {
      if (event.key === local.key(name)) show(name, event.newValue ?? "");
    });
  }
}

// offer leaves out what would change nothing here: how wide lines of text are, where there
// are none.
export function offer() {
  $('[value="narrow"]', settings).closest("fieldset").hidden = !$(".hanji-prose, .hanji-desc");
}

export function choose({target}) {
  const at = place();
  local.set(target.name, target.value);
  show(target.name, target.value);
  if (at) scrollBy({top: at.element.getBoundingClientRect().top - at.top, behavior: "instant"});
}

// What is at the upper edge of the window stays where it is while the text is set
// anew.
function place() {
  const element = $$(".hanji-prose > *, .hanji-card, main li").find((child) => child.getBoundingClientRect().bottom > 0);
  return element && {element, top: element.getBoundingClientRect().top};
}
