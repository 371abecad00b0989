//go:build !js

package e2e

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"

	"hanji/app/locale"
)

// TestAroundPost holds what a blog may have around its posts: the parts of a series,
// where to edit, and comments, for which no other host is asked before the reader
// asks for them.
func TestAroundPost(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	for _, part := range []string{"01", "02", "03", "04", "05", "06", "07"} {
		s.write("2026-01-"+part+"-part.md", "---\ntitle: Part "+part+"\nseries: The whole\n---\nText.\n")
	}
	s.asset("manifest.json", []byte(`{"name": "Around", "lang": "en", "hanji": {
		"edit": "https://github.com/me/blog/edit/main",
		"comments": {"repo": "me/blog", "repoId": "R_1", "category": "Comments", "categoryId": "C_1"}
	}}`))
	s.publish()
	b := newTab(t)
	b.expect("giscus.app|ERR_")
	b.open(s.origin + "/2026/01/06/part/")
	look := func() {
		t.Helper()
		if got, want := eval[string](b, `document.querySelector(".hanji-series").innerText.replace(/\s+/g, " ")`),
			"The whole Part 6 of 7 Part 01 Part 02 Part 03 Part 04 Part 05 Part 06 Part 07"; got != want {
			t.Errorf("the series is %q, want %q", got, want)
		}
		if got := eval[string](b, `[...document.querySelectorAll(".hanji-series li")].map((li) => li.value + (li.querySelector("[aria-current]") ? "!" : "")).join()`); got != "1,2,3,4,5,6!,7" {
			t.Errorf("its parts are numbered %s", got)
		}
		if got := eval[string](b, `document.querySelector(".hanji-edit").href`); got != "https://github.com/me/blog/edit/main/posts/2026-01-06-part.md" {
			t.Errorf("it is edited at %s", got)
		}
	}
	look()
	b.click(".hanji-series li:last-child a") // Loads it, or has the client show it.
	b.wait(heading + ` === "Part 07"`)
	b.start()
	b.history("back")
	b.wait(heading + ` === "Part 06"`)
	look()

	if got := eval[int](b, `performance.getEntriesByType("resource").filter(({name}) => !name.startsWith(location.origin)).length`); got != 0 {
		t.Errorf("%d requests went to other hosts", got)
	}
	const ask = `document.querySelector("[data-comments]").click()`
	eval[any](b, `void (Object.defineProperty(navigator, "onLine", {value: false, configurable: true}), `+ask+`)`)
	b.wait(`document.getElementById("hanji-said").textContent === ` + js(locale.For("en").Reader.Offline))
	eval[any](b, `void (delete navigator.onLine, localStorage["hanji:/:comments"] = "stale", `+ask+`)`)
	b.wait(`document.querySelector("iframe.hanji-giscus")?.src.includes("session=stale") && !document.querySelector(".hanji-comments .hanji-help")`)
	eval[any](b, `void dispatchEvent(new MessageEvent("message", {origin: "https://giscus.app", data: {giscus: {error: "State has expired"}}}))`)
	b.wait(`document.querySelector("iframe.hanji-giscus").src.includes("session=&") && !localStorage["hanji:/:comments"]`)
	u, err := url.Parse(eval[string](b, `document.querySelector("iframe.hanji-giscus").src`))
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	if u.Host != "giscus.app" || u.Path != "/en/widget" || q.Get("repo") != "me/blog" || q.Get("repoId") != "R_1" ||
		q.Get("categoryId") != "C_1" || q.Get("term") != "/2026/01/06/part/" || q.Get("theme") != "light" {
		t.Errorf("comments are asked for at %s", u)
	}

	// Who comes back from signing in writes on when the client comes.
	b.open(s.origin + "/2026/01/06/part/?giscus=token")
	b.wait(`location.search === "" && document.querySelector("iframe.hanji-giscus")`)
	eval[any](b, `void (document.querySelector("iframe.hanji-giscus").isTheSame = true)`)
	b.start()
	b.frames()
	if !eval[bool](b, `document.querySelector("iframe.hanji-giscus").isTheSame === true`) {
		t.Error("the client made the page anew, and its comments with it")
	}
}

