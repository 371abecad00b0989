package cli

import (
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"hanji/app/output"
)

func watchFor(t *testing.T, dir, own string) *watcher {
	t.Helper()
	w, err := newWatcher(dir, own)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func makeFolder(t *testing.T, elements ...string) string {
	t.Helper()
	dir := filepath.Join(elements...)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func touch(t *testing.T, elements ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(elements...), nil, 0o644); err != nil {
		t.Fatal(err)
	}
}

// next returns the next change; want says what it is of.
func next(t *testing.T, changes <-chan change, want string) change {
	t.Helper()
	select {
	case c := <-changes:
		return c
	case <-time.After(10 * time.Second):
		t.Fatalf("no change after %s", want)
		return change{}
	}
}

// TestWatchThroughLinks watches a checkout that is reached by a symbolic link, and
// whose posts are one too.
func TestWatchThroughLinks(t *testing.T) {
	base := t.TempDir()
	text := makeFolder(t, base, "checkout", ".text")
	app := makeFolder(t, base, "checkout", "app")
	link := filepath.Join(base, "link")
	if err := os.Symlink("checkout", link); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(".text", filepath.Join(link, "posts")); err != nil {
		t.Fatal(err)
	}
	changes := watchFor(t, link, link).Changes(t.Context())
	touch(t, text, "2024-01-01-a.md")
	if next(t, changes, "a post").own {
		t.Error("a post is taken for hanji's source")
	}
	touch(t, app, "doc.go")
	if !next(t, changes, "source").own {
		t.Error("hanji's source is taken for the blog's")
	}
}

// TestWatchOnlyTheBlog holds that links do not lead the watcher out of the blog, from
// the start or later.
func TestWatchOnlyTheBlog(t *testing.T) {
	base := t.TempDir()
	outside := makeFolder(t, base, "outside", "deep")
	dir := makeFolder(t, base, "blog")
	for _, name := range []string{"posts", "later"} {
		if err := os.Symlink("../outside", filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	w := watchFor(t, dir, "")
	w.matters(fsnotify.Event{Name: filepath.Join(dir, "later"), Op: fsnotify.Create})
	for _, watched := range w.WatchList() {
		if output.Contains(filepath.Dir(outside), watched) {
			t.Errorf("%s is watched", watched)
		}
	}
}

// TestWatchWhileBuilding holds that events are taken while nobody receives
// changes, so that the system's queue of them does not fill.
func TestWatchWhileBuilding(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		events := make(chan fsnotify.Event)
		w := &watcher{Watcher: &fsnotify.Watcher{Events: events}}
		changes := w.Changes(t.Context())
		for range 3 {
			events <- fsnotify.Event{Name: "a.md", Op: fsnotify.Write}
			time.Sleep(2 * settle) // as the bubble's clock has it
		}
		<-changes
		time.Sleep(2 * settle)
		select {
		case <-changes:
			t.Error("one change was reported twice")
		default:
		}
	})
}

// TestWatchAfterOverflow holds that a change is reported, and new folders are
// watched, when the system has lost events.
func TestWatchAfterOverflow(t *testing.T) {
	dir := t.TempDir()
	w := watchFor(t, dir, "")
	if err := w.Remove(dir); err != nil {
		t.Fatal(err)
	}
	changes := w.Changes(t.Context())
	select {
	case w.Errors <- fsnotify.ErrEventOverflow:
	case <-time.After(10 * time.Second):
		t.Fatal("errors are not taken")
	}
	next(t, changes, "an overflow")
	touch(t, dir, "a.md")
	next(t, changes, "a file")
}
