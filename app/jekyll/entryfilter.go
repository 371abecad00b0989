package jekyll

import (
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"hanji/app/folder"
	"hanji/app/front"
)

// entryFilter says which files and folders Jekyll reads (entry_filter.rb).
type entryFilter struct {
	exclude, include []pattern
	folder           *folder.Folder
}

// excludedAlways are the patterns that every Jekyll blog excludes.
var excludedAlways = []string{
	".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock", "node_modules",
	"vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/",
}

func (c config) entryFilter(f *folder.Folder) entryFilter {
	include := []string{".htaccess"}
	if v := c.Get("include"); v.Kind != front.Absent {
		include = v.Scalars()
	}
	exclude := c.Get("exclude").Scalars()
	for _, key := range []string{"exclude", "include"} {
		if v := c.Get(key); globLength(v.Scalars()) > maxGlobs {
			c.Errorf(v.At, "name folders in place of the files in them",
				"the patterns with *, ? or [ under %s have %d bytes together, more than %d", key, globLength(v.Scalars()), maxGlobs)
			include, exclude = nil, nil
		}
	}
	filter := entryFilter{folder: f}
	for _, p := range include {
		filter.include = append(filter.include, newPattern(p))
	}
	for _, p := range slices.Concat(exclude, excludedAlways) {
		if !slices.Contains(include, p) {
			filter.exclude = append(filter.exclude, newPattern(p))
		}
	}
	return filter
}

// reads reports whether Jekyll reads an entry of a folder, which may be deeper in it.
func (f entryFilter) reads(dir, entry string) bool {
	if strings.HasSuffix(entry, ".") {
		return false
	}
	included := f.includes(entry)
	if !included && f.matches(f.exclude, path.Join(dir, entry)) {
		return false
	}
	const hidden = "._#~"
	return included || !strings.Contains(hidden, entry[:1]) && !strings.Contains(hidden, path.Base(entry)[:1]) &&
		!strings.HasSuffix(entry, "~")
}

// includes reports whether the settings include an entry, whatever it begins with.
func (f entryFilter) includes(entry string) bool {
	return f.matches(f.include, entry) || f.matches(f.include, path.Base(entry))
}

func (f entryFilter) matches(patterns []pattern, name string) bool {
	name = norm.NFC.String(name)
	return slices.ContainsFunc(patterns, func(p pattern) bool {
		return strings.HasPrefix(name, p.text) || p.glob != nil && p.glob.MatchString(name) || p.text == name+"/" && f.folder.IsFolder(name)
	})
}

// pattern is what names begin with, or match in the way of Ruby's File.fnmatch?.
type pattern struct {
	text string
	glob *regexp.Regexp // nil without special characters
}

// maxGlobs is how many bytes patterns with special characters may have together: each is
// compared with every name.
const maxGlobs = 4000

func globLength(patterns []string) (length int) {
	for _, p := range patterns {
		if strings.ContainsAny(p, special) {
			length += len(p)
		}
	}
	return length
}

const special = `*?[\`

func newPattern(text string) pattern {
	p := pattern{text: strings.TrimLeft(norm.NFC.String(text), "/")}
	if !strings.ContainsAny(p.text, special) {
		return p
	}
	var b strings.Builder
	for rest := p.text; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		class, after, closed := strings.Cut(rest, "]")
		switch {
		case r == '*': // Folders included.
			b.WriteString(`.*`)
		case r == '?':
			b.WriteString(`.`)
		case r == '[' && closed && class != "":
			if class[0] == '!' {
				class = "^" + class[1:]
			}
			b.WriteString("[" + strings.ReplaceAll(class, `[`, `\[`) + "]")
			rest = after
		case r == '\\' && rest != "":
			_, size := utf8.DecodeRuneInString(rest)
			b.WriteString(regexp.QuoteMeta(rest[:size]))
			rest = rest[size:]
		default:
			b.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	p.glob, _ = regexp.Compile(`(?s)\A` + b.String() + `\z`) // A class that is none matches nothing.
	return p
}
