import {path} from "./article.js";
import {$, local, make, root, words} from "./dom.js";
import {say} from "./said.js";

// giscus.app in a frame, for which the blog runs none of its scripts. It asks for
// its height, and hands over the session with which the reader came back.
const giscus = `https://${known.commentsHost}`;

const sessionKey = "comments";
const darkSystem = matchMedia("(prefers-color-scheme: dark)");

export function openComments(button) {
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

export function hearComments({origin, data}) {
  const frame = $("iframe.hanji-giscus");
  if (origin !== giscus || !frame || !data?.giscus) return;
  if (data.giscus.resizeHeight) frame.style.height = `${data.giscus.resizeHeight}px`;
  if (isOver(data.giscus) && local.get(sessionKey)) {
    local.set(sessionKey, "");
    frame.src = commentsAddress(frame);
  }
}
