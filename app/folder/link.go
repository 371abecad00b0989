package folder

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"hanji/app/problem"
)

// Why something is not read although its name is known is an error with a hint, which
// reads well after the name and "is".

// ErrLinked is that of a folder that is not walked through because it is reached by a link.
var ErrLinked = problem.Errorf("move the folder here", "left out: a symbolic link to a folder")

// ErrBuilt is that of a folder that is not walked through because hanji made it.
var ErrBuilt = problem.Errorf("if it is none, remove the file "+Marker+" in it", "left out: a site that hanji built")

func linked(to, which, hint string) error {
	return problem.Errorf(hint, "a symbolic link to %q, %s", to, which)
}

func notA(kind string, mode fs.FileMode) error {
	is := "something else"
	switch {
	case mode.IsRegular():
		is = "a file"
	case mode.IsDir():
		is = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		is = "a named pipe"
	case mode&fs.ModeSocket != 0:
		is = "a socket"
	case mode&fs.ModeDevice != 0:
		is = "a device"
	}
	return problem.Errorf("put a "+kind+" in its place, or remove it", "%s, not a %s", is, kind)
}

// plain leaves out what the operation and file were: a problem names them.
func plain(err error) error {
	if pathError, ok := errors.AsType[*fs.PathError](err); ok {
		return pathError.Err
	}
	return err
}

// Resolve returns the name without links, as it is on disk, of what may be read, as far
// as names tell.
func (f *Folder) Resolve(name string) (real string, err error) {
	const hint = "what begins with a dot is never read or published: put what is meant for everyone in another place"
	followed, err := f.follow(name)
	if err == nil {
		real, err = f.onDisk(followed)
	}
	switch {
	case err != nil || !f.Private(real):
		return real, err
	case followed == path.Clean(name):
		return "", problem.Errorf(hint, "private")
	}
	return "", linked(real, "which is private", hint)
}

// followed is where a folder's name leads.
type followed struct {
	real string
	err  error
}

// mostSteps is how many folders one inside another may be on the way to a file, and how
// many those on the way of links: each step takes as long as its folder is deep.
const mostSteps = 100

// follow returns what a name leads to once all links in it are followed. That of a folder
// is remembered.
func (f *Folder) follow(name string) (real string, err error) {
	name = path.Clean(name)
	if name == "." {
		return name, nil
	}
	if path.IsAbs(name) {
		return "", outside("")
	}
	if strings.Count(name, "/") > mostSteps {
		return "", problem.Errorf("move it up", "in more than %d folders, one inside another", mostSteps)
	}
	dir := path.Dir(name)
	f.mu.Lock()
	above, known := f.followed[dir]
	f.mu.Unlock()
	if !known {
		above.real, above.err = f.follow(dir)
		f.mu.Lock()
		f.followed[dir] = above
		f.mu.Unlock()
	}
	if above.err != nil {
		return "", above.err
	}
	return f.followIn(above.real, path.Base(name))
}

// followIn is follow for what is in a folder, in the path of which is no link.
func (f *Folder) followIn(dir, name string) (real string, err error) {
	real = dir
	var link string // The last that was followed.
	for steps, rest := 0, []string{name}; len(rest) > 0; steps++ {
		if steps > mostSteps {
			return "", linked(link, "which leads to ever more links", "put the file itself in its place")
		}
		segment := rest[0]
		rest = rest[1:]
		switch {
		case segment == "" || segment == ".":
			continue
		case segment == ".." && real == ".":
			return "", outside(link)
		case segment == "..":
			real = path.Dir(real)
			continue
		}
		next := path.Join(real, segment)
		info, err := f.root.Lstat(next)
		if err == nil && info.Mode()&fs.ModeSymlink == 0 {
			real = next
			continue
		}
		if link != "" && errors.Is(err, fs.ErrNotExist) {
			return "", linked(next, "which is missing", "correct the link, or put the file itself in its place")
		}
		if err != nil {
			return "", plain(err)
		}
		if link, err = f.root.Readlink(next); err != nil {
			return "", plain(err)
		}
		target := filepath.ToSlash(link)
		if path.IsAbs(target) || filepath.IsAbs(link) {
			return "", outside(link)
		}
		rest = slices.Concat(strings.Split(target, "/"), rest)
	}
	return real, nil
}

// outside refuses a link, or a name if that is "".
func outside(link string) error {
	if link == "" {
		return problem.Errorf("write a path in the blog's folder", "outside of the blog's folder")
	}
	return linked(link, "which is outside of the folder", "put the file itself in its place, or link to a file of the blog by a relative path")
}

// Unreadable is the problem of a file that is not read, for an error of its folder.
func Unreadable(file string, err error) problem.Problem {
	isLeftOut := errors.Is(err, ErrLinked) || errors.Is(err, ErrBuilt)
	p := problem.Problem{Kind: problem.BadFile, File: file, Warning: isLeftOut, LeavesOut: isLeftOut, What: err.Error(), Hint: problem.HintOf(err)}
	if p.Hint == "" {
		p.What, p.Hint = "can't be read: "+p.What, "put a file that can be read in its place, or remove it"
	}
	return p
}
