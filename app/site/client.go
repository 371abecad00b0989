package site

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// Client is what the browser runs, compiled before the build.
type Client struct {
	// Wasm is the compiled client, Exec the wasm_exec.js of the Go release that
	// compiled it.
	Wasm, Exec []byte
}

// folder holds hanji's own files in the output. Their names carry a hash of
// their content, so they never change.
const folder = "hanji/"

// own is what is hanji's own.
type own struct {
	// style is the style sheet. It is part of every page, so that no page is ever
	// shown without it or with another's.
	style string
	// settings is the script in every page's head, asks what follows it in home's.
	settings, asks string
	// exec, wasm and icons are site paths.
	exec, wasm   string
	icons        map[string]string
	boot, reader script
	// edition names what a page runs on and looks like: style, scripts and wasm.
	edition string
}

// script is a script of the page's: its site path and its Subresource Integrity
// value.
type script struct{ path, integrity string }

// client names what renders the bundle's data in the browser: the wasm alone, so
// that another style sheet leaves the data as it is.
func (o own) client() string {
	return strings.TrimSuffix(path.Base(o.wasm), path.Ext(o.wasm))
}

// addOwn adds the scripts, the client and, for a blog without icons, the default
// ones.
func (b *builder) addOwn(web fs.FS, client Client) error {
	style, err := minified(web, "site.css")
	if err != nil {
		return err
	}
	settings, err := minified(web, "settings.js")
	if err != nil {
		return err
	}
	asks, err := minified(web, "asks.js")
	if err != nil {
		return err
	}
	b.own = own{
		style:    string(style),
		settings: string(settings),
		asks:     string(asks),
		exec:     b.addHashed("go.js", client.Exec),
		wasm:     b.addHashed("client.wasm", client.Wasm),
		icons:    map[string]string{},
	}
	for name, to := range map[string]*script{"boot.js": &b.own.boot, "reader.js": &b.own.reader} {
		data, err := minified(web, name)
		if err != nil {
			return err
		}
		*to = script{b.addHashed(name, data), integrity(data)}
	}
	b.own.edition = version(b.own.style, b.own.settings, b.own.asks, b.own.boot.path, b.own.reader.path, b.own.exec, b.own.wasm)
	if len(b.source.Settings.Icons) > 0 {
		return nil
	}
	return fs.WalkDir(web, "icons", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(web, name)
		if err == nil {
			b.own.icons[path.Base(name)] = b.addHashed(path.Base(name), data)
		}
		return err
	})
}

// addHashed adds a file of hanji's own and returns its site path.
func (b *builder) addHashed(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	hashed := folder + strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:8]) + ext
	b.files[hashed] = data
	return "/" + hashed
}

// integrity is the Subresource Integrity value of a file.
func integrity(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// addWorker adds the worker, with the list of what it precaches: all that the
// client needs to render any address from the bundle.
func (b *builder) addWorker(web fs.FS) error {
	source, err := minified(web, "sw.js")
	if err != nil {
		return err
	}
	var precache [][2]string
	var contents []string
	for _, sitePath := range []string{
		shellPath, b.own.boot.path, b.own.reader.path, b.own.exec, b.own.wasm, manifestPath,
	} {
		data := b.files[strings.TrimPrefix(sitePath, "/")]
		precache = append(precache, [2]string{b.env.Href(sitePath), integrity(data)})
		contents = append(contents, precache[len(precache)-1][:]...)
	}
	config, err := marshal(map[string]any{
		"base":     b.env.Base,
		"shell":    b.env.Href(shellPath),
		"root":     b.env.Href("/bundle.json"),
		"chunks":   b.env.Href("/bundle/"),
		"precache": precache,
		"version":  version(contents...),
		"edition":  b.own.edition,
		"client":   b.own.client(),
	})
	if err != nil {
		return err
	}
	worker := strings.Replace(string(source), "__CONFIG__", string(config), 1)
	if worker == string(source) {
		return fmt.Errorf("web/sw.js: no __CONFIG__ to replace")
	}
	b.files["sw.js"] = []byte(worker)
	return nil
}

// version is a short name for what parts are together.
func version(parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d %s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
