package output

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// leadingOut lists the links among a thing and all that is in it that lead to what is not
// in the output, or into a repository in it: whoever uploads the output may publish that.
// What is in a repository is git's own.
func leadingOut(dir, thing string) (found []string, err error) {
	err = filepath.WalkDir(filepath.Join(dir, filepath.FromSlash(thing)), func(file string, entry fs.DirEntry, err error) error {
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
		name, err := filepath.Rel(dir, file)
		if name = filepath.ToSlash(name); err == nil && !staysIn(dir, name) {
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

// staysIn reports whether a link leads to something in a folder, or would if there were
// something at each step, and to no repository in it. An absolute path is none of a site's, wherever it leads here.
func staysIn(dir, name string) bool {
	at := "."
	for steps, rest := 0, strings.Split(name, "/"); len(rest) > 0; steps++ {
		segment := rest[0]
		rest = rest[1:]
		switch {
		case steps == mostSteps, segment == ".." && at == ".", strings.EqualFold(segment, ".git"):
			return false
		case segment == "..":
			at = path.Dir(at)
			continue
		}
		next := path.Join(at, segment)
		link, err := os.Readlink(filepath.Join(dir, filepath.FromSlash(next)))
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
	return !holdsRepository(filepath.Join(dir, filepath.FromSlash(at)))
}

// holdsRepository reports whether there is a repository in a folder, at any depth.
func holdsRepository(dir string) (found bool) {
	_ = filepath.WalkDir(dir, func(_ string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil // What is missing or can't be read is none.
		case entry.Name() == ".git":
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}
