package folder

import (
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"hanji/app/problem"
)

// Marker is the file that makes a folder known as hanji's output, which is replaced at
// each build, and of which nothing belongs to a blog. Its first line begins with
// MarkFormat, or is that of earlier versions.
const (
	Marker      = ".hanji"
	MarkFormat  = "hanji output "
	EarlierMark = "This folder is made by hanji and replaced at each build."
)

// listing is the names in a folder: in order, and by their NFC form. It has none of a folder
// that can't be read, but why.
type listing struct {
	names []string
	byNFC map[string]string
	// shown are those in NFC that do not begin with "." or "_".
	shown func() *problem.Names
	err   error
}

// listing lists a folder, in the path of which is no link, whether or not it is private.
func (f *Folder) listing(real string) listing {
	f.mu.Lock()
	defer f.mu.Unlock()
	if known, ok := f.listings[real]; ok {
		return known
	}
	entries, err := f.list(real)
	l := listing{err: err, byNFC: make(map[string]string, len(entries))}
	for _, entry := range entries {
		name := entry.Name()
		l.names = append(l.names, name)
		if nfc := norm.NFC.String(name); l.byNFC[nfc] != nfc {
			l.byNFC[nfc] = name
		}
	}
	l.shown = sync.OnceValue(func() *problem.Names {
		hidden := func(name string) bool { return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") }
		return problem.NewNames(slices.Values(slices.DeleteFunc(slices.Collect(maps.Keys(l.byNFC)), hidden)))
	})
	f.listings[real] = l
	return l
}

// onDisk returns a name, in which no link is followed, as it is spelled on disk: some file
// systems take other spellings for it, too.
func (f *Folder) onDisk(name string) (string, error) {
	if name == "." {
		return name, nil
	}
	spelled := "."
	for segment := range strings.SplitSeq(name, "/") {
		listing := f.listing(spelled)
		actual, ok := listing.spelled(segment)
		switch {
		case listing.err != nil:
			return "", listing.err
		case !ok:
			return "", fs.ErrNotExist
		}
		spelled = path.Join(spelled, actual)
	}
	return spelled, nil
}

func (l listing) spelled(name string) (onDisk string, ok bool) {
	if _, ok := slices.BinarySearch(l.names, name); ok {
		return name, true
	}
	nfc := norm.NFC.String(name)
	if onDisk, ok = l.byNFC[nfc]; ok {
		return onDisk, true
	}
	i := slices.IndexFunc(l.names, func(other string) bool { return strings.EqualFold(norm.NFC.String(other), nfc) })
	if i < 0 {
		return "", false
	}
	return l.names[i], true
}

// Fold returns a name such that those are equal that some file systems take for one: in NFC and
// in small letters.
func Fold(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// Find returns the name on disk of a file or folder, be it private: macOS may have written
// another Unicode form. Upper and lower case count, as on web servers.
func (f *Folder) Find(name string) (onDisk string, found bool) {
	name = path.Clean(name)
	if !fs.ValidPath(name) {
		return "", false
	}
	onDisk = "."
	if name == "." {
		return onDisk, true
	}
	for segment := range strings.SplitSeq(name, "/") {
		real, _ := f.follow(onDisk)
		actual, ok := f.listing(real).byNFC[norm.NFC.String(segment)]
		if !ok {
			return "", false
		}
		onDisk = path.Join(onDisk, actual)
	}
	return onDisk, true
}

// Beside returns the names beside where a missing file should be.
func (f *Folder) Beside(name string) *problem.Names {
	dir, found := f.Find(path.Dir(path.Clean(name)))
	if !found {
		return new(problem.Names)
	}
	real, err := f.Resolve(dir)
	if err != nil {
		return new(problem.Names)
	}
	return f.listing(real).shown()
}

// Walk is WalkAll without what begins with a dot. What can't be walked through is a problem.
func (f *Folder) Walk(dir string, add func(problem.Problem), visit func(name string)) {
	f.WalkAll(dir, func(name string, err error) {
		if err != nil {
			add(Unreadable(name, err))
		} else if !strings.HasPrefix(path.Base(name), ".") {
			visit(name)
		}
	})
}

// WalkAll calls visit for everything in a folder but other folders, in the order of names.
// Of folders that begin with a dot it sees the name alone. An error is of a folder that
// can't be listed, is linked to and left out (ErrLinked), or is hanji's output (ErrBuilt).
func (f *Folder) WalkAll(dir string, visit func(name string, err error)) {
	entries, err := f.List(dir)
	if err != nil {
		visit(dir, err)
	}
	if f.IsOutput(dir) {
		visit(dir, ErrBuilt)
		return
	}
	for _, entry := range entries {
		name := path.Join(dir, entry.Name())
		switch {
		case strings.HasPrefix(entry.Name(), "."):
			visit(name, nil)
		case entry.IsDir():
			f.WalkAll(name, visit)
		default:
			visit(name, f.CheckLink(name, entry))
		}
	}
}

// CheckLink returns why an entry of a folder is left out, if it is a link that leads to
// a folder: what is in that has a name already.
func (f *Folder) CheckLink(name string, entry fs.DirEntry) error {
	if entry.Type()&fs.ModeSymlink == 0 || !f.IsFolder(name) {
		return nil
	}
	if _, err := f.Resolve(name); err != nil {
		return err
	}
	return ErrLinked
}

// IsOutput reports whether a folder is one that hanji made.
func (f *Folder) IsOutput(dir string) bool {
	mark, err := f.open(path.Join(dir, Marker), false)
	if err != nil {
		return false
	}
	defer mark.Close()
	head := make([]byte, len(EarlierMark))
	n, _ := io.ReadFull(mark, head)
	return strings.HasPrefix(string(head[:n]), MarkFormat) || string(head) == EarlierMark
}

// FindBelow returns the first of the files in a folder, at any depth, that is what is
// looked for, "" if there is none. It is quicker than a walk, and judges and remembers
// nothing. No link is followed.
func (f *Folder) FindBelow(dir string, is func(name string) bool) (found string) {
	_ = fs.WalkDir(f.root.FS(), dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil: // Then there is nothing to find.
		case entry.IsDir() && strings.Count(name, "/") > mostSteps:
			return fs.SkipDir
		case !entry.IsDir() && is(name):
			found = name
			return fs.SkipAll
		}
		return nil
	})
	return found
}
