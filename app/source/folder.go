package source

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/unicode/norm"
)

// folder reads the files of one blog. Nothing outside can be reached: a symbolic
// link that leads out is an error.
type folder struct {
	root *os.Root

	mu       sync.Mutex
	listings map[string]map[string]string
}

func newFolder(root *os.Root) *folder {
	return &folder{root: root, listings: map[string]map[string]string{}}
}

// read returns the content of a regular file.
func (f *folder) read(name string) ([]byte, error) {
	if err := f.check(name); err != nil {
		return nil, err
	}
	return f.root.ReadFile(name)
}

// check says why something is not a regular file of the folder, perhaps by way
// of symbolic links.
func (f *folder) check(name string) error {
	info, err := f.root.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("not a file: %s", info.Mode().Type())
	}
	if err == nil {
		return nil
	}
	if link, linkErr := f.root.Readlink(name); linkErr == nil {
		return fmt.Errorf("a symbolic link to %q, which is outside of the folder or missing", link)
	}
	return plainError(err)
}

// plainError leaves out what the operation and file were: a problem names them.
func plainError(err error) error {
	if pathError, ok := err.(*fs.PathError); ok {
		return pathError.Err
	}
	return err
}

// find returns the name on disk of a file or folder: macOS may have written
// another Unicode form. Upper and lower case count, as on web servers.
func (f *folder) find(name string) (onDisk string, found bool) {
	name = path.Clean(name)
	if !fs.ValidPath(name) {
		return "", false
	}
	onDisk = "."
	if name == "." {
		return onDisk, true
	}
	for segment := range strings.SplitSeq(name, "/") {
		actual, ok := f.names(onDisk)[norm.NFC.String(segment)]
		if !ok {
			return "", false
		}
		onDisk = path.Join(onDisk, actual)
	}
	return onDisk, true
}

// names lists a folder: names on disk by their NFC form. A folder that can't be
// read is empty.
func (f *folder) names(dir string) map[string]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if names, ok := f.listings[dir]; ok {
		return names
	}
	entries, _ := fs.ReadDir(f.root.FS(), dir)
	names := make(map[string]string, len(entries))
	for _, entry := range entries {
		nfc := norm.NFC.String(entry.Name())
		if names[nfc] != nfc {
			names[nfc] = entry.Name()
		}
	}
	f.listings[dir] = names
	return names
}

// near lists the names beside where a missing file should be.
func (f *folder) near(name string) (names []string) {
	dir, found := f.find(path.Dir(path.Clean(name)))
	if !found {
		return nil
	}
	for nfc := range f.names(dir) {
		if !strings.HasPrefix(nfc, ".") && !strings.HasPrefix(nfc, "_") {
			names = append(names, nfc)
		}
	}
	return names
}

// walk is walkAll without what begins with a dot.
func (f *folder) walk(dir string, visit func(name string, entry fs.DirEntry, err error)) {
	f.walkAll(dir, func(name string, entry fs.DirEntry, err error) {
		if name == dir || !strings.HasPrefix(path.Base(name), ".") {
			visit(name, entry, err)
		}
	})
}

// walkAll calls visit for everything in a folder but other folders, in the order
// of names. Of folders that begin with a dot it sees the name alone, of hanji's
// outputs nothing.
func (f *folder) walkAll(dir string, visit func(name string, entry fs.DirEntry, err error)) {
	fs.WalkDir(f.root.FS(), dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case name != dir && strings.HasPrefix(path.Base(name), "."):
			visit(name, entry, err)
			if entry.IsDir() {
				return fs.SkipDir
			}
		case err == nil && entry.IsDir() && f.check(path.Join(name, Marker)) == nil:
			return fs.SkipDir
		case err != nil || !entry.IsDir():
			visit(name, entry, err)
		}
		return nil
	})
}

// exists reports whether there is anything of a name.
func (f *folder) exists(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// isFolder reports whether there is a folder, perhaps by way of a symbolic link.
func (f *folder) isFolder(name string) bool {
	info, err := f.root.Stat(name)
	return err == nil && info.IsDir()
}

// modified returns when a file was changed last, the zero time if that is not known.
func (f *folder) modified(name string) time.Time {
	info, err := f.root.Stat(name)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}
