package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"hanji/app/folder"
)

// links are the symbolic links in a folder.
type links struct {
	dir          string
	repositories func() map[string]bool
}

// leadingOut lists the links among a thing and all that is in it that lead to what is not
// in the folder, or into a repository in it: whoever uploads the output may publish that.
// What is in a repository is git's own.
func (l *links) leadingOut(thing string) (found []string, err error) {
	err = filepath.WalkDir(filepath.Join(l.dir, thing), func(file string, entry fs.DirEntry, err error) error {
		switch {
		// Nobody uploads what can't be read, such as the lost+found of a mount.
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
			return nil
		case err != nil:
			return err
		case entry.Name() == ".git" && entry.IsDir():
			return fs.SkipDir
		case entry.Name() == ".git" || entry.Type()&fs.ModeSymlink == 0:
			return nil
		}
		name, err := filepath.Rel(l.dir, file)
		if name = filepath.ToSlash(name); err == nil && !l.staysIn(name) {
			to, _ := os.Readlink(file)
			found = append(found, name+" -> "+to)
		}
		return err
	})
	return found, err
}

// mostSteps is how many segments of names there may be on the way of a link. That of
// links that lead to each other has no end.
const mostSteps = 255

// staysIn reports whether a link leads to something in the folder, or would if there were
// something at each step, and to no repository in it. An absolute path is none of a site's,
// wherever it leads here.
func (l *links) staysIn(name string) bool {
	at := "."
	for steps, rest := 0, strings.Split(name, "/"); len(rest) > 0; steps++ {
		segment := rest[0]
		rest = rest[1:]
		switch {
		case steps == mostSteps, segment == ".." && at == ".", isRepository(segment):
			return false
		case segment == "..":
			at = path.Dir(at)
			continue
		}
		next := path.Join(at, segment)
		link, err := os.Readlink(filepath.Join(l.dir, next))
		if err != nil { // It is none.
			at = next
			continue
		}
		to := filepath.ToSlash(link)
		if path.IsAbs(to) || filepath.VolumeName(link) != "" {
			return false
		}
		rest = append(strings.Split(to, "/"), rest...)
	}
	return !l.repositories()[folder.Fold(at)]
}

// isRepository reports whether a name is that of a repository of git's, also by the short
// name that Windows gives it.
func isRepository(name string) bool {
	return strings.EqualFold(name, ".git") || strings.EqualFold(name, "git~1")
}

// repositories returns the names in a folder, folded, of repositories and of the folders that
// they are in.
func repositories(dir string) map[string]bool {
	names := map[string]bool{}
	_ = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !isRepository(path.Base(name)) {
			return nil // What is missing or can't be read is none.
		}
		for at := folder.Fold(name); !names[at]; at = path.Dir(at) {
			names[at] = true
		}
		if entry.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	return names
}
