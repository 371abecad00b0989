//go:build !js

package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"hanji/app/bundle"
	"hanji/app/locale"
	"hanji/app/site"
	"hanji/app/ui"
	"hanji/web"
)

// fixture is a site of a few pages around the real scripts of web/, laid out as
// the build lays out a blog. Its client is a stand-in that only says that it is
// live, with window.endClient to end it.
type fixture struct {
	// base is the path below which the site lies, such as "/some/path/".
	base string
	// pages are the inner HTML of #page by site path.
	pages map[string]string
	// attributes are added to the boot script's element.
	attributes string
	// style is the style sheet.
	style string
	// schema is the bundle's, client what renders it.
	schema int
	client string
	// texts are the bundle's text chunks, oldest first.
	texts []string
	// spoil may change a file, by site path, after all that refers to its content
	// was written.
	spoil func(path string, data []byte) []byte
}

func newFixture() *fixture {
	return &fixture{
		base: "/",
		pages: map[string]string{
			"/":      `<main><h1>Home</h1><p><a href="post/">Post</a></p></main>`,
			"/post/": `<main><h1>Post</h1><p>Text.</p></main>`,
		},
		style:  "body { margin: 0 }",
		schema: bundle.Schema,
		client: "client",
		texts:  []string{`[{"markdown":"old"}]`, `[{"markdown":"new"}]`},
		spoil:  func(_ string, data []byte) []byte { return data },
	}
}

func (p *publication) policy(script []byte) string {
	style := sha256.Sum256([]byte(p.style))
	head := sha256.Sum256(script)
	return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-" + base64.StdEncoding.EncodeToString(head[:]) + "'; " +
		"style-src 'sha256-" + base64.StdEncoding.EncodeToString(style[:]) + "'; " +
		"img-src * data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'"
}

// The smallest module: the magic number and version 1.
const emptyModule = "\x00asm\x01\x00\x00\x00"

const standInClient = `window.Go = class {
	importObject = {};
	run() {
		performance.mark("hanji:live");
		document.documentElement.dataset.live = "";
		return new Promise((resolve) => window.endClient = resolve);
	}
};`

// publish writes the site below root, which is the folder of an origin.
func (f *fixture) publish(t *testing.T, root string) {
	t.Helper()
	site := publication{t: t, fixture: f, dir: filepath.Join(root, filepath.FromSlash(f.base))}
	site.write()
}

// serveFixture publishes a fixture on a server of its own.
func serveFixture(t *testing.T, f *fixture) *server {
	t.Helper()
	root := t.TempDir()
	f.publish(t, root)
	return serve(t, root)
}

// hashed returns the path of a file of the fixture's that is named by its content.
func (s *server) hashed(name, ext string) string {
	s.t.Helper()
	found, err := filepath.Glob(filepath.Join(s.dir, "hanji", name+"-*"+ext))
	if err != nil || len(found) != 1 {
		s.t.Fatalf("%s: %q, %v", name, found, err)
	}
	return "/hanji/" + filepath.Base(found[0])
}

type publication struct {
	*fixture
	t                                *testing.T
	dir                              string
	boot, reader, go_, wasm, edition string
}

func (p *publication) write() {
	p.boot = p.hashed("boot", ".js", p.script("boot.js", nil))
	p.reader = p.hashed("reader", ".js", p.script("reader.js", nil))
	p.go_ = p.hashed("go", ".js", []byte(standInClient))
	p.wasm = p.hashed("client", ".wasm", []byte(emptyModule))
	p.edition = chunkName(p.style + p.boot + p.reader)
	root := p.bundle()
	for path, content := range p.pages {
		p.file(path+"index.html", p.page(content, p.attributes+` data-root="`+root+`"`))
	}
	p.file("/404.html", p.page(`<main><h1>Not found</h1></main>`, p.attributes+` data-root="`+root+`" data-lost`))
	shell := p.page(`<main><h1>Shell</h1></main>`, `data-start="now"`)
	p.file("/hanji/shell.html", shell)
	manifest := []byte(`{"name":"Fixture","start_url":".","icons":[]}`)
	p.file("/manifest.webmanifest", manifest)
	p.file("/feed.xml", []byte(`<feed xmlns="http://www.w3.org/2005/Atom"/>`))
	p.file("/pixel.png", pixel())
	p.worker(map[string][]byte{
		"hanji/shell.html":     shell,
		"manifest.webmanifest": manifest,
		p.boot:                 p.script("boot.js", nil),
		p.reader:               p.script("reader.js", nil),
		p.go_:                  []byte(standInClient),
		p.wasm:                 []byte(emptyModule),
	})
}

