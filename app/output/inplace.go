package output

import (
	"cmp"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hanji/app/problem"
)

// inPlace moves the staged site into the target file by file: what is named by its
// content, then the blog's own files, then pages, then what names the deployment for
// all of them. What the site has no more goes last. If it fails halfway, the mark says
// so, and the next build begins anew.
func (w *work) inPlace(s *site, old tree) error {
	both := maps.Clone(s.sums)
	for name := range old.files {
		both[name] = unknown
	}
	all := newTree(both.names())
	half := func(err error) error {
		return problem.Errorf("build again; until then readers may see both", "%s is partly of the new site, partly of the one before: %w", s.out, err)
	}
	if err := w.mark(both, unfinished); err != nil {
		return err
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
	if _, err := makeFolders(w.target, path.Dir(name), all); err != nil {
		return err
	}
	target := filepath.Join(w.target, name)
	if isFolder(target) {
		if err := w.clear(all, name); err != nil {
			return err
		}
	}
	return os.Rename(filepath.Join(w.path(freshName), name), target)
}

// clear removes a folder in which everything is of the tree.
func (w *work) clear(all tree, name string) error {
	err := all.walkBelow(w.target, name, func(name string, _ fs.DirEntry, own bool) error {
		if !own {
			return nil
		}
		return os.Remove(filepath.Join(w.target, name))
	})
	if err != nil {
		return err
	}
	return os.Remove(filepath.Join(w.target, name))
}

// removeOld removes what the site of before had and the new one has not.
func (w *work) removeOld(old, site tree) error {
	same := newPlaces(w.target, site)
	return old.walk(w.target, func(name string, entry fs.DirEntry, own bool) error {
		if !own || same.has(same.files, name) || entry.IsDir() && same.has(same.folders, name) {
			return nil
		}
		err := os.Remove(filepath.Join(w.target, name))
		if entry.IsDir() {
			return nil // What no build wrote may be in it.
		}
		return err
	})
}
