// Package folder is the one way to a blog's files. What may be read is judged by the file
// that is read, once all symbolic links are followed, never by the name that was asked
// for: anyone whose changes an author takes can make a link.
//
// Names are relative to the blog's folder, with slashes. Of what they lead to,
//
//	                                                 is a text    is published
//	what is outside of the folder, or missing        no           no
//	no file: a named pipe, a socket, a device        no           no
//	what begins with a dot, or is below such:
//	    .git                                         no           no
//	    .well-known, and what Folder.Named names     yes          yes
//	    anything else                                no           no
//	what the blog has, but Folder.Unpublished        yes          not by a link
//	what is larger than MaxText                      no           yes
//	anything else                                    yes          yes
//
// where texts are posts, pages, includes, data and settings, and published is what is
// copied as it is. Hard links can't be told from the files that they are.
package folder

import (
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"hanji/app/problem"
)

// MaxText is how many bytes a text may have, far more than anyone writes.
const MaxText = 16 << 20

// File is a file that is open, for rooms that know no other files.
type File = os.File

// Folder is the folder of one blog, as it is when its files are first looked at.
type Folder struct {
	// Named reports whether the blog itself names something that begins with a dot, by its
	// path, as what it publishes. It may be nil.
	Named func(name string) bool
	// Unpublished reports whether the blog would not publish a file, in the path of which
	// is no link, as it is. It may be nil.
	Unpublished func(file string) bool

	root     *os.Root
	mu       sync.Mutex
	followed map[string]followed
	listings map[string]listing
}

// Open opens the folder of a blog.
func Open(dir string) (*Folder, error) {
	info, err := os.Stat(dir) // To open a named pipe is to wait for its other end.
	if err == nil && !info.IsDir() {
		err = notA("folder", info.Mode())
	}
	if err != nil {
		return nil, plain(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, plain(err)
	}
	return &Folder{root: root, followed: map[string]followed{}, listings: map[string]listing{}}, nil
}

// Close closes the folder. Files that are open stay so.
func (f *Folder) Close() error { return f.root.Close() }

// Read returns the content of a text.
func (f *Folder) Read(name string) ([]byte, error) {
	data, err := f.Head(name, MaxText+1)
	if len(data) > MaxText {
		return nil, problem.Errorf("divide it, or move it out of the blog's folder", "larger than %d MB, which is the most for a text", MaxText>>20)
	}
	return data, err
}

// Head returns the first bytes of a text, or all if there are no more.
func (f *Folder) Head(name string, most int64) ([]byte, error) {
	real, err := f.Resolve(name)
	if err != nil {
		return nil, err
	}
	file, err := f.open(real, false)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, most))
	return data, plain(err)
}

// Publish opens a file that is copied as it is, and returns its name without links.
func (f *Folder) Publish(name string) (file *os.File, real string, err error) {
	if real, err = f.Resolve(name); err != nil {
		return nil, "", err
	}
	if real != name && f.Unpublished != nil && f.Unpublished(real) {
		return nil, "", linked(real, "which is not published", "put a copy in the link's place, if it is meant for everyone")
	}
	file, err = f.open(real, false)
	return file, real, err
}

// Reopen opens a file of a blog's folder that was published before, if its name still
// leads to the same.
func Reopen(dir, name, real string) (*os.File, error) {
	f, err := Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	now, err := f.follow(name)
	if err == nil && now != real {
		now, err = f.onDisk(now)
	}
	switch {
	case err != nil:
		return nil, err
	case now != real:
		return nil, problem.Errorf("build again", "not the file that it was when the blog was read")
	}
	return f.open(real, false)
}

// List returns what is in a folder, in the order of names.
func (f *Folder) List(dir string) ([]fs.DirEntry, error) {
	real, err := f.Resolve(dir)
	if err != nil {
		return nil, err
	}
	return f.list(real)
}

func (f *Folder) list(real string) ([]fs.DirEntry, error) {
	dir, err := f.open(real, true)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	entries, err := dir.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, plain(err)
}

// open opens a file or a folder, in the path of which is no link. It never waits: a named
// pipe may have taken the place of a file since that was looked at.
func (f *Folder) open(real string, folder bool) (*os.File, error) {
	check := func(info fs.FileInfo, err error) error {
		switch {
		case err != nil:
			return plain(err)
		case folder && !info.IsDir():
			return notA("folder", info.Mode())
		case !folder && !info.Mode().IsRegular():
			return notA("file", info.Mode())
		}
		return nil
	}
	if err := check(f.root.Lstat(real)); err != nil { // A device may act on being opened.
		return nil, err
	}
	file, err := f.root.OpenFile(real, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, plain(err)
	}
	if err := check(file.Stat()); err != nil {
		file.Close()
		return nil, err
	}
	return file, nil
}

// Exists reports whether there is anything of a name, be it a link to nowhere.
func (f *Folder) Exists(name string) bool {
	_, err := f.root.Lstat(name)
	return err == nil
}

// IsFolder reports whether there is a folder, which may be private, perhaps by way of
// symbolic links.
func (f *Folder) IsFolder(name string) bool {
	info, err := f.stat(name)
	return err == nil && info.IsDir()
}

// Modified returns when a file was changed last, the zero time if that is not known.
func (f *Folder) Modified(name string) time.Time {
	info, err := f.stat(name)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

func (f *Folder) stat(name string) (fs.FileInfo, error) {
	real, err := f.follow(name)
	if err != nil {
		return nil, err
	}
	return f.root.Lstat(real)
}

// Private reports whether a name, in which no link is followed, is of something that is
// neither read nor published because it, or a folder above it, begins with a dot.
func (f *Folder) Private(name string) bool {
	segments := strings.Split(path.Clean(name), "/")
	for i, segment := range segments {
		switch {
		case !strings.HasPrefix(segment, "."), segment == ".", segment == ".well-known":
		case strings.EqualFold(segment, ".git"), f.Named == nil, !f.Named(path.Join(segments[:i+1]...)):
			return true
		}
	}
	return false
}
