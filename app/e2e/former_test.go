//go:build !js

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hanji/app/site"
	"hanji/web"
)

// formerWorker is one that behaves as those of Chirpy: it fills a cache when it is installed,
// takes what any cache has before it asks, and keeps all that it got. Those before version 5
// go on at once, later ones when their page says so.
const formerWorker = `
const own = "chirpy-1700000000";
addEventListener("install", (event) => event.waitUntil(caches.open(own).then((cache) => cache.addAll(["./", "about/"]))));
addEventListener("message", ({data}) => data === "SKIP_WAITING" && skipWaiting());
addEventListener("fetch", (event) => event.respondWith((async () => {
	const kept = await caches.match(event.request);
	if (kept) return kept;
	const response = await fetch(event.request);
	if (event.request.method === "GET") (await caches.open(own)).put(event.request, response.clone());
	return response;
})()));`

// formerPage is a page of the site before, which loads itself anew when it has another
// worker, as Chirpy's do since version 5.
const formerPage = `<!DOCTYPE html><title>Old</title><link rel="icon" href="data:,"><h1>Old</h1>
<script>
navigator.serviceWorker.register("/blog/WORKER").catch(() => {});
navigator.serviceWorker.addEventListener("controllerchange", () => RELOAD && location.reload());
</script>`

// TestFormerWorker publishes a blog in place of a site whose worker shows that from its
// caches for ever. Its reader is shown the blog on the next load, or the one after, and what
// another app of the origin keeps is as it was.
func TestFormerWorker(t *testing.T) {
	t.Parallel()
	retired, err := site.Script(web.Files, "retired.js", nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		worker, reload string
		files          map[string]string // of the blog, besides its own
	}{
		"where Chirpy has it":              {"sw.min.js?baseurl=%2Fblog", "true", map[string]string{"sw.min.js": string(retired)}},
		"where plugins have it":            {"service-worker.js?v=1700000000", "false", map[string]string{"service-worker.js": string(retired)}},
		"where the blog's own is":          {"sw.js", "true", nil},
		"where the blog's own is, earlier": {"sw.js", "false", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := t.TempDir()
			dir := filepath.Join(root, "blog")
			write := func(file, content string) {
				t.Helper()
				file = filepath.Join(dir, file)
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			page := strings.NewReplacer("WORKER", test.worker, "RELOAD", test.reload).Replace(formerPage)
			write("index.html", page)
			write("about/index.html", page)
			script, _, _ := strings.Cut(test.worker, "?")
			write(script, formerWorker)
			s := serve(t, root)
			b := newTab(t)
			b.expect("fetching the script") // Offline, the browser looks for a newer worker.
			b.open(s.origin + "/blog/")
			b.wait(`navigator.serviceWorker.ready.then(() => true)`)
			b.open(s.origin + "/blog/")
			b.wait(`!!navigator.serviceWorker.controller`)
			const others = `Promise.all(["another app", "chirpy-1600000000", "workbox-precache-v2-" + location.origin + "/"].map(async (name) =>
				(await caches.open(name)).put("/other/" + name.length, new Response("kept")))).then(() => true)`
			eval[any](b, others)

			// A new site that can't be reached changes nothing.
			s.stop()
			b.open(s.origin + "/blog/about/")
			b.wait(heading + ` === "Old"`)
			s.start()

			f := newFixture()
			f.base = "/blog/"
			f.publish(t, root)
			for name, content := range test.files {
				write(name, content)
			}
			b.open(s.origin + "/blog/")
			if test.reload == "false" && test.files == nil {
				b.wait(`navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting && caches.keys()).then((names) => names && !names.includes("chirpy-1700000000"))`)
				b.open(s.origin + "/blog/")
			}
			b.wait(heading + ` === "Home"`)

			b.keep(s.origin + "/blog/")
			if got := eval[string](b, `navigator.serviceWorker.getRegistrations().then((all) => all.map(({active}) => new URL(active.scriptURL).pathname).join())`); got != "/blog/sw.js" {
				t.Errorf("the workers are %s", got)
			}
			if got := eval[string](b, `caches.keys().then((names) => names.filter((name) => !name.startsWith("hanji:")).sort().join())`); got != "another app,chirpy-1600000000,workbox-precache-v2-"+s.origin+"/" {
				t.Errorf("the caches of others are %s", got)
			}
			s.stop()
			b.open(s.origin + "/blog/post/")
			b.wait(heading + ` === "Post" || ` + heading + ` === "Shell"`)
		})
	}
}
