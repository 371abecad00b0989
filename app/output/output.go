// Package output puts a site into a folder on disk. It is the only code that changes or
// deletes anything there. What no build wrote stays, and whoever looks sees the site of
// before or the new one, whole.
//
// A build writes into a folder of its own beside the output (".site.hanji-build" for
// "site") and then exchanges the two, for which all that no build wrote moves over
// first. Where folders can't be exchanged, its own folder is inside of the output, and
// the files move from there one by one. See work for what is in it, and for how the
// next build takes up what a killed one has left.
package output

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"hanji/app/folder"
	"hanji/app/problem"
	"hanji/app/source"
)

// File is a file of a site.
type File struct {
	// Name is its slash-separated path below the output folder.
	Name string
	// From is the file of the blog that it is made of, for messages; it may be empty.
	From string
	Open func() (io.ReadCloser, error)
}

// Written is what a build has put on disk.
type Written struct {
	Files, Bytes int
	// Warning, if there is one, is for the author, also where the build fails.
	Warning error
}

// Check refuses an output folder that no site of the blog may be put into. Nothing is
// changed.
func Check(out, blog string) error {
	const another = "choose another with -o"
	if out == "" {
		return problem.Errorf("name it with -o", "the output folder has no name")
	}
	target, err := RealPath(out)
	if err != nil {
		return problem.Errorf(another, "the output folder %s can't be made: %v", out, err)
	}
	if blog, err = RealPath(blog); err != nil {
		return err
	}
	if Contains(target, blog) {
		return problem.Errorf(another, "the output folder %s holds the blog", out)
	}
	for _, root := range source.Roots {
		if Contains(filepath.Join(blog, root), target) {
			return problem.Errorf(another, "the output folder %s is inside the blog's %s", out, root)
		}
	}
	entries, err := os.ReadDir(target)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return problem.Errorf(another, "the output folder %s can't be read: %w", out, plain(err))
	}
	var held []string
	for _, e := range entries {
		switch e.Name() {
		case folder.Marker:
			_, _, err := readMark(target)
			return err
		case ".git", workName:
		default:
			held = append(held, e.Name())
		}
	}
	if len(held) > 0 {
		return problem.Errorf("choose another with -o, or remove it", "the output folder %s exists and was not made by hanji: it holds %s", out, some(held))
	}
	return nil
}

// Write puts a site into an output folder that Check has accepted. If it fails, the
// folder is as it was, unless the error says otherwise.
func Write(ctx context.Context, out string, files []File) (Written, error) {
	s := &site{out: out, files: files, tree: newTree(nil)}
	for _, f := range files {
		if reserved(f.Name) {
			return Written{}, f.cantWrite(out, "give it another address", errors.New("that place in the output folder is not the blog's"))
		}
		s.add(f.Name)
	}
	written, err := s.write(ctx)
	written.Warning = s.warning
	if err != nil && !problem.IsHinted(err) {
		err = problem.Errorf(cure(err), "the output folder %s can't be written: %w", out, err)
	}
	return written, err
}

// errInPlace says that a site can be put into the output only file by file.
var errInPlace = errors.New("the output folder can't be exchanged")

// site is a site to be written.
type site struct {
	out   string
	files []File
	tree
	sums    sums // of the site as it was staged
	warning error
}

// write exchanges folders where that can be done.
func (s *site) write(ctx context.Context) (written Written, err error) {
	target, err := RealPath(s.out)
	if err != nil {
		return written, err
	}
	if canExchange(target) {
		written, err = s.writeBy(ctx, target, true)
		if !errors.Is(err, errInPlace) {
			return written, err
		}
	}
	return s.writeBy(ctx, target, false)
}