func (p *publication) page(content, attributes string) []byte {
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="hanji">
<meta http-equiv="Content-Security-Policy" content="%[1]s">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fixture</title>
<style>%[3]s</style>
<script data-base="%[2]s"%[14]s>%[11]s</script>
<link rel="icon" href="data:,">
<link rel="manifest" href="%[2]smanifest.webmanifest">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#000000" media="(prefers-color-scheme: dark)">
<script id="boot" defer src="%[2]s%[5]s" data-base="%[2]s" data-go="%[2]s%[6]s" data-wasm="%[2]s%[7]s" data-worker="%[2]ssw.js" data-edition="%[4]s" data-client="%[10]s" %[8]s></script>
<script defer src="%[2]s%[12]s"></script>
</head>
<body><div id="app"></div><div id="page">%[9]s</div>%[13]s<p id="hanji-said" role="status"></p></body>
</html>
`, html.EscapeString(p.policy(p.head(content))), p.base, p.style, p.edition, p.boot, p.go_, p.wasm, attributes, content, p.client,
		p.head(content), p.reader, ui.HTML(ui.SettingsPanel(&ui.Env{Text: locale.For("en")})), ui.AsksWords(locale.For("en")))
}

// head is the script in the head of the page with a content.
func (p *publication) head(content string) []byte {
	if content != p.pages["/"] {
		return p.script("settings.js", nil)
	}
	return append(p.script("settings.js", nil), p.script("asks.js", nil)...)
}

// bundle writes the bundle and returns the id of its root.
func (p *publication) bundle() string {
	type chunk struct {
		Name  string `json:"name"`
		Posts int    `json:"posts"`
		Bytes int    `json:"bytes"`
	}
	var texts []chunk
	for _, text := range p.texts {
		texts = append(texts, chunk{p.chunk(text), 1, len(text)})
	}
	index := fmt.Sprintf(`{"paths":["/post/","/unseen/"],"terms":["of %d"]}`, len(p.texts))
	cards := fmt.Sprintf(`[{"title":"of %d"}]`, len(p.texts))
	root := map[string]any{
		"schema": p.schema,
		"id":     "",
		"client": p.client,
		"index":  []chunk{{p.chunk(index), len(p.texts), len(index)}},
		"cards":  []chunk{{p.chunk(cards), len(p.texts), len(cards)}},
		"text":   texts,
		"search": []chunk{},
	}
	id := chunkName(string(p.json(root)))
	root["id"] = id
	p.file("/bundle.json", p.json(root))
	p.file("/bundle/"+id+".json", p.json(root))
	return id
}

func (p *publication) chunk(content string) (name string) {
	name = chunkName(content) + ".json"
	p.file(chunkPath(content), []byte(content))
	return name
}

func chunkName(content string) string {
	return fmt.Sprintf("%.32x", sha256.Sum256([]byte(content)))[:32]
}

// chunkPath is the site path of a chunk.
func chunkPath(content string) string { return "/bundle/" + chunkName(content) + ".json" }

func (p *publication) worker(files map[string][]byte) {
	var precache [][2]string
	version := sha256.New()
	for path, data := range files {
		sum := sha256.Sum256(data)
		precache = append(precache, [2]string{p.base + path, "sha256-" + base64.StdEncoding.EncodeToString(sum[:])})
	}
	for _, path := range []string{"hanji/shell.html", p.boot} {
		fmt.Fprintf(version, "%s %x\n", path, sha256.Sum256(files[path]))
	}
	p.file("/sw.js", p.script("sw.js", map[string]any{
		"base":     p.base,
		"version":  fmt.Sprintf("%x", version.Sum(nil)[:8]),
		"shell":    p.base + "hanji/shell.html",
		"root":     p.base + "bundle.json",
		"chunks":   p.base + "bundle/",
		"edition":  p.edition,
		"client":   p.client,
		"precache": precache,
	}))
}

// script makes one of the project's own scripts.
func (p *publication) script(name string, config any) []byte {
	data, err := site.Script(web.Files, name, config)
	if err != nil {
		p.t.Fatal(err)
	}
	return data
}

// hashed writes a file that is named by its content, and returns its path below
// the base.
func (p *publication) hashed(name, ext string, data []byte) string {
	path := fmt.Sprintf("hanji/%s-%.16x%s", name, sha256.Sum256(data), ext)
	p.file("/"+path, data)
	return path
}

func (p *publication) file(path string, data []byte) {
	name := filepath.Join(p.dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		p.t.Fatal(err)
	}
	// A worker that looks for the next one meanwhile must not read half a script.
	err := os.WriteFile(name+".new", p.spoil(path, data), 0o644)
	if err == nil {
		err = os.Rename(name+".new", name)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *publication) json(value any) []byte {
	data, err := json.Marshal(value)
	if err != nil {
		p.t.Fatal(err)
	}
	return data
}

// pixel is a PNG image.
func pixel() []byte { return picture(8, 8) }

// picture is one of a size.
func picture(width, height int) []byte {
	var b bytes.Buffer
	png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height)))
	return b.Bytes()
}
