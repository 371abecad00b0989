package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// TestMounts holds that a site comes into an output that is a mount point, or holds one,
// with all that no build wrote.
func TestMounts(t *testing.T) {
	for dir, want := range map[string]bool{"/proc": false, "/": false, t.TempDir(): true} {
		if canExchange(dir) != want {
			t.Errorf("%s: %v", dir, !want)
		}
	}
	for name, at := range map[string]string{"it is one": "out", "it holds one": "out/mine", "one in a folder of the site": "out/2024/mount 1"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			out, point := filepath.Join(dir, "out"), filepath.Join(dir, at)
			if err := os.MkdirAll(filepath.Join(dir, "mounted"), 0o755); err != nil {
				t.Fatal(err)
			}
			mustPut(t, out, before, true)
			if err := os.MkdirAll(point, 0o755); err != nil {
				t.Fatal(err)
			}
			err := unix.Mount(filepath.Join(dir, "mounted"), point, "", unix.MS_BIND, "")
			if errors.Is(err, unix.EPERM) {
				t.Log("only root may mount: the tests of building in place hold the rest")
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			defer unix.Unmount(point, unix.MNT_DETACH)
			mustWrite(t, out, foreign)
			mustWrite(t, point, map[string]string{"on it": "x"})
			on := map[string]string{"on it": "x"}
			if at != "out" {
				on = map[string]string{at[len("out/"):] + "/on it": "x"}
			}
			for _, site := range []map[string]string{after, before} {
				if _, err := Write(t.Context(), out, sitesFiles(site)); err != nil {
					t.Fatal(err)
				}
				same(t, out, site, foreign, on)
				besideIs(t, out, "mounted")
			}
			// As where nobody says what is mounted.
			if err := put(t, out, after, true); !errors.Is(err, errInPlace) {
				t.Errorf("the error is %v", err)
			}
			same(t, out, before, foreign, on)
			besideIs(t, out, "mounted")
		})
	}
}
