package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"hanji/app/folder"
)

// The mark of an output is a text: a line with its format, a sentence for people, and
// all files that the build wrote but itself, sorted, a line each. A name that is not
// plain text is quoted as in Go.
const (
	complete = folder.MarkFormat + "1"
	// unfinished is an output into which files are being moved one by one: each is
	// of the site before or of the new one.
	unfinished = complete + ", unfinished: build again"

	markSentence = "What is listed here is made by hanji and replaced at each build. What is not listed stays."
)

// readMark returns what the mark of a folder lists; a folder without a mark has nothing
// of hanji's. listed is false where an earlier version did not list it.
func readMark(dir string) (names []string, listed bool, err error) {
	file := filepath.Join(dir, folder.Marker)
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, true, nil
	}
	refuse := func(what string) ([]string, bool, error) {
		return nil, false, fail("choose another with -o, or remove it", "the output folder was not made by this hanji: %s %s", file, what)
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
	case len(lines) < 3 || lines[0] != complete && lines[0] != unfinished || lines[len(lines)-1] != "":
		return refuse("is not its mark, or is cut short")
	}
	for _, line := range lines[2 : len(lines)-1] {
		name := line
		if strings.HasPrefix(line, `"`) {
			if name, err = strconv.Unquote(line); err != nil {
				return refuse("is damaged: " + line)
			}
		}
		if !reserved(name) {
			names = append(names, name)
		}
	}
	return names, true, nil
}

// mark is the content of a mark.
func mark(names []string, format string) []byte {
	lines := []string{format, markSentence}
	for _, name := range slices.Sorted(slices.Values(names)) {
		if quoted := strconv.Quote(name); quoted != `"`+name+`"` {
			name = quoted
		}
		lines = append(lines, name)
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// writeMark gives a folder a mark, in the place of the one that it has, by way of a file
// elsewhere: there is the one or the other at any moment.
func writeMark(dir, by string, names []string, format string) error {
	if err := os.WriteFile(by, mark(names, format), 0o644); err != nil {
		return err
	}
	return os.Rename(by, filepath.Join(dir, folder.Marker))
}
