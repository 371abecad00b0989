// What a page does for its reader, from before the client is there and without it. The client
// says when it leaves a page ("hanji:leave") and when it has shown another ("hanji:page"),
// and web/boot/modal.js when something comes to lie over it ("hanji:over"). Here is when
// what is done; web/reader/ has how.

import {article, findArticle, prose} from "./reader/article.js";
import {comesBack, hearComments, openComments} from "./reader/comments.js";
import {closeContents, findHeadings, showInContents, wide} from "./reader/contents.js";
import {copy, offerCopy, offerLink, share} from "./reader/copy.js";
import {showCovers, uncover} from "./reader/covers.js";
import {$, $$, local} from "./reader/dom.js";
import {showRead} from "./reader/marks.js";
import {closeMenus, dismissMenu, followFocus} from "./reader/menu.js";
import {openNote} from "./reader/notes.js";
import {goToPage} from "./reader/pager.js";
import {enlarge, offerLarge} from "./reader/pictures.js";
import {openPlayer} from "./reader/players.js";
import {openAll, putBack} from "./reader/print.js";
import {begin, follow, leave, note} from "./reader/reading.js";
import {choose, offer, restore, settings} from "./reader/settings.js";

// enter looks after the page that is shown from now on.
function enter({resumes = false} = {}) {
  leave();
  findArticle();
  showCovers();
  showRead();
  if (!article) return;
  findHeadings();
  $$("pre", prose).forEach(offerCopy);
  $$(":is(h2, h3, h4, h5, h6)[id]", prose).forEach(offerLink);
  $$("img", prose).forEach(offerLarge);
  const comments = $("[data-comments]");
  if (comments && comesBack()) openComments(comments);
  begin(resumes);
}

if (local) {
  restore();
  settings?.addEventListener("beforetoggle", offer);
  settings?.addEventListener("change", choose);

  // Before the client, which would take these for links of its own.
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest?.(selector);
    const take = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    closeMenus(on(".hanji-menu > summary")?.parentElement);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const mark = on('.hanji-prose sup[id^="fnref"] > a[href^="#fn"]');
    if (mark && isPlain && openNote(mark)) return take();
    if (on(".hanji-player") && isPlain) {
      openPlayer(on(".hanji-player"));
      return take();
    }
    if (on(".hanji-anchor") && isPlain) copy(on(".hanji-anchor").href);
    if (on(".hanji-contents a")) closeContents();
    if (on("[data-enlarge]")) enlarge(event.target);
    if (on(".hanji-copy")) copy(on(".hanji-copy").previousSibling.innerText); // What is seen.
    if (on("[data-share]")) share();
    if (on("[data-comments]")) openComments(on("[data-comments]"));
  }, true);

  document.addEventListener("focusin", followFocus);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dismissMenu();
    if (event.key !== "Enter" && event.key !== " " || !event.target.matches?.("[data-enlarge]")) return;
    event.preventDefault();
    enlarge(event.target);
  });

  document.addEventListener("submit", goToPage);
  addEventListener("message", hearComments);
  addEventListener("beforeprint", openAll);
  addEventListener("afterprint", putBack);
  addEventListener("scroll", follow, {passive: true});
  addEventListener("resize", () => {
    $(".hanji-note")?.hidePopover();
    if (wide.matches) closeContents(); // They are beside the text.
    follow();
  });
  document.addEventListener("toggle", ({target, newState}) => {
    showCovers();
    if (newState === "open" && target.matches?.(".hanji-contents")) showInContents($("[aria-current]", target));
  }, true);
  addEventListener("pageshow", ({persisted}) => {
    if (persisted) {
      closeMenus();
      showRead();
    }
  });
  addEventListener("pagehide", note);
  document.addEventListener("visibilitychange", note);
  document.addEventListener(known.leaveEvent, () => {
    note();
    closeMenus();
    uncover();
  });
  document.addEventListener("hanji:over", uncover);
  addEventListener("popstate", uncover);
  document.addEventListener(known.pageEvent, ({detail}) => enter(detail ?? {}));
  enter();
}
