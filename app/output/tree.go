package output

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"hanji/app/folder"
)

// tree is a set of files by slash-separated path, with the folders that they are in.
type tree struct{ files, folders map[string]bool }

func newTree(names []string) tree {
	t := tree{map[string]bool{}, map[string]bool{}}
	for _, name := range names {
		t.add(name)
	}
	return t
}

func (t tree) add(name string) {
	t.files[name] = true
	for dir := path.Dir(name); dir != "." && !t.folders[dir]; dir = path.Dir(dir) {
		t.folders[dir] = true
	}
}

// reserved reports whether a name is none for a file of a site: it leads elsewhere, into
// a repository, or to what is hanji's own.
func reserved(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return !filepath.IsLocal(filepath.FromSlash(name)) || path.Clean(name) != name || name == "." || first == folder.Marker || first == workName ||
		slices.ContainsFunc(strings.Split(name, "/"), isRepository)
}

// walk visits all that is in a folder, but the mark and hanji's own folder in it. What
// is in a folder of the tree comes before that folder; another one is visited as a
// whole. own says that it is of the tree: a file or folder of that name that is one
// indeed. Symbolic links are never followed.
func (t tree) walk(dir string, visit func(name string, entry fs.DirEntry, own bool) error) error {
	return t.walkBelow(dir, "", visit)
}

func (t tree) walkBelow(root, dir string, visit func(name string, entry fs.DirEntry, own bool) error) error {
	entries, err := os.ReadDir(filepath.Join(root, dir))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		if name == folder.Marker && entry.Type().IsRegular() || name == workName {
			continue
		}
		own := entry.Type().IsRegular() && t.files[name] || entry.IsDir() && t.folders[name]
		if own && entry.IsDir() {
			if err := t.walkBelow(root, name, visit); err != nil {
				return err
			}
		}
		if err := visit(name, entry, own); err != nil {
			return err
		}
	}
	return nil
}

// hinders lists what is in a folder and not of the tree, but keeps a site from being put
// there: inTheWay is at the place of a file, above or below it, and leading are the
// symbolic links that lead out.
func (t tree) hinders(dir string, site tree) (inTheWay, leading []string, err error) {
	if _, err := os.Lstat(dir); os.IsNotExist(err) {
		return nil, nil, nil
	}
	var places *places
	links := &links{dir, sync.OnceValue(func() map[string]bool { return repositories(dir) })}
	err = t.walk(dir, func(name string, entry fs.DirEntry, own bool) error {
		if own {
			return nil
		}
		if places == nil {
			places = newPlaces(dir, site)
		}
		blocked, err := places.blocked(name, entry)
		inTheWay = append(inTheWay, blocked...)
		if err != nil {
			return err
		}
		found, err := links.leadingOut(name)
		leading = append(leading, found...)
		return err
	})
	return inTheWay, leading, err
}

// places are those of a site in a folder, whose file system may take upper and lower
// case, or the forms of Unicode, for the same.
type places struct {
	dir            string
	files, folders map[string]string // names as the site has them by their folded form
}

func newPlaces(dir string, site tree) *places {
	p := &places{dir, map[string]string{}, map[string]string{}}
	for name := range site.files {
		p.files[folder.Fold(name)] = name
	}
	for name := range site.folders {
		p.folders[folder.Fold(name)] = name
	}
	return p
}

// has reports whether a name on disk is one of a set.
func (p *places) has(set map[string]string, name string) bool {
	as, ok := set[folder.Fold(name)]
	if !ok || as == name {
		return ok
	}
	x, err := os.Lstat(filepath.Join(p.dir, name))
	if err != nil {
		return false
	}
	y, err := os.Lstat(filepath.Join(p.dir, as))
	return err == nil && os.SameFile(x, y)
}

// blocked returns what of an entry is in the way: it, or something in it if it is a
// folder that the site shares.
func (p *places) blocked(name string, entry fs.DirEntry) (found []string, err error) {
	for at := name; at != "."; at = path.Dir(at) {
		if p.has(p.files, at) {
			return []string{name}, nil
		}
	}
	if !p.has(p.folders, name) {
		return nil, nil
	}
	if !entry.IsDir() {
		return []string{name}, nil
	}
	entries, err := os.ReadDir(filepath.Join(p.dir, name))
	for _, e := range entries {
		below, err := p.blocked(path.Join(name, e.Name()), e)
		if err != nil {
			return nil, err
		}
		found = append(found, below...)
	}
	return found, err
}
