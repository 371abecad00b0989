package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hanji/app/folder"
	"hanji/app/problem"
)

// The mark of an output is a text: a line with its format, a sentence for people, and
// all files that the build wrote but itself, sorted by name, a line each: the sum of its
// content and its name. A name that is not plain text is quoted as in Go. The first format
// had no sums.
const (
	first    = folder.MarkFormat + "1"
	complete = folder.MarkFormat + "2"
	// unfinished is an output into which files are being moved one by one: each is
	// of the site before or of the new one.
	unfinished      = complete + inPieces
	firstUnfinished = first + inPieces
	inPieces        = ", unfinished: build again"

	markSentence = "What is listed here is made by hanji: a build replaces it, or removes what the site has no more unless it was changed. What is not listed stays."
)

// sums are the files that a mark lists, with their sums: unknown for those of earlier
// versions, and for those that may be of one site or another.
type sums map[string]string

const unknown = "-"

// names are the files listed.
func (s sums) names() []string { return slices.Sorted(maps.Keys(s)) }

// unsure are the files listed when nobody knows what they hold.
func unsure(names []string) sums {
	files := sums{}
	for _, name := range names {
		files[name] = unknown
	}
	return files
}

// content sums what is written to it up: the first 16 hexadecimal digits of the SHA-256 of
// all but carriage returns, which a checkout of git's adds and removes.
type content struct{ hash.Hash }

func newContent() content { return content{sha256.New()} }

func (c content) Write(p []byte) (int, error) {
	for part := range bytes.SplitSeq(p, []byte{'\r'}) {
		c.Hash.Write(part)
	}
	return len(p), nil
}

func (c content) String() string { return hex.EncodeToString(c.Sum(nil)[:8]) }

// changed lists those of the files in a folder that the site has no more, and that are not
// what a build wrote, or can't be read. What the folders of hanji hold is nobody else's.
func (s sums) changed(dir string, site tree) (found []string) {
	for name, was := range s {
		if site.files[name] || was == unknown || strings.HasPrefix(name, "hanji/") || strings.HasPrefix(name, "bundle/") {
			continue
		}
		path := filepath.Join(dir, name)
		if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
			continue // It is none of hanji's in any case.
		}
		is := newContent()
		file, err := os.Open(path)
		if err == nil {
			_, err = io.Copy(is, file)
			err = errors.Join(err, file.Close())
		}
		if err != nil || is.String() != was {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return found
}

// readMark returns what the mark of a folder lists; a folder without a mark has nothing
// of hanji's. listed is false where an earlier version did not list it.
func readMark(dir string) (files sums, listed bool, err error) {
	file := filepath.Join(dir, folder.Marker)
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, true, nil
	}
	refuse := func(what string) (sums, bool, error) {
		return nil, false, problem.Errorf("choose another with -o, or remove it", "the output folder was not made by this hanji: %s %s", file, what)
	}
	if err == nil && !info.Mode().IsRegular() {
		return refuse("is not a file")
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return refuse("can't be read: " + plain(err).Error())
	}
	// A checkout of git's may have other line ends.
	lines := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	switch {
	case lines[0] == folder.EarlierMark: // It says no more.
		return nil, false, nil
	case len(lines) < 3 || lines[0] != first && lines[0] != firstUnfinished && lines[0] != complete && lines[0] != unfinished || lines[len(lines)-1] != "":
		return refuse("is not its mark, or is cut short")
	}
	files = sums{}
	for _, line := range lines[2 : len(lines)-1] {
		sum, name, found := strings.Cut(line, " ")
		if !strings.HasPrefix(lines[0], complete) {
			sum, name, found = unknown, line, true
		}
		if strings.HasPrefix(name, `"`) {
			name, err = strconv.Unquote(name)
		}
		if !found || err != nil {
			return refuse("is damaged: " + line)
		}
		if !reserved(name) {
			files[name] = sum
		}
	}
	return files, true, nil
}

// mark is the content of a mark.
func mark(files sums, format string) []byte {
	lines := []string{format, markSentence}
	for _, name := range files.names() {
		sum := files[name]
		if quoted := strconv.Quote(name); quoted != `"`+name+`"` {
			name = quoted
		}
		lines = append(lines, sum+" "+name)
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// writeMark gives a folder a mark, in the place of the one that it has, by way of a file
// elsewhere: there is the one or the other at any moment.
func writeMark(dir, by string, files sums, format string) error {
	if err := os.WriteFile(by, mark(files, format), 0o644); err != nil {
		return err
	}
	return os.Rename(by, filepath.Join(dir, folder.Marker))
}

// mark gives the target a mark.
func (w *work) mark(files sums, format string) error {
	if err := writeMark(w.target, w.path(markName), files, format); err != nil {
		return problem.Errorf(cure(err), "%s can't be written: %w", filepath.Join(w.out, folder.Marker), plain(err))
	}
	return nil
}
