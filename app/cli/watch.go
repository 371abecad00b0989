package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"hanji/app/folder"
	"hanji/app/output"
	"hanji/app/source"
)

// watcher reports changes below the blog's folder and hanji's own source.
type watcher struct {
	*fsnotify.Watcher
	// roots are the folders that are watched with all below them.
	roots []string
	// blog and source, which is hanji's own and may be empty, are without symbolic links
	// in their paths. Nothing outside of them is watched.
	blog, source string
}

// change is a change of files; own says that hanji's own source is among them.
type change struct{ own bool }

// settle is how long files must be quiet: editors save in several steps.
const settle = 120 * time.Millisecond

func newWatcher(dir, own string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{Watcher: notify, roots: []string{dir}}
	if w.blog, err = output.RealPath(dir); err != nil {
		return nil, err
	}
	for _, name := range source.Roots {
		w.roots = append(w.roots, filepath.Join(dir, name)) // may be a link
	}
	if own != "" {
		if w.source, err = output.RealPath(own); err != nil {
			return nil, err
		}
		w.roots = append(w.roots, filepath.Join(own, "app"), filepath.Join(own, "web"), own)
	}
	if err := w.addRoots(); err != nil {
		notify.Close()
		return nil, err
	}
	return w, nil
}

func (w *watcher) addRoots() error {
	for _, root := range w.roots {
		if err := w.addTree(root); err != nil {
			return err
		}
	}
	return nil
}

// addTree watches a folder and those below it, but hidden ones and outputs. The
// folder may be, or be reached by, a symbolic link, which does not lead elsewhere.
func (w *watcher) addTree(root string) error {
	root, err := output.RealPath(root)
	if err != nil || !output.Contains(w.blog, root) && (w.source == "" || !output.Contains(w.source, root)) {
		return err
	}
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || isOutput(path)):
			return fs.SkipDir
		}
		return w.Add(path)
	})
}

func isOutput(path string) bool {
	_, err := os.Stat(filepath.Join(path, folder.Marker))
	return err == nil
}

// Changes sends a change whenever files have changed and are quiet again. What
// changes until it is received is part of it.
func (w *watcher) Changes(ctx context.Context) <-chan change {
	changes := make(chan change)
	go func() {
		defer close(changes)
		var pending change
		var ready chan<- change // changes, once files are quiet
		quiet := time.NewTimer(time.Hour)
		quiet.Stop()
		note := func(own bool) {
			pending.own = pending.own || own
			ready = nil
			quiet.Reset(settle)
		}
		for {
			select {
			case <-ctx.Done():
				return
			case event, ok := <-w.Events:
				if !ok {
					return
				}
				if w.matters(event) {
					note(w.isOwn(event.Name))
				}
			case _, ok := <-w.Errors:
				if !ok {
					return
				}
				// Events were lost, so anything may have changed.
				_ = w.addRoots()
				note(w.source != "")
			case <-quiet.C:
				ready = changes
			case ready <- pending:
				pending, ready = change{}, nil
			}
		}
	}()
	return changes
}

func (w *watcher) matters(event fsnotify.Event) bool {
	name := filepath.Base(event.Name)
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || event.Op == fsnotify.Chmod {
		return false
	}
	if event.Has(fsnotify.Create) {
		if info, err := os.Stat(event.Name); err == nil && info.IsDir() {
			if isOutput(event.Name) {
				return false
			}
			// A folder that can't be watched is not worth ending the service.
			_ = w.addTree(event.Name)
		}
	}
	return true
}

// isOwn reports whether a path is part of hanji's source.
func (w *watcher) isOwn(path string) bool {
	if w.source == "" {
		return false
	}
	rel, err := filepath.Rel(w.source, path)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	return strings.HasPrefix(rel, "app/") || strings.HasPrefix(rel, "web/") ||
		rel == "main.go" || rel == "go.mod" || rel == "go.sum"
}
