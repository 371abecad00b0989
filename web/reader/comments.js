import {path} from "./article.js";
import {$, local, make, root, words} from "./dom.js";
import {say} from "./said.js";

// The services whose comments are shown in a frame, for which the blog runs none of their
// scripts. Each asks for its height, and hands over the session with which the reader came back,
// in a parameter that has its name.
const services = {
  giscus: {
    origin: "https://giscus.app",
    session: "comments",
    address: (of, here) => [`${root.lang.split("-")[0]}/widget`, {
      repo: of.repo, repoId: of.repoId, category: of.category ?? "", categoryId: of.categoryId ?? "",
      ...(of.mapping === "number" ? {number: of.term} : {term: term(of, here)}),
      origin: here, backLink: here, strict: of.loose ? 0 : 1, reactionsEnabled: 1, emitMetadata: 0, inputPosition: "bottom",
      theme: isDark() ? "dark" : "light",
    }],
    height: (data) => data?.giscus?.resizeHeight,
    // A session that giscus no longer takes leaves the frame empty until it is gone.
    isOver: ({giscus}) => giscus && (giscus.signOut || /^(Bad credentials|Invalid state value|State has expired)/.test(giscus.error)),
  },
  utterances: {
    origin: "https://utteranc.es",
    session: "utterances",
    address: (of, here) => ["utterances.html", {
      repo: of.repo, ...(of.mapping === "number" ? {"issue-number": of.term} : {"issue-term": term(of, here)}), ...(of.label && {label: of.label}),
      url: here, origin: location.origin, pathname: pathname(), title: document.title, theme: isDark() ? "github-dark" : "github-light",
    }],
    height: (data) => data?.type === "resize" && data.height,
    isOver: () => false,
  },
};

const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : darkSystem.matches);

// pathname is the address as both services have it: as browsers write it, without an ending.
const pathname = () => (location.pathname.length < 2 ? "index" : location.pathname.slice(1).replace(/\.\w+$/, ""));

// term is what the discussion of the page is called.
const term = (of, here) => ({"": path, pathname, url: () => here}[of.mapping ?? ""]?.() ?? of.term);

// comesBack reports whether the reader comes from signing in.
export const comesBack = () => Object.keys(services).some((name) => new URLSearchParams(location.search).has(name));

export function openComments(button) {
  if (!navigator.onLine) return say(words.offline);
  const of = JSON.parse(button.dataset.comments);
  const name = of.service || "giscus";
  const here = new URL(location);
  if (here.searchParams.has(name)) {
    local.set(services[name].session, here.searchParams.get(name));
    here.searchParams.delete(name);
    history.replaceState(history.state, "", here);
    window.hanji.shown = here.pathname + here.search;
  }
  const frame = make("iframe", {title: button.textContent, className: "hanji-giscus", loading: "eager"});
  frame.dataset.options = button.dataset.comments;
  frame.dataset.service = name;
  frame.src = commentsAddress(frame);
  $("#hanji-comments-help")?.remove();
  button.replaceWith(frame);
  frame.focus();
}

function commentsAddress(frame) {
  const {origin, session, address} = services[frame.dataset.service];
  const here = new URL(location);
  here.hash = "";
  const [page, parameters] = address(JSON.parse(frame.dataset.options), here.href);
  return `${origin}/${page}?${new URLSearchParams({session: local.get(session), ...parameters})}`;
}

export function hearComments({origin, data}) {
  const frame = $("iframe.hanji-giscus");
  const service = services[frame?.dataset.service];
  if (!service || origin !== service.origin) return;
  const height = service.height(data);
  if (height) frame.style.height = `${height}px`;
  if (service.isOver(data) && local.get(service.session)) {
    local.set(service.session, "");
    frame.src = commentsAddress(frame);
  }
}
