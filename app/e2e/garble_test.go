//go:build !js

package e2e

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hanji/app/bundle"
	"hanji/app/e2e/built"
	"hanji/app/locale"
)

// garbles are what can become of an entry that a browser keeps.
var garbles = []string{"flipped", "cut", "emptied", "a page instead", "another entry instead", "other JSON instead", "missing"}

// garbling says what happens to what a browser keeps of the blog at the root of an
// origin.
type garbling struct {
	// Kinds are those of the chunks, by path.
	Kinds map[string]string `json:"kinds"`
	// Kind is that of the entry, anyKind for one that is there, "" for all entries.
	Kind string `json:"kind"`
	How  string `json:"how"`
	Seed int64  `json:"seed"`
}

const anyKind = "any"

// chunkKinds adds the kinds of a root's chunks.
func chunkKinds(kinds map[string]string, root *bundle.Root) map[string]string {
	kinds["/bundle/"+root.ID+".json"] = "root chunk"
	for kind, list := range map[string][]bundle.Chunk{"index": root.Index, "cards": root.Cards, "text": root.Text, "search": root.Search} {
		for _, c := range list {
			kinds["/bundle/"+c.Name] = kind
		}
	}
	return kinds
}

// entries are those of all caches, with their kinds.
const entries = `async (kinds) => {
	const all = [];
	for (const name of await caches.keys()) {
		const cache = await caches.open(name);
		const room = name.split(":")[2];
		for (const request of await cache.keys()) {
			const path = request.url.slice(location.origin.length);
			const kind = {
				data: kinds[path] ?? (path.includes("?client=") ? "root" : "chunk of before"),
				shell: path.replace(/.*\/(\w+).*\.(\w+)$/, "$1.$2"),
				settings: path.replace(/.*=/, "setting "),
			}[room] ?? room;
			all.push({cache, request, room, path, kind});
		}
	}
	return all;
}`

const garbleEntries = `(async ({kinds, kind, how, seed}) => {
	const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
	const all = await (` + entries + `)(kinds);
	if (kind === "` + anyKind + `") {
		const there = [...new Set(all.map((entry) => entry.kind))];
		kind = there[random(there.length || 1)];
	}
	let some = all.filter((entry) => !kind || entry.kind === kind);
	if (kind && some.length > 0) some = [some[random(some.length)]];
	const bytes = async ({cache, request}) => new Uint8Array(await (await cache.match(request) ?? new Response()).arrayBuffer());
	const encode = (text) => new TextEncoder().encode(text);
	const ways = {
		flipped(body) {
			for (let i = 0; i <= random(8) && body.length > 0; i++) body[random(body.length)] ^= 1 + random(255);
			return body;
		},
		cut: (body) => body.slice(0, random(body.length || 1)),
		emptied: () => encode(""),
		"a page instead": () => encode("<!DOCTYPE html><title>Network</title><h1>Sign in to the network</h1>"),
		"another entry instead": () => bytes(all[random(all.length)]),
		"other JSON instead": () => encode('[1, {"id": null}, "three"]'),
	};
	for (const entry of some) {
		if (how === "missing") {
			await entry.cache.delete(entry.request);
			continue;
		}
		const {headers} = await entry.cache.match(entry.request) ?? {}; // The worker may have replaced it.
		if (!headers) continue;
		const body = await ways[how](await bytes(entry));
		const bare = entry.room === "settings" && how === "other JSON instead"; // As the version before put it.
		await entry.cache.put(entry.request, new Response(body, bare ? {} : {headers}));
	}
	return some.map(({kind, path}) => ({kind, path}));
})`

// spoiled is an entry that was garbled.
type spoiled struct{ Kind, Path string }

// garble spoils entries, and has the browser forget what its workers know of them.
func (b *tab) garble(g garbling) []spoiled {
	b.t.Helper()
	b.stopWorkers()
	return evalThrough[[]spoiled](b, garbleEntries+"("+js(g)+")")
}

// sums are of what is kept and can be fetched again, by address.
func (b *tab) sums() map[string]string {
	b.t.Helper()
	return eval[map[string]string](b, `(async () => {
		const sums = {};
		for (const {cache, request, room, path} of await (`+entries+`)({})) {
			if (!["shell", "data", "kept"].includes(room)) continue;
			const sum = await crypto.subtle.digest("SHA-256", await (await cache.match(request)).arrayBuffer());
			sums[path] = new Uint8Array(sum).toHex?.() ?? [...new Uint8Array(sum)].join();
		}
		return sums;
	})()`)
}

