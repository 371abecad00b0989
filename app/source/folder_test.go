package source_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"hanji/app/problem"
	"hanji/app/source"
)

// TestSymbolicLinks holds that a link within the folder is followed, and that one
// out of it, to nowhere or to itself is an error.
func TestSymbolicLinks(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "secret.md", "secret")
	write(t, outside, "posts/2024-01-01-x.md", "secret")
	dir := t.TempDir()
	write(t, dir, "texts/inside.md", "# Inside")
	write(t, dir, "texts/folder/2024-01-08-x.md", "")
	write(t, dir, "posts/2024-01-01-a.md", "![a](out.svg) ![b](in.svg) [c](up/secret.md)")
	write(t, dir, "posts/real.svg", "<svg/>")
	for link, target := range map[string]string{
		"posts/2024-01-02-inside.md":     "../texts/inside.md",
		"posts/2024-01-03-outside.md":    filepath.Join(outside, "secret.md"),
		"posts/2024-01-04-relative.md":   "../../../../../../../../etc/passwd",
		"posts/2024-01-05-dangling.md":   "nothing.md",
		"posts/2024-01-06-itself.md":     "2024-01-06-itself.md",
		"posts/2024-01-07-folder":        "../texts/folder",
		"posts/2024-01-08-folder-out.md": outside,
		"posts/out.svg":                  filepath.Join(outside, "secret.md"),
		"posts/in.svg":                   "real.svg",
		"posts/up":                       outside,
		"_posts":                         filepath.Join(outside, "posts"),
		"assets":                         outside,
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	b, problems := source.Load(dir, source.Options{})
	var got []string
	for _, p := range problems {
		if !p.Warning {
			got = append(got, p.File)
		}
	}
	want := []string{
		"_posts", "assets", "posts/2024-01-03-outside.md", "posts/2024-01-04-relative.md", "posts/2024-01-05-dangling.md",
		"posts/2024-01-06-itself.md", "posts/2024-01-08-folder-out.md", "posts/out.svg",
	}
	if !slices.Equal(got, want) {
		t.Errorf("errors about %q\nwant %q\n%v", got, want, problems)
	}
	if post := b.Library.Post("/2024/01/02/inside/"); post == nil || post.Title != "Inside" {
		t.Errorf("the link within the folder was not followed: %v", post)
	}
	if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Warning && p.File == "posts/2024-01-07-folder" }) {
		t.Error("no warning about the folder left out")
	}
	for _, a := range b.Assets {
		if a.Path != "/posts/in.svg" {
			t.Errorf("asset %+v", a)
		}
	}
	if _, err := b.Open(source.Asset{File: "posts/out.svg"}); err == nil {
		t.Error("a file outside of the folder was opened")
	}
}

// TestJekyllSymbolicLinks holds that in a Jekyll blog what a link out of the folder stands
// for is left out, and never read.
func TestJekyllSymbolicLinks(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "secret.txt", "secret")
	dir := t.TempDir()
	write(t, dir, "_config.yml", "title: Links")
	write(t, dir, "_includes/inside.txt", "inside")
	write(t, dir, "_posts/2024-01-01-a.md", "{% include inside.txt %} {% include out.txt %} {% include out/secret.txt %} {{ site.data.out }}")
	for link, target := range map[string]string{
		"_includes/out.txt": filepath.Join(outside, "secret.txt"), "_includes/out": outside,
		"_data/out.yml": filepath.Join(outside, "secret.txt"), "assets/out.txt": filepath.Join(outside, "secret.txt"), "more": outside, "old/_posts": outside,
	} {
		file := filepath.Join(dir, link)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.Symlink(target, file)); err != nil {
			t.Fatal(err)
		}
	}
	b, problems := source.Load(dir, source.Options{Now: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)})
	files := map[string]bool{}
	for _, p := range problems {
		files[p.File] = true
		if !p.Warning {
			t.Errorf("error %s", p)
		}
	}
	for _, file := range []string{"assets/out.txt", "_data/out.yml", "old/_posts", "_posts/2024-01-01-a.md"} {
		if !files[file] {
			t.Errorf("no warning of %s", file)
		}
	}
	if text := b.Texts["/2024/01/01/a.html"].HTML; !strings.Contains(text, "inside") || strings.Contains(text, "secret ") || len(b.Assets) > 0 {
		t.Errorf("%s, assets %v", text, b.Assets)
	}
}

