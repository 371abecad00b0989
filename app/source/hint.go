package source

import (
	"fmt"
	"io/fs"
	"iter"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"hanji/app/folder"
	"hanji/app/problem"
)

// hint suggests what could be meant by a destination where nothing is, in which a name is
// written: another post whose address has the same end, a file of the same name, or what is
// named alike.
func (x *index) hint(from origin, dest, name string, image bool) string {
	if moved, ok := x.moved[lastSegment(name)]; ok && !image && moved != from.sitePath {
		return fmt.Sprintf("did you mean %q?", moved)
	}
	others := except(from.sitePath, x.names().Near(name))
	switch {
	case isWeb(dest) && x.mayBeElsewhere(from, name):
		return "leave it if it is of another site at this host, else correct the address"
	case !image && hostLike.MatchString(name):
		return fmt.Sprintf(`write "https://%s" if it is a site, or a path of this blog`, name)
	case image || path.Ext(name) != "" && !strings.ContainsAny(path.Ext(name), " \t"):
		return x.hintFile(from, name)
	case !strings.ContainsAny(name, "/."):
		return problem.DidYouMean(name, others, "write it as code if it is no link, else the file name of a post, such as 2025-01-31-hello.md, or its address")
	}
	return problem.DidYouMean(name, others, hintPost)
}

// mayBeElsewhere reports whether a path may be of another site at the blog's host, as projects
// on GitHub have theirs beside that of their owner: nothing of the blog is in its first folder,
// or is named alike.
func (x *index) mayBeElsewhere(from origin, name string) bool {
	top, _, isFolder := strings.Cut(strings.TrimPrefix(name, "/"), "/")
	return (isFolder || path.Ext(top) == "") && x.Base == "/" && !x.tops()[top] && !x.folder.IsFolder(top) && !startsWithDigit.MatchString(top) &&
		problem.Nearest(name, except(from.sitePath, x.names().Near(name))) == ""
}

// startsWithDigit matches what posts had their addresses below, such as a year.
var startsWithDigit = regexp.MustCompile(`^\d`)

const hintPost = "write the file name of a post, such as 2025-01-31-hello.md, or its address"

// hostLike matches a host that is written without its scheme.
var hostLike = regexp.MustCompile(`^(?i:www\.[^/\s]+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|app|edu|gov|info|me|co|kr|jp|cn|de|fr|uk|eu))(?:/\S*)?$`)

// hintFile says where a file could be that is not there.
func (x *index) hintFile(from origin, name string) string {
	file := from.join(x.Home.BelowBase(name))
	if !fs.ValidPath(file) || x.folder.Private(file) {
		return "what is outside of the blog's folder, or begins with a dot, is never published: choose another place"
	}
	if x.folder.Exists(file) && !x.folder.IsFolder(file) {
		return fmt.Sprintf("%q is there, and is none of the files that are published: put what is meant for everyone into assets/", file)
	}
	base := path.Base(name)
	if same := x.files()[folder.Fold(base)]; same != "" {
		return fmt.Sprintf("did you mean %q?", "/"+same)
	}
	if near := nearFile(base, except(path.Base(from.file), x.folder.Beside(file).Near(base))); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if folder.IsMarkdown(name) {
		return hintPost
	}
	if _, isJekyll := x.rules.(jekyllRules); isJekyll && !strings.HasPrefix(name, "/") { // A path there is of the page, not of the file.
		asked := path.Join(relativeTo(from.sitePath), name)
		if top, _, _ := strings.Cut(asked[1:], "/"); x.folder.IsFolder(top) {
			return fmt.Sprintf("put the file at %q, or correct the address", asked[1:])
		}
		return fmt.Sprintf(`its path is of the page, so it is asked for at %q: put the file into assets/, and write %q`, asked, "/assets/"+base)
	}
	return fmt.Sprintf("put the file at %q, or correct the address", file)
}

// except yields names without one: no text means itself where it names what is not there.
func except(self string, names iter.Seq[string]) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range names {
			if name != self && !yield(name) {
				return
			}
		}
	}
}

// byName returns files by their names, those that one file alone has.
func byName(files []string) map[string]string {
	all := map[string]string{}
	for _, file := range files {
		name := folder.Fold(path.Base(file))
		if _, again := all[name]; again {
			file = ""
		}
		all[name] = file
	}
	return all
}

// nearFile returns the file that is likely meant by a misspelt name, "" if none is. Those that
// differ in numbers alone are of a row of pictures.
func nearFile(name string, candidates iter.Seq[string]) string {
	stem := func(file string) string { return strings.TrimSuffix(file, path.Ext(file)) }
	return problem.Nearest(name, func(yield func(string) bool) {
		for c := range candidates {
			isNear := problem.Nearest(stem(name), slices.Values([]string{stem(c)})) != ""
			if isNear && (stem(c) == stem(name) || withoutDigits(c) != withoutDigits(name)) && !yield(c) {
				return
			}
		}
	})
}

func withoutDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, s)
}
