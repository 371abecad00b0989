//go:build !js

package e2e

import (
	"os"
	"os/exec"
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
			"hanji/app/cli", "hanji/app/site", "hanji/app/source", "hanji/app/prepare", "hanji/web",
			"html/template", "text/template", "golang.org/x/net/html", "github.com/alecthomas/chroma",
			"go.yaml.in/yaml", "gopkg.in/yaml", "github.com/BurntSushi/toml", "github.com/adrg/frontmatter", "github.com/andybalholm/brotli",
		} {
			if dep == native || strings.HasPrefix(dep, native+"/") {
				t.Errorf("the wasm holds %s", dep)
			}
		}
	}
}