// TestDecomposedNames holds that files named on macOS are found under the name
// that the author typed, and published under both.
func TestDecomposedNames(t *testing.T) {
	const nfd, nfc = "\u1109\u1161\u110c\u1175\u11ab", "사진"
	dir := t.TempDir()
	write(t, dir, "posts/2024-01-01-a.md", "![a]("+nfc+"/"+nfc+".svg) ![b]("+nfd+"/"+nfd+".svg) [c](2024-01-02-"+nfc+".md)")
	write(t, dir, "posts/2024-01-02-"+nfd+".md", "b")
	write(t, dir, "posts/"+nfd+"/"+nfd+".svg", `<svg width="3" height="2"/>`)
	b, problems := source.Load(dir, source.Options{})
	for _, p := range problems {
		t.Error(p)
	}
	var paths []string
	for _, a := range b.Assets {
		paths = append(paths, a.Path)
		if a.File != "posts/"+nfd+"/"+nfd+".svg" {
			t.Errorf("asset of %q", a.File)
		}
	}
	if want := []string{"/posts/" + nfd + "/" + nfd + ".svg", "/posts/" + nfc + "/" + nfc + ".svg"}; !slices.Equal(paths, want) {
		t.Errorf("assets %q, want %q", paths, want)
	}
	refs := b.Texts["/2024/01/01/a/"].Refs
	for dest, want := range map[string]string{
		nfc + "/" + nfc + ".svg":    "/posts/" + nfc + "/" + nfc + ".svg?v=" + b.Assets[0].Hash,
		nfd + "/" + nfd + ".svg":    "/posts/" + nfc + "/" + nfc + ".svg?v=" + b.Assets[0].Hash,
		"2024-01-02-" + nfc + ".md": "/2024/01/02/" + nfc + "/",
	} {
		if refs[dest].To != want {
			t.Errorf("%q leads to %q, want %q", dest, refs[dest].To, want)
		}
	}
}

func TestOpenAsset(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts/.keep", "")
	write(t, dir, "assets/a.txt", "content")
	b, _ := source.Load(dir, source.Options{})
	if len(b.Assets) != 1 {
		t.Fatalf("assets %v", b.Assets)
	}
	file, err := b.Open(b.Assets[0])
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	sum := sha256.Sum256(data)
	if err != nil || string(data) != "content" || b.Assets[0].Size != 7 || b.Assets[0].Hash != hex.EncodeToString(sum[:8]) {
		t.Errorf("%q, %v, asset %+v", data, err, b.Assets[0])
	}
}

func TestNoFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "nothing")
	b, problems := source.Load(dir, source.Options{})
	if b == nil || len(problems) != 1 || problems[0].Warning || !strings.Contains(problems[0].String(), "nothing") {
		t.Errorf("problems %v", problems)
	}
}

// TestSame holds that nothing depends on which file was read first.
func TestSame(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts/images/a.svg", "<svg/>")
	for _, day := range strings.Fields("01 02 03 04 05 06 07 08 09 10 11 12") {
		write(t, dir, "posts/2024-01-"+day+"-same.md", "---\npermalink: /"+day[1:]+"/\ntag: [T"+day[:1]+", t"+day[:1]+"x]\n---\n![a](images/a.svg) [x](images/b.svg) [y](/nowhere)")
	}
	want := describe(source.Load(dir, source.Options{}))
	for range 20 {
		if got := describe(source.Load(dir, source.Options{})); got != want {
			t.Fatalf("got:\n%s\nwant:\n%s", got, want)
		}
	}
}

// TestNoFile holds that what has no file's size or a folder's kind is told, and left
// unread: posts that are a file, a text that nobody wrote, a picture without an end.
func TestNoFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts", "not a folder")
	_, problems := source.Load(dir, source.Options{})
	if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.String() == "posts: a file, not a folder" }) {
		t.Errorf("problems %v", problems)
	}

	dir = t.TempDir()
	for _, file := range []string{"posts/2024-01-01-large.md", "assets/large.svg", "assets/large.bin"} {
		write(t, dir, file, "")
		if err := os.Truncate(filepath.Join(dir, file), 256<<20); err != nil {
			t.Fatal(err)
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b, problems := source.Load(dir, source.Options{})
	runtime.ReadMemStats(&after)
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 300<<20 {
		t.Errorf("%d MB were allocated", allocated>>20)
	}
	want := "posts/2024-01-01-large.md: larger than 16 MB, which is the most for a text"
	if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.String() == want && !p.Warning }) || len(b.Assets) != 2 {
		t.Errorf("assets %v, problems %v", b.Assets, problems)
	}
}