// garbledBlog is a blog that is kept, with one post and its image on the shelf.
func garbledBlog(t *testing.T) (*blog, *tab, map[string]string) {
	t.Helper()
	s := newLongBlog(t)
	b := newTab(t)
	b.expect(`^network: |^console: (hanji|exit code)|net::ERR_|Failed to fetch|^security: |SyntaxError`)
	b.keepBlog(s.server)
	b.open(s.origin + longPost)
	b.start()
	b.wait(keptState + ` === "no"`)
	b.click(".hanji-keep")
	b.wait(keptState + ` === "yes"`)
	b.wait(`caches.open("hanji:/:pages").then((cache) => cache.match("` + longPost + `"))`)
	return s, b, chunkKinds(map[string]string{}, built.Root(t, s.dir))
}

// TestGarbled spoils all that is kept: a reader who is online sees what is published
// and has the client, on that very load, and soon everything is kept again.
func TestGarbled(t *testing.T) {
	t.Parallel()
	for i, how := range garbles {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			s, b, kinds := garbledBlog(t)
			before := b.sums()
			b.garble(garbling{Kinds: kinds, How: how, Seed: int64(i + 1)})
			if how == "missing" { // With the setting that named the shelf's images.
				maps.DeleteFunc(before, func(path, _ string) bool { return strings.Contains(path, "/images/") })
			}
			b.open(s.origin + longPost)
			b.start()
			b.wait(isOffline)
			b.wait(`(async () => {
				const before = ` + js(before) + `;
				for (const {cache, request, path} of await (` + entries + `)({})) {
					if (!(path in before)) continue;
					const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", await (await cache.match(request)).arrayBuffer()));
					if (before[path] === (sum.toHex?.() ?? [...sum].join())) delete before[path];
				}
				return Object.keys(before).length === 0;
			})()`)
			s.stop()
			b.open(s.origin + "/archive/")
			b.wait(live)
			if !eval[bool](b, `document.querySelector("main").textContent.includes("Long")`) {
				t.Errorf("offline the archive shows %q", eval[string](b, heading))
			}
		})
	}
}

// TestGarbledOffline spoils one kind of what is kept and goes offline: as much as can
// be shown is shown, nothing waits for what can't come, and what is claimed is true. When
// the network is back, all is kept again.
func TestGarbledOffline(t *testing.T) {
	t.Parallel()
	unavailable := locale.For("en").Unavailable
	for _, test := range []struct {
		kind, how string
		// unseen is what a post shows that was not read before, complete whether all is
		// said to be kept.
		unseen   string
		complete bool
	}{
		{"root", "flipped", "", true},
		{"root", "missing", "", true},
		{"root chunk", "cut", "", true},
		{"index", "flipped", unavailable, false},
		{"text", "a page instead", unavailable, false},
		{"client.wasm", "cut", unavailable, false},
		{"go.js", "emptied", unavailable, false},
		{"setting latest", "other JSON instead", "", true},
		{"setting kept", "other JSON instead", "", true},
	} {
		t.Run(test.kind+" "+test.how, func(t *testing.T) {
			t.Parallel()
			s, b, kinds := garbledBlog(t)
			lib := built.Library(t, s.dir)
			post := lib.Listed()[9]
			name, err := built.Root(t, s.dir).TextChunk(lib, post)
			if err != nil {
				t.Fatal(err)
			}
			if test.kind == "text" {
				kinds["/bundle/"+name] = test.kind + " of the post"
				test.kind += " of the post"
			}
			if list := b.garble(garbling{Kinds: kinds, Kind: test.kind, How: test.how, Seed: 1}); len(list) == 0 && !strings.HasPrefix(test.kind, "setting") {
				t.Fatalf("there is no %s", test.kind)
			}
			s.stop()
			b.open(s.origin + longPost)
			if !eval[bool](b, `document.querySelector("article.hanji-post").textContent.includes("Line upon line.")`) {
				t.Errorf("a post that was read shows %q", eval[string](b, heading))
			}
			b.open(s.origin + post.Path)
			want := test.unseen
			if want == "" {
				want = post.Title
			}
			b.wait(`["live", "failed"].some((mark) => mark in document.documentElement.dataset) &&
				document.querySelector("main h1").innerText === ` + js(want))
			b.wait(`window.hanji.shelf`)
			if got := eval[bool](b, isOffline+` && hanji.shelf.offline`); got != test.complete {
				t.Errorf("the page says that all is kept: %t", got)
			}
			s.start()
			eval[any](b, `void dispatchEvent(new Event("online"))`)
			if test.kind != "text of the post" { // A client that runs waits to be asked again.
				b.wait(`document.querySelector("main h1")?.innerText === ` + js(post.Title))
			}
			b.open(s.origin + "/")
			b.start()
			b.wait(isOffline + ` && hanji.shelf?.offline`)
			s.stop()
			b.open(s.origin + post.Path)
			b.wait(`document.querySelector("main h1").innerText === ` + js(post.Title))
		})
	}
}