// TestLongSeries reads on in a series that is too long to be shown beside each part: the
// parts around and a page of all, by links alone, from the client, and without the host.
func TestLongSeries(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 5)
	for i := range 12 {
		name := "Long tale"
		if i == 6 {
			name = "long  Tale" // One that no one sees as another.
		}
		s.write(fmt.Sprintf("2026-01-%02d-part.md", i+1), fmt.Sprintf("---\ntitle: Part %d\nseries: %s\n---\nText.\n", i+1, name))
	}
	s.write("2026-01-05-aside.md", "---\ntitle: Aside\nseries: Long tale\nhidden: true\n---\nText.\n")
	s.asset("manifest.json", []byte(`{"name": "Long", "lang": "en"}`))
	s.publish()
	b := newTab(t)
	const parts = `[...document.querySelectorAll(".hanji-parts li")].map((li) => li.value + " " + li.innerText + (li.querySelector("[aria-current]") ? "!" : "")).join()`
	page := []string{}
	for i := range 12 {
		page = append(page, fmt.Sprintf("%d Part %d", i+1, i+1))
	}
	all := strings.Join(page, ",")

	b.scripts(false)
	b.open(s.origin + "/2026/01/05/part/")
	if got := eval[string](b, parts); got != "3 Part 3,4 Part 4,5 Part 5!,6 Part 6,7 Part 7" {
		t.Errorf("around the fifth part are %s", got)
	}
	if eval[bool](b, `document.querySelector(".hanji-neighbours") !== null`) {
		t.Error("the parts before and after are named twice")
	}
	b.click(".hanji-series .hanji-more")
	b.wait(`location.pathname === "/series/long-tale/" && ` + parts + ` === ` + js(all))
	b.open(s.origin + "/2026/01/05/aside/")
	if got := eval[string](b, `document.querySelector(".hanji-series").innerText.replace(/\s+/g, " ")`); got != "Long tale 12 posts Part 4 Part 5 Part 6 Part 7 Part 8 Show all 12" {
		t.Errorf("a hidden part names %q", got)
	}

	b.scripts(true)
	b.keepBlog(s.server)
	s.stop()
	b.expect("net::ERR_|Failed to fetch")
	b.open(s.origin + "/series/long-tale/")
	b.wait(parts + ` === ` + js(all))
	b.wait(live)
	b.click(".hanji-parts li:first-child a")
	b.wait(heading + ` === "Part 1" && document.querySelector(".hanji-series .hanji-count").textContent === "Part 1 of 12"`)
	s.start()
	b.click(".hanji-series .hanji-more")
	b.wait(`location.pathname === "/series/long-tale/" && !document.getElementById("page")`)
	b.wait(equalsPrerendered + `("/series/long-tale/")`)
	for _, violation := range b.axe() {
		t.Error(violation)
	}
}

// TestDismissed closes notices: they do not come back with the page, news does.
func TestDismissed(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 12)
	b := newTab(t)
	b.open(s.origin + "/archive/")
	b.start()
	text := locale.For("ko")
	const notice = `(document.querySelector(".hanji-notice")?.textContent ?? "")`
	look := func() { eval[any](b, `void dispatchEvent(new Event("focus"))`) }
	for i, post := range []string{"2027-01-01-newest.md", "2027-01-02-newer.md"} {
		s.write(post, newPost)
		s.publish()
		look()
		b.wait(notice + `.includes(` + js(text.NewPosts(i+1)) + `)`)
		b.click(".hanji-notice .hanji-close")
		b.wait(notice + ` === ""`)
	}
	eval[any](b, `window.hanji.renew()`)
	b.wait(notice + `.includes(` + js(text.Update) + `)`)
	b.click(".hanji-notice .hanji-close")
	b.wait(notice + ` === ""`)
	b.open(s.origin + "/archive/")
	b.start()
	eval[any](b, `window.hanji.renew()`)
	s.write("2027-01-03-last.md", newPost)
	s.publish()
	look()
	b.wait(notice + `.includes(` + js(text.NewPosts(1)) + `)`) // An update would be said in its place.
}

