package app_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// TestVendored holds that what is vendored is what the npm.sum beside it names, from which
// .ci/vendored fetches it, and that each minified script is named in one.
func TestVendored(t *testing.T) {
	files := os.DirFS(".")
	named := map[string]bool{}
	var scripts []string
	err := fs.WalkDir(files, ".", func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".min.js") {
			scripts = append(scripts, name)
		}
		if err != nil || path.Base(name) != "npm.sum" {
			return err
		}
		list, err := fs.ReadFile(files, name)
		for line := range strings.Lines(string(list)) {
			fields := strings.Fields(line)
			if len(fields) != 4 {
				t.Fatalf("%s: not a name, a package, a path and a sum: %s", name, line)
			}
			file := path.Join(path.Dir(name), fields[0])
			named[file] = true
			data, err := fs.ReadFile(files, file)
			if sum := fmt.Sprintf("%x", sha256.Sum256(data)); err != nil || sum != fields[3] {
				t.Errorf("%s has the sum %s, not that of %s: %v", file, sum, fields[1], err)
			}
		}
		return err
	})
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	for _, script := range scripts {
		if !named[script] {
			t.Errorf("no npm.sum says where %s is from", script)
		}
	}
}
