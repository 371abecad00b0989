package folder_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"hanji/app/folder"
)

// blog makes a folder of files, each of which holds its own name, and of links, which are
// written "name -> target".
func blog(t *testing.T, entries ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, entry := range entries {
		name, target, isLink := strings.Cut(entry, " -> ")
		file := filepath.Join(dir, name)
		err := os.MkdirAll(filepath.Dir(file), 0o755)
		if isLink {
			err = errors.Join(err, os.Symlink(target, file))
		} else {
			err = errors.Join(err, os.WriteFile(file, []byte(name), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T, dir string) *folder.Folder {
	t.Helper()
	f, err := folder.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestRules holds what may be read and what published, by names and links of every kind,
// in a blog that names .htaccess, and keeps what begins with an underscore unpublished.
func TestRules(t *testing.T) {
	outside := blog(t, "secret.txt")
	dir := blog(t,
		"public/a.txt", "_kept/a.txt", ".env", ".git/config", ".git/deep/down", ".well-known/a.txt", ".well-known/.env", ".htaccess", "sub/.htaccess", "sub/.git",
		"file -> public/a.txt", "up/file -> ../public/a.txt", "round -> public/../up/../public/./a.txt", "folder -> public", "twice -> folder", "chain -> file",
		"kept -> _kept/a.txt", "config -> .git/config", "chained -> config", "git -> .git", "below -> git/deep", "env -> .env", "up/env -> ../.env",
		"named -> .htaccess", "known -> .well-known/a.txt", "unknown -> .well-known/.env", "disguised -> public/../.git/config", "through -> git/../.env",
		"_kept/up -> ../public/a.txt", ".hidden -> public/a.txt",
		"missing -> nowhere", "self -> self", "one -> two", "two -> one", "in/circle -> ../in/circle/x",
		"out -> "+filepath.Join(outside, "secret.txt"), "far -> ../../../../../../../etc/passwd", "outside -> "+outside, "back -> ../"+"x",
		"absolute -> "+os.DevNull, "winding -> "+strings.Repeat("public/../", 60)+"public/a.txt",
	)
	f := open(t, dir)
	f.Named = func(name string) bool { return filepath.Base(name) == ".htaccess" || strings.HasPrefix(name, ".git") }
	f.Unpublished = func(file string) bool { return strings.HasPrefix(file, "_") }
	const private, outsideOf = "which is private", "which is outside of the folder"
	for _, c := range []struct {
		name, content, refused string
		// unpublished is why what is read is not published.
		unpublished string
	}{
		{name: "public/a.txt", content: "public/a.txt"},
		{name: "file", content: "public/a.txt"},
		{name: "up/file", content: "public/a.txt"},
		{name: "round", content: "public/a.txt"},
		{name: "folder/a.txt", content: "public/a.txt"},
		{name: "twice/a.txt", content: "public/a.txt"},
		{name: "chain", content: "public/a.txt"},
		{name: "_kept/a.txt", content: "_kept/a.txt"},
		{name: "_kept/up", content: "public/a.txt"},
		{name: "kept", content: "_kept/a.txt", unpublished: `a symbolic link to "_kept/a.txt", which is not published`},
		{name: ".htaccess", content: ".htaccess"},
		{name: "sub/.htaccess", content: "sub/.htaccess"},
		{name: "named", content: ".htaccess"},
		{name: ".well-known/a.txt", content: ".well-known/a.txt"},
		{name: "known", content: ".well-known/a.txt"},

		{name: ".env", refused: "private"},
		{name: "./public/../.env", refused: "private"},
		{name: ".git/config", refused: "private"},
		{name: "sub/.git", refused: "private"},
		{name: ".well-known/.env", refused: "private"},
		{name: "config", refused: `a symbolic link to ".git/config", ` + private},
		{name: "chained", refused: `a symbolic link to ".git/config", ` + private},
		{name: "git/config", refused: `a symbolic link to ".git/config", ` + private},
		{name: "below/down", refused: `a symbolic link to ".git/deep/down", ` + private},
		{name: "env", refused: `a symbolic link to ".env", ` + private},
		{name: "up/env", refused: private},
		{name: "unknown", refused: private},
		{name: "disguised", refused: private},
		{name: "through", refused: private},
		{name: "missing", refused: `a symbolic link to "nowhere", which is missing`},
		{name: "self", refused: "which leads to ever more links"},
		{name: "one", refused: "which leads to ever more links"},
		{name: "in/circle", refused: "which leads to ever more links"},
		{name: "winding", refused: "which leads to ever more links"},
		{name: "nothing", refused: "no such file"},
		{name: "file/below", refused: "not a directory"},
		{name: "public", refused: "a folder, not a file"},
		{name: "folder", refused: "a folder, not a file"},
		{name: "out", refused: outsideOf},
		{name: "far", refused: outsideOf},
		{name: "back", refused: outsideOf},
		{name: "outside/secret.txt", refused: outsideOf},
		{name: "absolute", refused: outsideOf},
		{name: "../x", refused: "outside of the blog's folder"},
		{name: "/etc/passwd", refused: "outside of the blog's folder"},
	} {
		data, err := f.Read(c.name)
		check(t, "Read "+c.name, string(data), err, c.content, c.refused)
		published := ""
		file, real, err := f.Publish(c.name)
		if err == nil {
			data, err = io.ReadAll(file)
			published = string(data)
			file.Close()
			if real != published {
				t.Errorf("%s is %s, want %s", c.name, real, published)
			}
		}
		if c.unpublished != "" {
			c.content, c.refused = "", c.unpublished
		}
		check(t, "Publish "+c.name, published, err, c.content, c.refused)
	}
	// A link that itself begins with a dot is judged by what it leads to.
	if data, err := f.Read(".hidden"); string(data) != "public/a.txt" {
		t.Error(err)
	}
	if !f.Private(".GIT/config") {
		t.Error(".git may be spelled in another way")
	}
	for dir, refused := range map[string]string{"folder": "", "git": private, ".git": "private", "below": private, "outside": outsideOf, "file": "a file, not a folder", ".": ""} {
		_, err := f.List(dir)
		check(t, "List "+dir, "", err, "", refused)
	}
}

func check(t *testing.T, what, got string, err error, want, refused string) {
	t.Helper()
	switch {
	case refused == "" && (err != nil || got != want):
		t.Errorf("%s: %q, %v, want %q", what, got, err, want)
	case refused != "" && (err == nil || got != "" || !strings.Contains(err.Error(), refused)):
		t.Errorf("%s: %q, %v, want %q", what, got, err, refused)
	}
}

// TestSpecialFiles holds that what is no file is never opened, by any name.
func TestSpecialFiles(t *testing.T) {
	dir := blog(t, "a.txt", "link -> pipe", "folder/a.txt")
	f := open(t, dir)
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	socket, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err == nil {
		t.Cleanup(func() { syscall.Close(socket) })
		t.Chdir(dir) // A socket's path has few bytes.
		err = syscall.Bind(socket, &syscall.SockaddrUnix{Name: "socket"})
	}
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for name, kind := range map[string]string{"pipe": "a named pipe, not a ", "link": "a named pipe, not a ", "socket": "a socket, not a "} {
			_, err := f.Read(name)
			check(t, "Read "+name, "", err, "", kind+"file")
			_, _, err = f.Publish(name)
			check(t, "Publish "+name, "", err, "", kind+"file")
			_, err = f.List(name)
			check(t, "List "+name, "", err, "", kind+"folder")
			if _, found := f.Find(name + "/x"); found {
				t.Errorf("something in %s", name)
			}
			f.WalkAll(name, func(_ string, err error) { check(t, "WalkAll "+name, "", err, "", kind+"folder") })
		}
		_, err := folder.Open(filepath.Join(dir, "pipe"))
		check(t, "Open", "", err, "", "a named pipe, not a folder")
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("something waits for the other end of a pipe")
	}
}

// TestPipeInPlaceOfFile holds that nothing waits for a named pipe that takes the place of a
// file after that was looked at.
func TestPipeInPlaceOfFile(t *testing.T) {
	dir := blog(t, "a.txt", "file")
	f := open(t, dir)
	name, file, pipe, next := filepath.Join(dir, "a.txt"), filepath.Join(dir, "file"), filepath.Join(dir, "pipe"), filepath.Join(dir, "next")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	swapped := make(chan error)
	go func() {
		var err error
		for i := 0; i < 2000 && err == nil; i++ {
			err = errors.Join(os.Link([]string{file, pipe}[i%2], next), os.Rename(next, name))
		}
		swapped <- err
	}()
	read := make(chan struct{})
	stop := make(chan struct{})
	go func() {
		defer close(read)
		for {
			select {
			case <-stop:
				return
			default:
				f.Read("a.txt")
			}
		}
	}()
	if err := <-swapped; err != nil {
		t.Fatal(err)
	}
	close(stop)
	select {
	case <-read:
	case <-time.After(time.Minute):
		t.Fatal("the pipe's other end is waited for")
	}
}

// TestReopen holds that a file is opened again only where its name still leads to it.
func TestReopen(t *testing.T) {
	dir := blog(t, "a.txt", "b.txt", ".env", "link -> a.txt", "folder/a.txt", "other/a.txt")
	reopen := func(name, real string) string {
		file, err := folder.Reopen(dir, name, real)
		if err != nil {
			return err.Error()
		}
		defer file.Close()
		data, _ := io.ReadAll(file)
		return string(data)
	}
	replace := func(name, target string) {
		t.Helper()
		if err := errors.Join(os.RemoveAll(filepath.Join(dir, name)), os.Symlink(target, filepath.Join(dir, name))); err != nil {
			t.Fatal(err)
		}
	}
	const changed = "not the file that it was when the blog was read"
	for _, step := range []struct{ name, target, real, want string }{
		{"link", "", "a.txt", "a.txt"},
		{"link", "b.txt", "a.txt", changed},
		{"link", ".env", "a.txt", changed},
		{"a.txt", "", "a.txt", "a.txt"},
		{"a.txt", ".env", "a.txt", changed},
		{"folder/a.txt", "", "folder/a.txt", "folder/a.txt"},
	} {
		if step.target != "" {
			replace(step.name, step.target)
		}
		if got := reopen(step.name, step.real); got != step.want {
			t.Errorf("%s -> %s: %q, want %q", step.name, step.target, got, step.want)
		}
	}
	replace("folder", "other")
	if got := reopen("folder/a.txt", "folder/a.txt"); got != changed {
		t.Errorf("in another folder: %q", got)
	}
}

// TestLargeFiles holds that a text has a greatest size, and what is published none.
func TestLargeFiles(t *testing.T) {
	dir := blog(t, "most", "more", "sparse")
	for name, size := range map[string]int64{"most": folder.MaxText, "more": folder.MaxText + 1, "sparse": 5 << 30} {
		if err := os.Truncate(filepath.Join(dir, name), size); err != nil {
			t.Fatal(err)
		}
	}
	f := open(t, dir)
	if data, err := f.Read("most"); err != nil || len(data) != folder.MaxText {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	for _, name := range []string{"more", "sparse"} {
		data, err := f.Read(name)
		check(t, name, string(data), err, "", "larger than 16 MB")
		file, _, err := f.Publish(name)
		if err != nil {
			t.Fatal(err)
		}
		file.Close()
		if head, err := f.Head(name, 4); err != nil || len(head) != 4 {
			t.Errorf("%q, %v", head, err)
		}
	}
}

// TestDeepFolders holds that folders can't be so deep that to read them takes long.
func TestDeepFolders(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	deep := strings.Repeat("d/", 99) + "d"
	if err := errors.Join(root.MkdirAll(deep+"/d/d", 0o755), root.WriteFile(deep+"/a.txt", nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	var files, errs []string
	open(t, dir).WalkAll(".", func(name string, err error) {
		files = append(files, name)
		if err != nil {
			errs = append(errs, err.Error())
		}
	})
	if !slices.Equal(files, []string{deep + "/a.txt", deep + "/d/d"}) || !slices.Equal(errs, []string{"in more than 100 folders, one inside another"}) {
		t.Errorf("%q, %q", files, errs)
	}
}
