// Part of the head of home, after web/settings.js: what home says where its address asks
// for a list that only the client can show. Before anything is painted that list is named,
// in place of home's. Should the client fail, home says so and leads to the lists that
// need none, above its own; should it take long, it shows those meanwhile. The script
// element says the words that it needs (data-waiting, …).

const root = document.documentElement;
const {base, quoted, waiting, failed, reload} = document.currentScript.dataset;

// What is asked for, as app/route/address.go reads it.
const query = new URLSearchParams(location.search);
const search = (query.get(known.queryKey) ?? "").trim().replace(/\s+/g, " ");
const category = query.get(known.categoryKey);
const tags = [...new Set(query.getAll(known.tagKey))].filter(Boolean).sort();

const lists = tags.map((tag) => [`#${tag}`, `${known.tagsFolder}${encodeURIComponent(tag)}/`]);
if (category) lists.unshift([category, `${known.categoriesFolder}${encodeURIComponent(category)}/`]);
const names = lists.map(([name]) => name);
if (search) names.unshift(quoted.replace("{}", () => search));

if (names.length > 0 || query.get(known.pageKey) > 1) {
  const {title} = document;
  const link = (name, path) => Object.assign(document.createElement("a"), {href: base + path, textContent: name});
  const asked = document.createElement("header");
  asked.className = "hanji-head hanji-asked";
  asked.innerHTML = '<h1></h1><p class="hanji-lead" role="status"></p>';
  const [heading, says] = asked.children;
  heading.lang = root.lang;
  heading.textContent = names.join(" · ") || title;
  says.textContent = waiting;
  document.title = [...names, title].join(" · ");
  root.dataset.asks = "";

  const parsed = new MutationObserver(() => {
    const main = document.querySelector("main");
    if (!main) return;
    parsed.disconnect();
    main.prepend(asked);
  });
  parsed.observe(root, {childList: true, subtree: true});

  // offer shows home's list after all, and above it the lists' own pages.
  const offer = (html) => {
    delete root.dataset.asks;
    says.innerHTML = `${html} `;
    const first = says.querySelector("a");
    for (const [name, path] of lists) says.insertBefore(link(name, path), first).after(" ");
  };
  let isShown = false;
  const patience = setTimeout(offer, 15_000, waiting);
  document.addEventListener("hanji:failed", () => {
    clearTimeout(patience);
    if (isShown) return;
    offer(`${failed} ${document.getElementById("hanji-without")?.textContent ?? ""}`);
    says.append(link(reload, location.search));
  });
  // The client has taken the page away, or taken it for what the address asks for.
  new MutationObserver(() => {
    isShown = true;
    clearTimeout(patience);
    delete root.dataset.asks;
    if (!asked.isConnected) return;
    asked.remove();
    document.title = title;
  }).observe(root, {attributeFilter: ["data-live"]});
}
