import {root} from "./page.js";

let modal; // The last one.

export function showModal(dialog) {
  document.dispatchEvent(new Event("hanji:over")); // See web/reader.js.
  modal = dialog;
  modal.showModal();
  root.dataset.modal = "";
  modal.addEventListener("close", () => {
    if (!modal.open) delete root.dataset.modal;
  }, {once: true});
}