// TestTagIndex looks a tag up among hundreds: by how often it is used, or by its
// initial.
func TestTagIndex(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 200)
	s.write("2026-01-01-tags.md", "---\ntitle: Tags\ntags: [한지, 쌀, 사진, apple, Äpfel, '2024', '!?']\n---\nText.\n")
	s.publish()
	b := newTab(t)
	b.open(s.origin + "/tags/")
	if n := eval[int](b, `document.querySelectorAll(".hanji-index a").length`); n < 100 {
		t.Fatalf("%d tags are no test of many", n)
	}
	if got := eval[string](b, `[...document.querySelectorAll(".hanji-initials a")].map((a) => a.textContent).join(" ")`); got != "A T Ä # 0–9 ㅅ ㅎ" && got != "ㅅ ㅎ # 0–9 A T Ä" {
		t.Errorf("the initials are %q", got)
	}
	counts := eval[[]int](b, `[...document.querySelectorAll(".hanji-year:nth-of-type(1) .hanji-count")].map((count) => Number(count.textContent))`)
	for i := range counts[1:] {
		if counts[i] < counts[i+1] {
			t.Errorf("the most used are %v", counts)
		}
	}
	eval[any](b, `document.querySelector(".hanji-initials a[href$='" + encodeURIComponent("ㅅ") + "']").click()`)
	b.wait(`document.getElementById("initial-ㅅ").getBoundingClientRect().top < innerHeight`)
	if got := eval[string](b, `document.getElementById("initial-ㅅ").nextElementSibling.innerText.replace(/\s+/g, " ")`); got != "사진 1 쌀 1" {
		t.Errorf("ㅅ has %q", got)
	}
}

// TestEmptyListHelps follows the way out of a list without posts.
func TestEmptyListHelps(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	b.open(s.origin + "/?tag=go&tag=" + url.QueryEscape("한글"))
	b.wait(live + ` && document.querySelector(".hanji-empty")`)
	text := locale.For("ko")
	n := eval[int](b, `Number(document.querySelector(".hanji-empty li a").textContent.match(/(\d+)편/)[1])`)
	b.click(".hanji-empty li a")
	b.wait(`document.querySelectorAll(".hanji-card").length > 0`)
	if got := eval[string](b, `document.querySelector(".hanji-lead").innerText`); !strings.HasPrefix(got, text.Posts(n)) {
		t.Errorf("the way out leads to %q, want %d posts", got, n)
	}
}

