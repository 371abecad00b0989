// What a page does for its reader, from before the client is there and without it:
// settings, the contents that follow the text, what is left of it and where it was
// left, notes and images in place, copying and sharing. Its script element says the
// words that it needs (data-copy, …). The client says when it leaves a page
// ("hanji:leave") and when it has shown another ("hanji:page").
(() => {
  "use strict";

  const root = document.documentElement;
  const script = document.currentScript;
  const words = script.dataset;
  const {local} = window.hanji ?? {};
  if (!local) return; // web/boot.js did not come.
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Links and addresses hold what others wrote, also escapes that are none.
  function plain(escaped, decode = decodeURIComponent) {
    try {
      return decode(escaped);
    } catch {
      return escaped;
    }
  }

  const targetOf = ({hash}) => document.getElementById(plain(hash.slice(1)));

  function make(tag, properties, ...content) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
  }

  // ---- Settings ----

  const settings = $("#hanji-settings");
  const darkSystem = matchMedia("(prefers-color-scheme: dark)");
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

  for (const name of new Set($$("input[name]", settings ?? root).map((input) => input.name))) {
    show(name, local.get(name));
    addEventListener("storage", (event) => {
      if (event.key === local.key(name)) show(name, event.newValue ?? "");
    });
  }

  settings?.addEventListener("change", ({target}) => {
    const at = place();
    local.set(target.name, target.value);
    show(target.name, target.value);
    if (at) scrollBy({top: at.element.getBoundingClientRect().top - at.top, behavior: "instant"});
  });

  // What is at the upper edge of the window stays where it is while the text is set
  // anew.
  function place() {
    const element = $$(".hanji-prose > *, .hanji-card, main li").find((child) => child.getBoundingClientRect().bottom > 0);
    return element && {element, top: element.getBoundingClientRect().top};
  }

  // ---- What is said ----

  const said = $("#hanji-said");
  const spoken = said.lang || root.lang; // That of the words.
  let silence;

  function say(text) {
    said.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { said.textContent = ""; }, 3_000);
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say(words.copied);
    } catch {
      say(words.refused);
    }
  }

  // ---- The post that is shown ----

  // article is null where none is. headings are those that the contents lead to.
  let article, prose, headings;

  // What this visit has read: stopped is the share of the text above the lower edge of
  // the window where it last rested, once half a window was scrolled away: who leaves by
  // the header has not gone back to the start. ended is set once the end was in view,
  // for a while if it was there from the start.
  let stopped, ended;
  const rest = 700, shortRead = 4_000;

  // How far the reader came, newest first: {path, at}, at being stopped, 1 for a post
  // that was read to its end once. The client shows the same on the shelf.
  const marksKey = "read";
  const mostMarks = 1_000;

  function marks() {
    try {
      return JSON.parse(local.get(marksKey)).filter((mark) => typeof mark?.path === "string");
    } catch {
      return []; // Nothing, or what another version wrote.
    }
  }

  const path = () => $(".hanji-keep", article).dataset.path;

  function note() {
    if (!article?.isConnected) return;
    if (scrollY > innerHeight / 2) stopped = Math.min(1, progress());
    const at = ended ? 1 : stopped;
    const all = marks();
    const before = all.find((mark) => mark.path === path());
    if (!at || before?.at === 1) return;
    const others = all.filter((mark) => mark !== before);
    local.set(marksKey, JSON.stringify([{path: path(), at}, ...others].slice(0, mostMarks)));
  }

  // progress is how much of the text is above the lower edge of the window.
  function progress() {
    const {top, height} = prose.getBoundingClientRect();
    return (innerHeight - top) / height;
  }

  function resume(at) {
    const {top, height} = prose.getBoundingClientRect();
    scrollBy({top: top + at * height - innerHeight, behavior: "instant"});
  }

  let readingEnd;

  const end = new IntersectionObserver((entries) => {
    clearTimeout(readingEnd);
    if (!entries.at(-1).isIntersecting) return;
    const finish = () => {
      ended = true;
      note();
    };
    if (scrollY > innerHeight / 2) finish();
    else readingEnd = setTimeout(finish, shortRead);
  });

  let frame = 0;
  let resting;

  function follow() {
    clearTimeout(resting);
    resting = setTimeout(note, rest);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (article?.isConnected) showPlace();
    });
  }

  function showPlace() {
    const read = Math.min(1, Math.max(0, progress()));
    const minutes = Math.ceil(article.dataset.minutes * (1 - read));
    const left = read === 1 ? words.done : words.left.replace("{}", minutes);
    for (const element of $$(".hanji-left", article)) {
      if (element.textContent !== left) element.textContent = left;
    }
    $(".hanji-progress-line", article)?.style.setProperty("transform", `scaleX(${read})`);
    const {top, bottom} = prose.getBoundingClientRect();
    article.classList.toggle("hanji-is-reading", top < innerHeight / 2 && bottom > innerHeight && scrollY > 0);
    if (scrollY > 2 * innerHeight) $(".hanji-resume-here", article)?.remove();
    let current = -1;
    for (let [low, high] = [0, headings.length - 1]; low <= high;) { // The last one above.
      const middle = low + high >> 1;
      if (headings[middle].target.getBoundingClientRect().top < innerHeight / 4) {
        current = middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    const {link} = headings[current] ?? {};
    if (link?.ariaCurrent) return;
    $(".hanji-contents [aria-current]", article)?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "true");
    showInContents(link);
  }

  function showInContents(link) {
    const panel = link?.closest(".hanji-contents");
    if (panel && panel.scrollHeight > panel.clientHeight) {
      panel.scrollTop = link.offsetTop - panel.clientHeight / 2;
    }
  }

  // enter looks after the page that is shown from now on.
  function enter({resumes = false} = {}) {
    end.disconnect();
    clearTimeout(readingEnd);
    ended = false;
    stopped = 0;
    article = $("article.hanji-post");
    showRead();
    if (!article) return;
    prose = $(".hanji-prose", article);
    headings = $$(".hanji-contents a", article)
      .map((link) => ({link, target: targetOf(link)}))
      .filter(({target}) => target);
    end.observe($(".hanji-end", article));
    $$("pre", prose).forEach(offerCopy);
    $$(":is(h2, h3, h4, h5, h6)[id]", prose).forEach(offerLink);
    $$("img", prose).forEach(offerLarge);
    const comments = $("[data-comments]");
    if (comments && new URLSearchParams(location.search).has("giscus")) openComments(comments); // Back from signing in.
    const mark = marks().find((mark) => mark.path === path());
    if (mark && mark.at < 1) {
      if (resumes) resume(mark.at);
      else if (!location.hash && scrollY === 0) offerResume(mark.at);
    }
    follow();
  }

  function offerResume(at) {
    const button = make("button", {type: "button", className: "hanji-pill hanji-resume-here"},
      `${words.resume} ${Math.round(at * 100)}%`);
    button.onclick = () => {
      button.remove();
      resume(at);
      prose.tabIndex = -1;
      prose.focus({preventScroll: true});
    };
    $(".hanji-pills", article)?.prepend(button);
  }

  // In lists, read posts say so in place of the minutes that they take.
  function showRead() {
    const all = new Map(marks().map(({path, at}) => [path, at]));
    const base = $("#boot").dataset.base.replace(/\/$/, "");
    for (const minutes of $$(".hanji-card .hanji-minutes")) {
      const link = $("h2 a", minutes.closest(".hanji-card"));
      const at = all.get(plain(link.pathname, decodeURI).slice(plain(base, decodeURI).length));
      if (at) minutes.dataset.read = at === 1 ? words.read : words.part.replace("{}", Math.round(at * 100));
      else delete minutes.dataset.read;
    }
  }

  // ---- Offers in the text ----

  function offerCopy(pre) {
    if (pre.hidden || pre.parentElement.closest("pre, .hanji-code")) return;
    const box = make("div", {className: "hanji-code"});
    const button = make("button", {type: "button", className: "hanji-copy", lang: spoken, ariaLabel: words.copy, title: words.copy});
    pre.replaceWith(box);
    box.append(pre, button);
  }

  function offerLink(heading) {
    if ($(":scope > .hanji-anchor", heading)) return;
    const text = heading.textContent.trim();
    const name = `${words.anchor}: ${text}`;
    heading.ariaLabel = text; // Without that of the link.
    heading.append(make("a", {className: "hanji-anchor", href: `#${encodeURIComponent(heading.id)}`, ariaLabel: name}));
  }

  // An image that is shown smaller than it is opens; one that is a link leads on.
  function offerLarge(img) {
    if (img.closest("a, button")) return;
    const look = () => {
      if (!img.isConnected || img.naturalWidth <= img.clientWidth * 1.1) return;
      img.tabIndex = 0;
      img.role = "button";
      img.dataset.enlarge = "";
      img.ariaLabel = [img.alt, words.enlarge].filter(Boolean).join(", ");
    };
    if (img.complete) look();
    else img.addEventListener("load", look, {once: true});
  }

  // enlarge shows an image over the page, as large as the window or, when asked to, as it
  // is and at least twice that, to be scrolled.
  function enlarge(img) {
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
    dialog.showModal();
    dialog.focus(); // Rather than its button, which the key that is down would press.
  }

  // ---- Contents as a sheet ----

  const wide = matchMedia("(min-width: 60em)");

  function closeContents() {
    $(".hanji-contents")?.hidePopover?.();
  }

  // ---- Notes in place ----

  function openNote(mark) {
    const source = targetOf(mark);
    if (!source || !HTMLElement.prototype.showPopover) return false;
    const note = make("aside", {className: "hanji-note", popover: "auto", tabIndex: -1, ariaLabel: `${words.note} ${mark.textContent}`});
    note.append(...[...source.cloneNode(true).childNodes]);
    $$('a[href^="#fnref"]', note).forEach((link) => link.remove());
    $$("[id]", note).forEach((element) => element.removeAttribute("id"));
    note.addEventListener("toggle", ({newState}) => {
      if (newState === "closed") note.remove();
    });
    mark.after(note); // After the mark, so that Tab goes on from there.
    note.showPopover();
    if (getComputedStyle(note).position === "absolute") {
      const {left, bottom} = mark.getBoundingClientRect();
      const {width, height} = note.getBoundingClientRect();
      const isBelow = bottom + height + 16 < innerHeight;
      note.style.left = `${Math.max(16, Math.min(left - width / 2, root.clientWidth - width - 16)) + scrollX}px`;
      note.style.top = `${(isBelow ? bottom + 8 : mark.getBoundingClientRect().top - height - 8) + scrollY}px`;
    }
    note.focus({preventScroll: true});
    return true;
  }

  // ---- Players of other hosts ----

  function openPlayer(link) {
    if (!navigator.onLine) return say(words.offline);
    const frame = $("template", link).content.cloneNode(true).firstChild;
    if (link.id) frame.id = link.id;
    link.replaceWith(frame);
    frame.focus();
  }

  // ---- Comments ----

  // giscus.app in a frame, for which the blog runs none of its scripts. It asks for
  // its height, and hands over the session with which the reader came back.
  const giscus = "https://giscus.app";
  const sessionKey = "comments";

  function openComments(button) {
    if (!navigator.onLine) return say(words.offline);
    const here = new URL(location);
    if (here.searchParams.has("giscus")) {
      local.set(sessionKey, here.searchParams.get("giscus"));
      here.searchParams.delete("giscus");
      history.replaceState(history.state, "", here);
      window.hanji.shown = here.pathname + here.search;
    }
    const frame = make("iframe", {title: button.textContent, className: "hanji-giscus", loading: "eager"});
    frame.dataset.options = button.dataset.comments;
    frame.src = commentsAddress(frame);
    $("#hanji-comments-help")?.remove();
    button.replaceWith(frame);
    frame.focus();
  }

  function commentsAddress(frame) {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : darkSystem.matches;
    const here = new URL(location);
    here.hash = "";
    const query = new URLSearchParams({
      ...JSON.parse(frame.dataset.options), origin: here.href, session: local.get(sessionKey), term: path(),
      theme: isDark ? "dark" : "light", strict: 1, reactionsEnabled: 1, emitMetadata: 0, inputPosition: "bottom",
      backLink: here.href,
    });
    return `${giscus}/${root.lang.split("-")[0]}/widget?${query}`;
  }

  // A session that giscus no longer takes leaves the frame empty until it is gone.
  const isOver = (data) => data.signOut || /^(Bad credentials|Invalid state value|State has expired)/.test(data.error);

  addEventListener("message", ({origin, data}) => {
    const frame = $("iframe.hanji-giscus");
    if (origin !== giscus || !frame || !data?.giscus) return;
    if (data.giscus.resizeHeight) frame.style.height = `${data.giscus.resizeHeight}px`;
    if (isOver(data.giscus) && local.get(sessionKey)) {
      local.set(sessionKey, "");
      frame.src = commentsAddress(frame);
    }
  });

  // ---- Clicks ----

  // Before the client, which would take these for links of its own.
  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest?.(selector);
    const take = () => {
      event.preventDefault();
      event.stopPropagation();
    };
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

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " " || !event.target.matches?.("[data-enlarge]")) return;
    event.preventDefault();
    enlarge(event.target);
  });

  async function share() {
    const url = $('link[rel="canonical"]')?.href ?? location.href;
    if (!navigator.share) return copy(url);
    try {
      await navigator.share({title: $("h1").textContent, url});
    } catch (error) {
      if (error.name !== "AbortError") copy(url);
    }
  }

  // ---- A page of a list, by its number ----

  // Its address is made from that of the last page, and followed as a link is.
  document.addEventListener("submit", (event) => {
    const last = event.target.dataset?.last;
    if (!last) return;
    event.preventDefault();
    const wanted = $("input", event.target).valueAsNumber;
    event.target.reset();
    if (!wanted) return;
    const link = make("a", {href: last.replace(/(page\/|&page=)(\d+)(\/?)$/, (_, name, most, end) => {
      const number = Math.min(wanted, most);
      return number > 1 ? name + number + end : "";
    })});
    document.body.append(link);
    link.click();
    link.remove();
  });

  // ---- On paper ----

  // What is shut can't be opened there, a link that is its own address need not say it
  // twice, and the foot says where the page was.
  let opened = [], whereabouts;

  function putBack() {
    for (const details of opened) details.open = false;
    whereabouts?.remove();
  }

  addEventListener("beforeprint", () => {
    putBack();
    opened = $$(".hanji-prose details:not([open])");
    for (const details of opened) details.open = true;
    const bare = (address) => plain(address, decodeURI).replace(/^https?:\/\/|\/$/g, "");
    for (const link of $$('.hanji-prose a[href^="http"]')) {
      if (bare(link.href) === bare(link.textContent.trim())) link.dataset.bare = "";
    }
    whereabouts = new Text(` · ${plain($('link[rel="canonical"]')?.href ?? location.href, decodeURI)}`);
    $(".hanji-foot p")?.append(whereabouts);
  });
  addEventListener("afterprint", putBack);

  // ---- When ----

  addEventListener("scroll", follow, {passive: true});
  addEventListener("resize", () => {
    $(".hanji-note")?.hidePopover();
    if (wide.matches) closeContents(); // They are beside the text.
    follow();
  });
  document.addEventListener("toggle", ({target, newState}) => {
    if (newState === "open" && target.matches?.(".hanji-contents")) showInContents($("[aria-current]", target));
  }, true);
  addEventListener("pageshow", ({persisted}) => {
    if (persisted) showRead();
  });
  addEventListener("pagehide", note);
  document.addEventListener("visibilitychange", note);
  document.addEventListener("hanji:leave", () => {
    note();
    $(".hanji-large")?.close(); // What lies over a page goes with it.
    settings?.hidePopover?.();
  });
  document.addEventListener("hanji:page", ({detail}) => enter(detail ?? {}));
  enter();
})();
