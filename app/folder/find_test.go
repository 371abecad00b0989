package folder

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// TestSpelled holds that a name is told by what is on disk, whatever spellings of it the
// file system takes for the same.
func TestSpelled(t *testing.T) {
	const nfd, nfc = "\u1109\u1161", "사"
	l := listing{names: []string{".git", "Kept", "a", nfd}, byNFC: map[string]string{".git": ".git", "Kept": "Kept", "a": "a", nfc: nfd}}
	for name, want := range map[string]string{".git": ".git", ".GIT": ".git", "kept": "Kept", "A": "a", nfc: nfd, nfd: nfd, "GIT~1": "", ".g\u200cit": "", "\u200c.git": ""} {
		if got, ok := l.spelled(name); got != want || ok != (want != "") {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// TestOtherSpellings holds that what is asked for is judged by its name on disk, with a
// link on the way or none, where the file system takes other names too. Such a one is
// made up here: its folders list other names than those that lead to files.
func TestOtherSpellings(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	f.Named = func(name string) bool { return name == ".Htaccess" }
	for _, name := range []string{"GIT~1/config", "\u200c.git/config", ".Htaccess", "ENV~1", "ASSETS/a.txt"} {
		file := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Symlink("GIT~1/config", filepath.Join(dir, "private")), os.Symlink("ASSETS/a.txt", filepath.Join(dir, "public"))); err != nil {
		t.Fatal(err)
	}
	for dir, names := range map[string][]string{".": {".env", ".git", ".htaccess", "assets", "private", "public"}, ".git": {"config"}, "assets": {"a.txt"}} {
		l := listing{names: names, byNFC: map[string]string{}}
		for _, name := range names {
			l.byNFC[name] = name
		}
		f.listings[dir] = l
	}
	for name, want := range map[string]string{"ASSETS/a.txt": "assets/a.txt", "public": "assets/a.txt",
		"GIT~1/config": "", "\u200c.git/config": "", "ENV~1": "", ".Htaccess": "", "private": ""} {
		if real, err := f.Resolve(name); real != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v", name, real, err)
		}
	}
}