// TestBadge lets an installed blog look for posts, and counts them until it is open
// again.
func TestBadge(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 12)
	b := openTab(t, wholeChromium(t))
	b.keepBlog(s.server)
	found := run(b, chromedp.WaitEvent(serviceworker.WorkerRegistrationUpdated,
		func(e serviceworker.EventWorkerRegistrationUpdated) bool { return len(e.Registrations) > 0 },
		func(ctx context.Context, target *chromedp.Target) (cdp.Empty, error) {
			return cdp.Call(ctx, target, serviceworker.Enable, cdp.Empty{})
		}))
	var id serviceworker.RegistrationID
	for _, r := range found.Registrations {
		if strings.HasPrefix(r.ScopeURL, s.origin) {
			id = r.RegistrationID
		}
	}
	look := func() {
		t.Helper()
		call(b, serviceworker.DispatchPeriodicSyncEvent, serviceworker.DispatchPeriodicSyncEventParams{
			Origin: s.origin, RegistrationID: id, Tag: "look"})
	}
	const unseen = `caches.open("hanji:/:settings").then((cache) => cache.match("/?setting=unseen")).then((setting) => setting?.json())`
	s.write("2027-01-01-newest.md", newPost)
	s.publish()
	look()
	b.wait(unseen + `.then((n) => n === 1)`)
	s.write("2027-01-02-newer.md", newPost)
	s.write("2027-01-03-newer.md", newPost)
	s.publish()
	look()
	b.wait(unseen + `.then((n) => n === 3)`)

	// A host that is late names the deployment before: nothing is stepped back to.
	const kept = `fetch("/bundle.json?kept").then((response) => response.json()).then(({id}) => id)`
	newest := eval[string](b, kept)
	before := eval[string](b, `caches.open("hanji:/:settings").then((cache) => cache.match("/?setting=previous")).then((setting) => setting.json())`)
	if before == "" || before == newest {
		t.Fatalf("the deployment before %q is %q", newest, before)
	}
	late := func(path string) {
		data, err := os.ReadFile(filepath.Join(s.dir, path))
		if err != nil {
			t.Fatal(err)
		}
		s.answer("/"+strings.TrimSuffix(path, "index.html"), text(contentType(path), strings.ReplaceAll(string(data), newest, before)))
	}
	late("index.html")
	s.answer("/bundle.json", text("application/json", `{"id":"`+before+`"}`))
	s.requests()
	look()
	for asked := []string(nil); !slices.Contains(asked, "/"); asked = append(asked, s.requests()...) {
		b.frames()
	}
	s.answer("/", nil)
	s.answer("/bundle.json", nil)
	s.write("2027-01-04-newer.md", newPost)
	s.publish()
	look()
	b.wait(unseen + `.then((n) => n === 4)`)
	b.open(s.origin + "/")
	b.wait(unseen + `.then((n) => n === undefined)`)
}

// TestManifest has the browser read the manifest of a blog below a path: nothing is
// wrong with it, and each picture that it names is there, as large as it says.
func TestManifest(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/blog/"))
	b := newTab(t)
	b.open(s.origin + "/blog/")
	for _, problem := range call(b, page.GetAppManifest, page.GetAppManifestParams{}).Errors {
		t.Errorf("the manifest: %s", problem.Message)
	}
	var pictures []string
	for _, picture := range eval[[]struct{ Src, Is, Says string }](b, `(async () => {
		const {href} = document.querySelector("link[rel=manifest]");
		const {icons, screenshots, shortcuts} = await (await fetch(href)).json();
		if (shortcuts.length === 0) throw new Error("no shortcuts");
		for (const {url} of shortcuts) if (!(await fetch(new URL(url, href))).ok) throw new Error(url);
		return Promise.all([...icons, ...screenshots].map(async ({src, sizes}) => {
			const img = new Image();
			img.src = new URL(src, href);
			await img.decode();
			return {Src: src, Is: sizes === "any" ? sizes : img.naturalWidth + "x" + img.naturalHeight, Says: sizes};
		}));
	})()`) {
		pictures = append(pictures, picture.Src)
		if picture.Is != picture.Says {
			t.Errorf("%s is %s, and the manifest says %s", picture.Src, picture.Is, picture.Says)
		}
	}
	if all := strings.Join(pictures, " "); strings.Count(all, "/screens/") < 3 || strings.Count(all, "/icons/") < 4 {
		t.Errorf("the manifest has only %s", all)
	}
}

