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
	// What follows are site paths.
	exec, wasm, boot, reader string
	icons                    map[string]string
	// edition names what a page runs on and looks like: style, scripts and wasm.
	edition string
}

// ownFile links to a file of the site, with its Subresource Integrity value.
type ownFile struct{ Href, Integrity string }

func (b *builder) ownFile(sitePath string) ownFile {
	return ownFile{b.env.Href(sitePath), integrity(b.files[strings.TrimPrefix(sitePath, "/")])}
}

// client names what renders the bundle's data in the browser: the wasm alone, so
// that another style sheet leaves the data as it is.
func (o own) client() string {
	return strings.TrimSuffix(path.Base(o.wasm), path.Ext(o.wasm))
}

// addOwn adds the scripts, the client and the icons that are made of the blog's own or, for a
// blog without any, the default ones.
func (b *builder) addOwn(web fs.FS, client Client) error {
	made := map[string][]byte{}
	for _, name := range []string{"site.css", "settings.js", "asks.js", "boot.js", "reader.js"} {
		data, err := Script(web, name, nil)
		if err != nil {
			return err
		}
		made[name] = data
	}
	b.own = own{
		style:    string(made["site.css"]) + accentStyle(b.source.Settings.Accent),
		settings: string(made["settings.js"]),
		asks:     string(made["asks.js"]),
		exec:     b.addHashed("go.js", client.Exec),
		wasm:     b.addHashed("client.wasm", client.Wasm),
		boot:     b.addHashed("boot.js", made["boot.js"]),
		reader:   b.addHashed("reader.js", made["reader.js"]),
		icons:    map[string]string{},
	}
	b.own.edition = version(b.own.style, b.own.settings, b.own.asks, b.own.boot, b.own.reader, b.own.exec, b.own.wasm)
	for _, f := range b.source.Settings.Own.Made {
		b.own.icons[f.Name] = b.addHashed(f.Name, f.Data)
	}
	if len(b.source.Settings.Icons)+len(b.own.icons)+len(b.source.Settings.Own.Linked) > 0 {
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
	var precache [][2]string
	var contents []string
	for _, sitePath := range []string{shellPath, b.own.boot, b.own.reader, b.own.exec, b.own.wasm, manifestPath} {
		file := b.ownFile(sitePath)
		precache = append(precache, [2]string{file.Href, file.Integrity})
		contents = append(contents, file.Href, file.Integrity)
	}
	worker, err := Script(web, "sw.js", map[string]any{
		"base":     b.env.Base,
		"shell":    b.env.Href(shellPath),
		"root":     b.env.Href("/bundle.json"),
		"chunks":   b.env.Href("/bundle/"),
		"precache": precache,
		"version":  version(contents...),
		"edition":  b.own.edition,
		"client":   b.own.client(),
	})
	b.files["sw.js"] = worker
	return err
}

// version is a short name for what parts are together.
func version(parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		fmt.Fprintf(h, "%d %s", len(part), part)
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
