//go:build !js

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestWasmHoldsNoNativeRooms holds the walls of the house: what the reader's
// browser downloads has no part of the build in it.
func TestWasmHoldsNoNativeRooms(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "../..")
	list.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "hanji/app/browser") {
		t.Fatalf("the client is not in its own program: %s", deps)
	}
	for _, dep := range deps {
		for _, native := range []string{
			"hanji/app/cli", "hanji/app/output", "hanji/app/site", "hanji/app/source", "hanji/app/prepare", "hanji/app/kramdown", "hanji/app/liquid", "hanji/app/mathml", "hanji/web",
			"html/template", "text/template", "golang.org/x/net/html", "github.com/alecthomas/chroma", "github.com/dop251/goja",
			"go.yaml.in/yaml", "gopkg.in/yaml", "github.com/BurntSushi/toml", "github.com/osteele", "github.com/adrg/frontmatter", "github.com/andybalholm/brotli", "github.com/klauspost/compress",
		} {
			if dep == native || strings.HasPrefix(dep, native+"/") {
				t.Errorf("the wasm holds %s", dep)
			}
		}
	}
}

// TestWasmIsSmall holds the client to its budget, and looks for the server of
// net/http, which go-app can link in, among the names of its functions.
func TestWasmIsSmall(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sample(t, "/"), "hanji", "client-*.wasm"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	wasm, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(wasm, []byte("goldmark/parser.(*")) {
		t.Fatal("functions have no names")
	}
	for _, name := range []string{"net/http.(*Server)", "net/http.(*conn)", "app.(*Handler)"} {
		if bytes.Contains(wasm, []byte(name)) {
			t.Errorf("the wasm holds %s", name)
		}
	}
	packed, err := os.Stat(files[0] + ".br")
	if err != nil {
		t.Fatal(err)
	}
	const most = 1_750_000
	if packed.Size() > most {
		t.Errorf("the wasm is %d bytes with brotli, more than %d", packed.Size(), most)
	}
}
