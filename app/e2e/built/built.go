// Package built is what the tests of the real command share: they build a blog with it, and
// read what it made.
package built

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"hanji/app/bundle"
	"hanji/app/post"
)

// Command compiles the command and the client once, and returns the command's path.
var Command = sync.OnceValues(func() (string, error) {
	module, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", err
	}
	root := filepath.Dir(string(module))
	compile := exec.Command("./build.sh", "compile")
	compile.Dir = root
	if output, err := compile.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build.sh compile: %w\n%s", err, output)
	}
	return filepath.Join(root, ".build", "hanji"), nil
})

// Site builds the blog in dir, and returns the output folder. args are further flags.
func Site(t testing.TB, dir string, args ...string) string {
	t.Helper()
	program, err := Command()
	if err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "out")
	args = append([]string{"build", dir, "-o", out}, args...)
	if output, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("hanji build: %v\n%s", err, output)
	}
	return out
}

// Library reads the bundle of the blog in a folder.
func Library(t testing.TB, dir string) *post.Library {
	t.Helper()
	root := Root(t, dir)
	fetch := func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(dir, "bundle", name))
	}
	lib, err := root.DecodeIndex(fetch)
	if err == nil {
		err = root.DecodeCards(lib, lib.All, fetch)
	}
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// Root reads the root of the bundle of the blog in a folder.
func Root(t testing.TB, dir string) *bundle.Root {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "bundle.json"))
	if err != nil {
		t.Fatal(err)
	}
	root, err := bundle.DecodeRoot(data)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// Attr returns an attribute of an element, "" if it has none of that name.
func Attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Elements returns the elements of a name within another, in order.
func Elements(root *html.Node, name string) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == name {
			found = append(found, n)
		}
	}
	return found
}

// Text returns all text within an element.
func Text(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}
