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

// own is the site paths of hanji's own files.
type own struct {
	style, theme, boot, exec, wasm string
	icons                          map[string]string
}

// addOwn adds the style sheet, the scripts, the client and, for a blog without
// icons, the default ones.
func (b *builder) addOwn(web fs.FS, client Client) error {
	b.own.icons = map[string]string{}
	for _, f := range []struct {
		name string
		path *string
	}{
		{"site.css", &b.own.style},
		{"theme.js", &b.own.theme},
		{"boot.js", &b.own.boot},
	} {
		data, err := fs.ReadFile(web, f.name)
		if err != nil {
			return err
		}
		*f.path = b.addHashed(f.name, data)
	}
	b.own.exec = b.addHashed("go.js", client.Exec)
	b.own.wasm = b.addHashed("client.wasm", client.Wasm)
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
	source, err := fs.ReadFile(web, "sw.js")
	if err != nil {
		return err
	}
	var precache [][2]string
	for _, sitePath := range []string{
		shellPath, b.own.style, b.own.theme, b.own.boot, b.own.exec, b.own.wasm, manifestPath,
	} {
		data := b.files[strings.TrimPrefix(sitePath, "/")]
		precache = append(precache, [2]string{b.env.Href(sitePath), integrity(data)})
	}
	config, err := marshal(map[string]any{
		"base":     b.env.Base,
		"shell":    b.env.Href(shellPath),
		"root":     b.env.Href("/bundle.json"),
		"chunks":   b.env.Href("/bundle/"),
		"precache": precache,
		"version":  version(precache),
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

func version(precache [][2]string) string {
	h := sha256.New()
	for _, entry := range precache {
		fmt.Fprintln(h, entry[0], entry[1])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