// TestInstallIsOfferedLate offers to install the blog once two posts were read, and
// not again after a no.
func TestInstallIsOfferedLate(t *testing.T) {
	t.Parallel()
	s := serve(t, sample(t, "/"))
	b := newTab(t)
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: `
		addEventListener("load", () => dispatchEvent(new Event("beforeinstallprompt", {cancelable: true})));`})
	text := locale.For("ko")
	for i, path := range []string{"/2024/03/02/first-page/", "/2024/05/02/writing-a-post/", "/"} {
		b.open(s.origin + path)
		b.start()
		b.frames()
		if got := eval[bool](b, `document.querySelector(".hanji-notice")?.textContent.includes(`+js(text.Install)+`) ?? false`); got {
			if i < 2 {
				t.Errorf("%s: the blog offers to be installed already", path)
			}
		}
		eval[any](b, `document.querySelector(".hanji-end")?.scrollIntoView()`)
		b.frames()
	}
	b.wait(`document.querySelector(".hanji-notice")?.textContent.includes(` + js(text.Install) + `)`)
	b.click(".hanji-notice .hanji-close")
	b.wait(`!document.querySelector(".hanji-notice")`)
	b.open(s.origin + "/tags/")
	b.start()
	b.frames()
	if eval[bool](b, `document.querySelector(".hanji-notice") !== null`) {
		t.Error("the blog offers it again")
	}
	b.open(s.origin + "/shelf/")
	b.wait(`document.querySelector("[data-shelf=install]")`)
}

// TestPlayer holds that the host of a player hears of a reader when that reader asks for
// it, and not before; until then, without scripts and offline, there is a link in its
// place that says what it is.
func TestPlayer(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 1)
	s.write("2026-01-01-player.md", "---\ntitle: Player\n---\nBefore\n\n"+
		`<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk?start=9" id="video" title="What &amp; &quot;why&quot;"></iframe>`+"\n\n"+
		`Within <iframe src="https://tv.naver.com/embed/1"></iframe> a line`+"\n")
	s.publish()
	for _, isLive := range []bool{false, true} {
		b := newTab(t)
		b.expect("youtube|naver|ERR_")
		b.open(s.origin + "/2026/01/01/player/")
		if isLive {
			b.start()
			eval[any](b, `document.querySelector(".hanji-brand").click()`)
			b.wait(`document.querySelector(".hanji-card h2 a")`)
			b.click(".hanji-card h2 a")
			b.wait(heading + ` === "Player"`)
		}
		const links = `[...document.querySelectorAll(".hanji-prose .hanji-player")]`
		if got, want := eval[string](b, links+`.map((link) => link.innerText.replace(/\s+/g, " ") + " " + link.href).join()`),
			`What & "why" youtube.com https://www.youtube.com/watch?t=9&v=abcdefghijk,Content of tv.naver.com https://tv.naver.com/embed/1`; got != want {
			t.Errorf("the players are %s, want %s", got, want)
		}
		if !eval[bool](b, `document.getElementById("video") === `+links+`[0]`) {
			t.Error("nothing has the player's id")
		}
		b.do(chromedp.ScrollIntoView(".hanji-player"))
		b.frames()
		if got := eval[string](b, `performance.getEntriesByType("resource").map(({name}) => name).filter((name) => !name.startsWith(location.origin)).join()`); got != "" || eval[int](b, `frames.length`) != 0 {
			t.Errorf("asked for unasked: %s", got)
		}
		eval[any](b, `void (Object.defineProperty(navigator, "onLine", {value: false, configurable: true}), `+links+`[0].click())`)
		b.wait(`document.getElementById("hanji-said").textContent === ` + js(locale.For("en").Reader.Offline))
		if eval[int](b, `frames.length`) != 0 {
			t.Error("a frame is asked for offline")
		}
		eval[any](b, `void (delete navigator.onLine, `+links+`[0].click())`)
		b.wait(`document.activeElement.matches("iframe[src='https://www.youtube-nocookie.com/embed/abcdefghijk?start=9'][sandbox][id=video][title]")`)
		if got := eval[int](b, links+`.length`); got != 1 {
			t.Errorf("%d players wait, want the other one", got)
		}
		eval[any](b, `void (document.querySelector(".hanji-prose iframe").isTheSame = true)`)
		if !isLive {
			b.start()
			b.frames()
		}
		if !eval[bool](b, `document.querySelector(".hanji-prose iframe").isTheSame === true`) {
			t.Error("the player is begun anew")
		}
	}
}