// TestLongScript holds that scripts are looked for as far as a text may go, packed or not,
// and that it is told where they are not.
func TestLongScript(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts/.keep", "")
	var packed bytes.Buffer
	packer := gzip.NewWriter(&packed)
	if _, err := packer.Write(make([]byte, 20<<20)); err != nil || packer.Close() != nil {
		t.Fatal("not packed", err)
	}
	write(t, dir, "assets/packed.svgz", packed.String())
	write(t, dir, "assets/long.html", strings.Repeat("<p>a</p>\n", 2<<20)+"<script>a()</script>")
	write(t, dir, "assets/script.html", strings.Repeat("<p>a</p>\n", 1<<20)+"<script>a()</script>")
	_, problems := source.Load(dir, source.Options{})
	for file, what := range map[string]string{
		"assets/packed.svgz": "and no script was looked for after its first 16 MB",
		"assets/long.html":   "and no script was looked for after its first 16 MB",
		"assets/script.html": "with a script that runs on the blog's own origin",
	} {
		want := file + ": published as it is, " + what
		if !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.String() == want && p.Warning }) {
			t.Errorf("no %q in %v", want, problems)
		}
	}
}

// TestLinkedData holds that a folder of data may be linked to, and that links in circles,
// or that lead to folders of links, end.
func TestLinkedData(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "_config.yml", "title: Data")
	write(t, dir, "_data/en/words.yml", "hello: Hello")
	write(t, dir, "_posts/2024-01-01-a.md", "{{ site.data.en.words.hello }} {{ site.data.ko.words.hello }} {{ site.data.circle.inner.words.hello }}")
	write(t, dir, "_data/circle/words.yml", "hello: Again")
	links := map[string]string{"_data/ko": "en", "_data/circle/inner": ".", "_data/circle/other": "../circle"}
	for i := range 30 {
		write(t, dir, fmt.Sprintf("_data/many%d/words.yml", i), "hello: Hello")
		for _, name := range []string{"x", "y", "z"} {
			links[fmt.Sprintf("_data/many%d/%s", i, name)] = fmt.Sprintf("../many%d", i+1)
		}
	}
	for link, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	b, problems := source.Load(dir, source.Options{Now: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)})
	if text := b.Texts["/2024/01/01/a.html"].HTML; !strings.Contains(text, "Hello Hello Again") {
		t.Error(text)
	}
	tooMany := 0
	for _, p := range problems {
		if strings.Contains(p.What, "too many symbolic links to one folder") {
			tooMany++
		}
	}
	if tooMany == 0 {
		t.Errorf("no warning of circles: %v", problems)
	}
}

// TestOpenAgain holds that an asset is judged each time that it is opened.
func TestOpenAgain(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts/.keep", "")
	write(t, dir, ".env", "secret")
	write(t, dir, "assets/a.txt", "content")
	b, _ := source.Load(dir, source.Options{})
	file := filepath.Join(dir, "assets/a.txt")
	if err := errors.Join(os.Remove(file), os.Symlink("../.env", file)); err != nil {
		t.Fatal(err)
	}
	for _, a := range append(b.Assets, source.Asset{File: ".env"}, source.Asset{File: "posts/.keep"}) {
		if content, err := b.Open(a); err == nil {
			content.Close()
			t.Errorf("%s was opened", a.File)
		}
	}
}

// TestDamagedImage holds that a damaged image is published, with a warning.
func TestDamagedImage(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts/2024-01-01-a.md", "![a](a.jpg)")
	write(t, dir, "posts/a.jpg", "\xff\xd8")
	b, problems := source.Load(dir, source.Options{})
	if len(problems) != 1 || !problems[0].Warning || problems[0].File != "posts/a.jpg" || len(b.Assets) != 1 {
		t.Errorf("problems %v", problems)
	}
}
