//go:build !js

package judge

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// filesOf describes everything in a folder, by name: mode, time and content.
func filesOf(t testing.TB, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		var content []byte
		if info.Mode().IsRegular() {
			if content, err = os.ReadFile(name); err != nil {
				return err
			}
		}
		files[name] = fmt.Sprintf("%v, of %v, %x", info.Mode(), info.ModTime(), sha256.Sum256(content))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// sameFiles holds that nothing in a folder was added, removed or touched.
func sameFiles(t testing.TB, before, after map[string]string) {
	t.Helper()
	for name := range maps.Keys(after) {
		if before[name] == "" {
			t.Errorf("the build added %s", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if before[name] != after[name] {
			t.Errorf("the build changed %s: it was %s, it is %s", name, before[name], after[name])
		}
	}
}
