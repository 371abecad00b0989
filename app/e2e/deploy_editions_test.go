//go:build !js

package e2e

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hanji/app/bundle"
	"hanji/app/corpus"
	"hanji/app/e2e/built"
	"hanji/app/post"
)

// edition is one of the deployments of a blog: its files, and what a reader sees
// of it.
type edition struct {
	number int
	// name is what its pages call it (data-edition).
	name string
	// dir holds the files, sums what is in them by slash-separated path.
	dir  string
	sums map[string][32]byte
	// pages are what is shown by site path, unescaped.
	pages map[string]view
	lib   *post.Library
	// client and root are the names in the document, of what renders and of what is
	// rendered; style is what the style sheet makes of the body.
	client, root, style string
}

// view is what a page shows: its title and all of its text.
type view struct{ title, text string }

const (
	notFoundPath = "/404.html"
	shellPath    = "/shell.html"
	shelfAddress = "/shelf/"
)

var (
	editionsLock sync.Mutex
	editionsDir  string
	allEditions  []*edition
)

// editions builds a blog of 12 posts in the course of its life, once: a post is
// published, one is edited, the style sheet changes, a post is deleted, the
// client's texts change, and in the end all of it at once.
func editions(t *testing.T) []*edition {
	t.Helper()
	editionsLock.Lock()
	defer editionsLock.Unlock()
	if allEditions != nil {
		return allEditions
	}
	var err error
	if editionsDir, err = os.MkdirTemp("", "hanji-editions-"); err != nil {
		t.Fatal(err)
	}
	plain, err := built.Command()
	if err != nil {
		t.Fatal(err)
	}
	styled := compileEdition(t, "styled", map[string]func(string) string{
		"web/site.css": withStyle("styled"),
	})
	worded := compileEdition(t, "worded", map[string]func(string) string{
		"web/site.css":          withStyle("worded"),
		"app/locale/english.go": withText,
	})

	source := filepath.Join(editionsDir, "source")
	if err := corpus.Write(source, 12); err != nil {
		t.Fatal(err)
	}
	write := func(name, content string) {
		t.Helper()
		name = filepath.Join(source, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	edit := func(i, number int) {
		t.Helper()
		marker := fmt.Sprintf("Edition %d", number)
		content := strings.Replace(corpus.Post(i), `title: "`, `title: "`+marker+" ", 1)
		write("posts/"+corpus.Name(i), content+"\n"+marker+" of this text.\n\n![A sheet](images/sheet.png)\n")
	}
	publish := func(number int) {
		t.Helper()
		write(fmt.Sprintf("posts/2027-01-%02d-new.md", number),
			fmt.Sprintf("---\ntitle: New in edition %[1]d\ncategory: News\ntags: [fresh]\n---\nOf edition %[1]d.\n", number))
	}
	remove := func(i int) {
		t.Helper()
		if err := os.Remove(filepath.Join(source, "posts", corpus.Name(i))); err != nil {
			t.Fatal(err)
		}
	}
	write("manifest.json", `{"name": "Editions", "lang": "en"}`)
	write("posts/images/sheet.png", string(pixel()))
	edit(11, 0)
	edit(1, 0)

	var all []*edition
	for number, step := range []struct {
		command string
		change  func()
	}{
		{plain, func() {}},
		{plain, func() { publish(1) }},
		{plain, func() { edit(3, 2) }},
		{styled, func() {}},
		{styled, func() { remove(5) }},
		{worded, func() {}},
		{plain, func() { edit(11, 6); publish(6); remove(0) }},
	} {
		step.change()
		out := filepath.Join(editionsDir, fmt.Sprint(number))
		build := exec.Command(step.command, "build", source, "-o", out, "--url", "https://example.org/", "--precompress=false")
		if output, err := build.CombinedOutput(); err != nil {
			t.Fatalf("hanji build: %v\n%s", err, output)
		}
		all = append(all, readEdition(t, number, out))
	}
	for i, same := range []bool{true, true, true, true, false, false} {
		if (all[i].client == all[i+1].client) != same {
			t.Fatalf("editions %d and %d have the clients %s and %s", i, i+1, all[i].client, all[i+1].client)
		}
	}
	seeStyles(t, all)
	allEditions = all
	return all
}

func removeEditions() {
	if editionsDir != "" {
		os.RemoveAll(editionsDir)
	}
}

func withStyle(name string) func(string) string {
	return func(css string) string { return css + "\nbody { --edition: " + name + "; }\n" }
}

func withText(source string) string {
	return strings.ReplaceAll(source, "Made with hanji", "Made with another hanji")
}

// compileEdition compiles the command and the client with some files of the
// module changed, and returns the command's path.
func compileEdition(t *testing.T, name string, changes map[string]func(string) string) string {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(editionsDir, name)
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	replace := map[string]string{}
	for path, change := range changes {
		original := filepath.Join(root, filepath.FromSlash(path))
		data, err := os.ReadFile(original)
		if err != nil {
			t.Fatal(err)
		}
		changed := change(string(data))
		if changed == string(data) {
			t.Fatalf("%s: nothing to change", path)
		}
		replace[original] = filepath.Join(dir, filepath.Base(path))
		if err := os.WriteFile(replace[original], []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o644); err != nil {
		t.Fatal(err)
	}
	build := exec.Command(filepath.Join(root, "build.sh"), "compile", dir)
	build.Env = append(os.Environ(), "GOFLAGS=-overlay="+filepath.Join(dir, "overlay.json"))
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build.sh compile: %v\n%s", err, output)
	}
	return filepath.Join(dir, "hanji")
}

// readEdition reads what the pages of a deployment show.
func readEdition(t *testing.T, number int, dir string) *edition {
	t.Helper()
	e := &edition{number: number, dir: dir, sums: map[string][32]byte{}, pages: map[string]view{}}
	files := readTree(t, dir)
	for name, data := range files {
		e.sums[name] = sha256.Sum256(data)
	}
	for address, document := range files.pages(t, "/") {
		path, err := url.PathUnescape(address)
		if err != nil {
			t.Fatal(err)
		}
		var v view
		for _, script := range built.Elements(document, "script") {
			if built.Attr(script, "id") == "boot" {
				e.name = built.Attr(script, "data-edition")
			}
		}
		for _, title := range built.Elements(document, "title")[:1] {
			v.title = built.Text(title)
		}
		for _, div := range built.Elements(document, "div") {
			if built.Attr(div, "id") == "page" {
				v.text = built.Text(div)
			}
		}
		if v.title == "" || v.text == "" {
			t.Fatalf("edition %d: %s shows nothing", number, path)
		}
		e.pages[path] = v
	}
	root, err := bundle.DecodeRoot(files["bundle.json"])
	if err != nil {
		t.Fatal(err)
	}
	e.client, e.root = root.Client, root.ID
	e.lib = built.Library(t, dir)
	return e
}

// seeStyles opens each edition in the browser.
func seeStyles(t *testing.T, all []*edition) {
	t.Helper()
	s := serve(t, editionsDir)
	b := newTab(t)
	styles := map[string]bool{}
	for _, e := range all {
		s.dir = e.dir
		b.open(s.origin + "/")
		seen := eval[sight](b, look)
		if seen.Title != e.pages["/"].title || seen.Text != e.pages["/"].text || seen.Client != e.client || seen.Root != e.root {
			t.Fatalf("edition %d is not what the browser shows: %+v", e.number, seen)
		}
		e.style = seen.Style
		styles[e.style] = true
	}
	if len(styles) != 3 {
		t.Fatalf("%d styles, want 3: %v", len(styles), styles)
	}
}

// sight is what a reader sees in a tab.
type sight struct {
	URL, Title, Heading, Text, Style string
	// Plain is the text of any document, of the blog or not.
	Plain        string
	Client, Root string
	// Shell is true in a document that only the client fills, Prerendered as long
	// as the page is as it was loaded.
	Shell, Prerendered bool
	Live, Failed       bool
	Complete, Offline  bool
	// Controlled is true if there is a worker for the document, FromWorker if the
	// document came through it.
	Controlled, FromWorker bool
	// Marked is true in the document that was marked before.
	Marked bool
	Titles []string
}

const look = `(() => {
	const marks = document.documentElement?.dataset ?? {};
	const boot = document.getElementById("boot")?.dataset;
	const shown = document.querySelector(".hanji-page");
	const page = shown && ` + withoutReader + `(shown);
	page?.querySelectorAll(".hanji-lost, .hanji-asked").forEach((standIn) => standIn.remove());
	const asked = document.querySelector(".hanji-asked h1"); // Above home, until the client is there.
	const style = document.body && getComputedStyle(document.body);
	return {
		url: location.href, title: document.title.replace(asked ? asked.textContent + " · " : "", ""), text: page?.textContent ?? "",
		heading: document.querySelector("main h1")?.innerText ?? "",
		plain: document.body?.innerText ?? "",
		style: style ? [style.fontFamily, style.margin, style.backgroundColor, style.getPropertyValue("--edition")].join() : "",
		client: boot?.client ?? "", root: boot?.root ?? "", shell: boot?.start === "now",
		prerendered: document.getElementById("page") !== null,
		live: "live" in marks, failed: "failed" in marks, offline: "offline" in marks,
		complete: document.readyState === "complete",
		controlled: Boolean(navigator.serviceWorker?.controller),
		fromWorker: performance.getEntriesByType("navigation")[0]?.workerStart > 0,
		marked: Boolean(window.marked),
		titles: [...document.querySelectorAll(".hanji-card h2")].map((title) => title.textContent),
	};
})()`
