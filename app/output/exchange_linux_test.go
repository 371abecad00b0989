package output

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// TestMounts holds that a site comes into an output that is a mount point, or holds one,
// with all that no build wrote. Who may not mount has it run again in a user namespace of
// its own, and where that may not either, that mount points can't be moved is made up.
func TestMounts(t *testing.T) {
	for dir, want := range map[string]bool{"/proc": false, "/": false, t.TempDir(): true} {
		if canExchange(dir) != want {
			t.Errorf("%s: %v", dir, !want)
		}
	}
	mount, unmount := mountFolder, func(dir string) { _ = unix.Unmount(dir, unix.MNT_DETACH) }
	trial := t.TempDir()
	if err := mount(trial, trial); err == nil {
		unmount(trial)
	} else if ranInNamespace(t) {
		return
	} else {
		t.Logf("nobody may mount here (%v): mount points are made up", err)
		exchange := swap
		defer func() { swap = exchange }()
		mount = func(string, string) error { swap = func(string, string) error { return unix.EBUSY }; return nil }
		unmount = func(string) { swap = exchange }
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
			if err := mount(filepath.Join(dir, "mounted"), point); err != nil {
				t.Fatal(err)
			}
			defer unmount(point)
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

func mountFolder(from, to string) error { return unix.Mount(from, to, "", unix.MS_BIND, "") }

// ranInNamespace runs a test again where whoever runs it is root, and reports whether it
// could.
func ranInNamespace(t *testing.T) bool {
	t.Helper()
	const again = "HANJI_TEST_AGAIN"
	if os.Getenv(again) != "" {
		return false
	}
	test := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	test.Env = append(os.Environ(), again+"=1")
	test.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	output, err := test.CombinedOutput()
	if ended := (*exec.ExitError)(nil); errors.As(err, &ended) {
		t.Errorf("in a user namespace: %v", err)
	} else if err != nil {
		return false
	}
	t.Logf("in a user namespace:\n%s", output)
	return true
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