// TestGarbledFallsBack spoils the lists of the newest deployment: offline the one
// before is read, whole, and the network brings the newest back.
func TestGarbledFallsBack(t *testing.T) {
	t.Parallel()
	s, b, _ := garbledBlog(t)
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	b.open(s.origin + "/")
	b.start()
	b.wait(`hanji.shelf?.posts === 22 && hanji.shelf.offline && !hanji.shelf.busy`)
	index := map[string]string{}
	for _, c := range built.Root(t, s.dir).Index {
		index["/bundle/"+c.Name] = "index"
	}
	b.garble(garbling{Kinds: index, Kind: "index", How: "flipped", Seed: 1})
	s.stop()
	b.open(s.origin + "/archive/")
	b.wait(live + ` && ` + isOffline)
	if titles := eval[string](b, `document.querySelector("main").textContent`); !strings.Contains(titles, "Long") || strings.Contains(titles, "The newest") {
		t.Errorf("offline the archive shows %q", titles)
	}
	s.start()
	b.open(s.origin + "/")
	b.start()
	b.wait(`hanji.shelf?.posts === 22 && hanji.shelf.offline`)
	s.stop()
	b.open(s.origin + "/2027/01/01/newest/")
	b.wait(`document.querySelector("article.hanji-post")`)
}

// TestGarbledAndGone loses a file of the client that the host has no more: the worker
// stays, so that the next page is what the host has by now, and none from the browser's
// cache.
func TestGarbledAndGone(t *testing.T) {
	t.Parallel()
	f := newFixture()
	s := serveFixture(t, f)
	s.caching("max-age=600")
	b := newTab(t)
	b.keep(s.origin + "/")
	b.open(s.origin + "/post/")
	gone := s.hashed("client", ".wasm")
	s.answer(gone, http.NotFound)
	f.pages["/post/"] = `<main><h1>Post, edited</h1></main>`
	f.publish(t, s.dir)
	b.expect(`status of 404`)
	looked, release := s.hold("/sw.js")
	defer release()
	if got := eval[int](b, `(async () => {
		for (const name of await caches.keys()) await (await caches.open(name)).delete("`+gone+`");
		return (await fetch("`+gone+`")).status;
	})()`); got != http.StatusNotFound {
		t.Errorf("the file has status %d", got)
	}
	select {
	case <-looked:
	case <-time.After(deadline):
		t.Error("no newer worker was looked for")
	}
	response := b.open(s.origin + "/post/")
	if got := eval[string](b, heading); got != "Post, edited" || !response.FromServiceWorker {
		t.Errorf("the next page is %q, from the worker: %t", got, response.FromServiceWorker)
	}
}

// TestOfflineName keeps a blog whose name JSON can write in several ways.
func TestOfflineName(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	s.asset("manifest.json", []byte(`{"name": "Salt & <Pepper>", "lang": "en"}`))
	s.publish()
	b := newTab(t)
	b.keepBlog(s.server)
	s.stop()
	b.expect("net::ERR_")
	b.open(s.origin + "/tags/")
	b.wait(live)
	if got := eval[string](b, `document.title`); got != "Tags · Salt & <Pepper>" {
		t.Errorf("offline the title is %q", got)
	}
}

// editionKinds are the kinds of all chunks of some editions.
func editionKinds(t *testing.T, all []*edition) map[string]string {
	kinds := map[string]string{}
	for _, e := range all {
		chunkKinds(kinds, built.Root(t, e.dir))
	}
	return kinds
}

// tally counts what was spoiled, by kind and how.
type tally struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *tally) add(kind, how string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[kind]++
	c.n["all kinds, "+how]++
}

func (c *tally) lines() (lines []string) {
	for _, name := range slices.Sorted(maps.Keys(c.n)) {
		lines = append(lines, fmt.Sprintf("spoiled %4d times: %s", c.n[name], name))
	}
	return lines
}
