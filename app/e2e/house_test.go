//go:build !js

package e2e

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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
			"hanji/app/cli", "hanji/app/output", "hanji/app/site", "hanji/app/source", "hanji/app/settings", "hanji/app/matter", "hanji/app/jekyll", "hanji/app/identity", "hanji/app/icon", "hanji/app/unused", "hanji/app/generator", "hanji/app/address", "hanji/app/front", "hanji/app/script", "hanji/app/folder", "hanji/app/prepare", "hanji/app/highlight", "hanji/app/theme", "hanji/app/prose", "hanji/app/drawing", "hanji/app/dom", "hanji/app/kramdown", "hanji/app/liquid", "hanji/app/mathml", "hanji/app/diagram", "hanji/app/javascript", "hanji/web",
			"html/template", "text/template", "golang.org/x/net/html", "github.com/alecthomas/chroma", "github.com/dop251/goja",
			"go.yaml.in/yaml", "gopkg.in/yaml", "github.com/BurntSushi/toml", "github.com/osteele", "github.com/adrg/frontmatter", "github.com/andybalholm/brotli", "github.com/klauspost/compress",
		} {
			if dep == native || strings.HasPrefix(dep, native+"/") {
				t.Errorf("the wasm holds %s", dep)
			}
		}
	}
}

// TestImportsPointDown holds that README lists all rooms, in an order in which each imports
// only those below it.
func TestImportsPointDown(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	const module = "hanji/"
	place := map[string]int{}
	isTests := map[string]bool{}
	for i, row := range regexp.MustCompile("(?m)^\\| `(app/[^`]+|web)/?` \\| ?([a-z]*) ?\\|").FindAllStringSubmatch(string(readme), -1) {
		room := strings.TrimSuffix(row[1], "/")
		place[module+room], isTests[module+room] = i+1, row[2] == "tests"
	}
	for _, goos := range []string{"linux", "js"} {
		list := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "../../app/...")
		list.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+map[string]string{"linux": "amd64", "js": "wasm"}[goos])
		out, err := list.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
			fields := strings.Fields(line)
			room := fields[0]
			if room == module+"app" || strings.HasPrefix(room, module+"app/third_party/") || isTests[room] {
				continue
			}
			if place[room] == 0 {
				t.Errorf("README does not list %s", room)
			}
			for _, other := range fields[1:] {
				if strings.HasPrefix(other, module) && !strings.HasPrefix(other, module+"app/third_party/") && place[other] <= place[room] {
					t.Errorf("%s imports %s, which is not below it in README", room, other)
				}
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
	const most = 1_756_000
	if packed.Size() > most {
		t.Errorf("the wasm is %d bytes with brotli, more than %d", packed.Size(), most)
	}
}

// TestOneRoomReadsTheBlog holds that a blog's files are read through app/folder alone: of
// the other rooms only those that write, or are the command itself, know the file system,
// and they read nothing but what is named here.
func TestOneRoomReadsTheBlog(t *testing.T) {
	withFiles := []string{"app/cli", "app/folder", "app/output", "main.go"}
	reads := map[string]string{"app/cli/client.go": "the client", "app/cli/report.go": "the report that it replaces"}
	others := []string{"app/corpus", "app/e2e", "app/golden", "app/growth", "app/third_party"}
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		name = filepath.ToSlash(name)
		if entry.IsDir() {
			if strings.HasPrefix(name, ".") && name != "." || slices.Contains(others, name) {
				return fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "app/folder/") {
			return err
		}
		seen++
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			inRoom := slices.ContainsFunc(withFiles, func(room string) bool { return name == room || strings.HasPrefix(name, room+"/") })
			if slices.Contains([]string{"io/ioutil", "os", "syscall", "golang.org/x/sys/unix"}, imported) && !inRoom {
				t.Errorf("%s imports %s: files are read through app/folder", name, imported)
			}
		}
		if reads[name] != "" || strings.HasPrefix(name, "app/output/") {
			return nil
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				if from, ok := call.X.(*ast.Ident); ok && from.Name == "os" && slices.Contains([]string{
					"CopyFS", "DirFS", "Open", "OpenFile", "OpenInRoot", "OpenRoot", "ReadFile", "Root",
				}, call.Sel.Name) {
					t.Errorf("%s calls os.%s: a blog's files are read through app/folder", name, call.Sel.Name)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || seen < 100 {
		t.Fatal(seen, err)
	}
}
