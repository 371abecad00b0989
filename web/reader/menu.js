// The menus below entries of the navigation: one is open at a time, and none for longer than
// it is used.

import {$$} from "./dom.js";

const opened = () => $$(".hanji-menu[open]");

export function closeMenus(but) {
  for (const menu of opened()) if (menu !== but) menu.open = false;
}

export function followFocus({target}) {
  closeMenus(target.closest?.(".hanji-menu"));
}

// dismissMenu gives the focus back to what has opened the menu, if it is in there.
export function dismissMenu() {
  for (const menu of opened()) {
    if (menu.contains(document.activeElement)) menu.firstElementChild.focus();
    menu.open = false;
  }
}
