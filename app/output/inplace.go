package output

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hanji/app/folder"
)

// inPlace moves the staged site into the target file by file: what is named by its
// content, then the blog's own files, then pages, then what names the deployment for
// all of them. What the site has no more goes last. If it fails halfway, the mark says
// so, and the next build begins anew.
func (w *work) inPlace(s *site, old tree) error {
	both := unsure(slices.Collect(maps.Keys(old.files)))
	for name, sum := range s.sums {
		if !old.files[name] {
			both[name] = sum
		}
	}
	all := newTree(both.names())
	half := func(err error) error {
		return fail("build again; until then readers may see both", "%s is partly of the new site, partly of the one before: %w", s.out, err)
	}
	if err := writeMark(w.target, w.path(markName), both, unfinished); err != nil {
		return fail(cure(err), "%s can't be written: %w", filepath.Join(s.out, folder.Marker), plain(err))
	}
	files := slices.Clone(s.files)
	slices.SortFunc(files, func(a, b File) int {
		return cmp.Or(cmp.Compare(turn(a), turn(b)), strings.Compare(a.Name, b.Name))
	})
	for _, f := range files {
		if err := w.place(all, f.Name); err != nil {
			return half(err)
		}
	}
	if err := w.removeOld(old, s.tree); err != nil {
		return half(err)
	}
	if err := writeMark(w.target, w.path(markName), s.sums, complete); err != nil {
		return half(err)
	}
	return nil
}

// turn is when a file is moved into an output that is in use.
func turn(f File) int {
	plain := strings.TrimSuffix(strings.TrimSuffix(f.Name, ".br"), ".gz")
	switch {
	case strings.HasPrefix(plain, "hanji/"), strings.HasPrefix(plain, "bundle/"):
		return 0
	case plain != "shell.html" && path.Ext(plain) == ".html":
		return 2
	case f.From != "":
		return 1
	}
	return 3
}

// place moves a staged file to where it belongs. What is there of hanji's makes way.
func (w *work) place(all tree, name string) error {
	if err := w.makeFolder(all, path.Dir(name)); err != nil {
		return err
	}
	target := filepath.Join(w.target, filepath.FromSlash(name))
	if isFolder(target) {
		if err := w.clear(all, name); err != nil {
			return err
		}
	}
	return os.Rename(filepath.Join(w.path(freshName), filepath.FromSlash(name)), target)
}

// makeFolder makes a folder of the site, and those that it is in.
func (w *work) makeFolder(all tree, name string) error {
	target := filepath.Join(w.target, filepath.FromSlash(name))
	info, err := os.Lstat(target)
	if err == nil && info.IsDir() {
		return nil
	}
	if err == nil && (!all.files[name] || !info.Mode().IsRegular()) {
		return &fs.PathError{Op: "mkdir", Path: target, Err: fs.ErrExist}
	}
	if err == nil {
		err = os.Remove(target)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := w.makeFolder(all, path.Dir(name)); err != nil {
		return err
	}
	return os.Mkdir(target, 0o755)
}

// clear removes a folder in which everything is of the tree.
func (w *work) clear(all tree, name string) error {
	err := all.walkBelow(w.target, name, func(name string, _ fs.DirEntry, own bool) error {
		if !own {
			return nil
		}
		return os.Remove(filepath.Join(w.target, filepath.FromSlash(name)))
	})
	if err != nil {
		return err
	}
	return os.Remove(filepath.Join(w.target, filepath.FromSlash(name)))
}

// removeOld removes what the site of before had and the new one has not.
func (w *work) removeOld(old, site tree) error {
	same := newPlaces(w.target, site)
	return old.walk(w.target, func(name string, entry fs.DirEntry, own bool) error {
		if !own || same.has(same.files, name) || entry.IsDir() && same.has(same.folders, name) {
			return nil
		}
		err := os.Remove(filepath.Join(w.target, filepath.FromSlash(name)))
		if err != nil && entry.IsDir() {
			return nil // What no build wrote is in it.
		}
		return err
	})
}