// writeBy writes the site by a folder beside the target, or by one inside of it.
func (s *site) writeBy(ctx context.Context, target string, beside bool) (written Written, err error) {
	w, err := openWork(ctx, s.out, target, beside)
	if err != nil {
		return written, err
	}
	defer func() {
		closed := w.close()
		if err == nil && closed != nil {
			err = problem.Errorf(cmp.Or(problem.HintOf(closed), "see what keeps hanji from changing "+w.dir+", then build again"),
				"the new site is in %s, but what was there before can't be tidied up: %w", s.out, closed)
		} else {
			err = errors.Join(err, closed)
		}
	}()
	old, err := s.replaces(w)
	if err != nil {
		return written, err
	}
	if err := w.makeFresh(beside); err != nil {
		return written, err
	}
	if written, err = s.stage(ctx, w.path(freshName)); err != nil {
		return written, err
	}
	if err := s.mayReplace(target, old); err != nil { // What came meanwhile.
		return written, err
	}
	if beside {
		return written, w.exchange(old)
	}
	return written, w.inPlace(s, old)
}

// replaces returns what of the target is hanji's, and refuses if the rest is in the way
// of the site.
func (s *site) replaces(w *work) (old tree, err error) {
	files, listed, err := readMark(w.target)
	if err != nil {
		return old, err
	}
	var rest []string
	if !listed {
		if files, rest, err = provable(w.target, s.tree); err != nil {
			return old, err
		}
	}
	changed := files.changed(w.target, s.tree)
	for _, name := range changed {
		delete(files, name)
	}
	old = newTree(files.names())
	if err := s.mayReplace(w.target, old); err != nil {
		return old, err
	}
	if !listed {
		// From here on it is an output like any other.
		if err := w.mark(files, complete); err != nil {
			return old, err
		}
	}
	if len(changed) > 0 {
		s.warning = problem.Errorf("remove what is not yours: no later build does",
			"the site has no such files any more, but they are not as a build wrote them into %s; kept, as they may be yours: %s", s.out, some(changed))
	}
	if len(rest) > 0 {
		s.warning = problem.Errorf("remove what is not yours: no later build does",
			"an earlier hanji did not list what it wrote into %s; kept, as it may be yours: %s", s.out, some(rest))
	}
	return old, nil
}

// mayReplace refuses a target in which something that no build wrote is in the way of
// the site, or would have published what is elsewhere.
func (s *site) mayReplace(target string, old tree) error {
	inTheWay, leading, err := old.hinders(target, s.tree)
	switch {
	case err != nil:
		return err
	case len(inTheWay) > 0:
		return problem.Errorf("move it away, or give what the blog has there another address",
			"in %s, what no build wrote is in the way of the site: %s", s.out, some(inTheWay))
	case len(leading) > 0:
		return problem.Errorf("whoever uploads the site may publish what they lead to: remove them, or put files in their place",
			"in %s, symbolic links that no build wrote lead to what is not published: %s", s.out, some(leading))
	}
	return nil
}

// cantWrite says that the file can't be put into an output folder.
func (f File) cantWrite(out, hint string, why error) error {
	place := filepath.Join(out, f.Name)
	switch f.From {
	case "":
		return problem.Errorf(hint, "%s can't be written: %w", place, why)
	case f.Name:
		return problem.Errorf(hint, "%s can't be written into %s: %w", f.From, out, why)
	}
	return problem.Errorf(hint, "%s can't be written to %s: %w", f.From, place, why)
}

// plain leaves out what the operation and the file were: a message names them.
func plain(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	if l := (*os.LinkError)(nil); errors.As(err, &l) {
		return l.Err
	}
	return err
}

// some lists the first of many names.
func some(names []string) string {
	const most = 5
	var first []string
	for _, name := range names[:min(most, len(names))] {
		if strings.ContainsFunc(name, unicode.IsControl) {
			name = strconv.Quote(name)
		}
		first = append(first, name)
	}
	listed := strings.Join(first, ", ")
	if more := len(names) - len(first); more > 0 {
		listed += fmt.Sprintf(" and %d more", more)
	}
	return listed
}
