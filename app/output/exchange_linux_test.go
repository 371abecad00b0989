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

// TestKeepsPipes holds that what is no file, at whatever place, is not opened and stays.
func TestKeepsPipes(t *testing.T) {
	for way, beside := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "out")
			mustPut(t, out, before, beside)
			for _, name := range []string{"pipe", "2024/b/pipe", "gone/page/index.html"} {
				_ = os.Remove(filepath.Join(out, name))
				if err := unix.Mkfifo(filepath.Join(out, name), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			mustPut(t, out, after, beside)
			same(t, out, after, map[string]string{"pipe": "p---------", "2024/b/pipe": "p---------", "gone/page/index.html": "p---------"})
			if err := put(t, out, before, beside); err == nil {
				t.Error("a pipe is replaced")
			}
			besideIs(t, out)
		})
	}
}
