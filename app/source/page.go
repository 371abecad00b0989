package source

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// readPage reads what only the pages of a Jekyll blog have (page.rb).
func (d *draft) readPage(f fields, s *Settings) {
	p := &d.post
	p.Page = true
	if v := f.get("date"); v.kind == scalar {
		p.Date, _ = parseDate(v.text, v.quoted, s.Zone) // To Jekyll, it is a text of any kind.
	}
	dir, name := path.Split("/" + norm.NFC.String(d.file))
	base := strings.TrimRight(strings.TrimSuffix(name, path.Ext(name)), ".")
	d.fallback = titleOf(base, name)
	pattern := s.config.suffixed("/:path/:basename")
	switch {
	case d.isRaw():
		pattern, base = "/:path/:basename", name
	case base == "index":
		pattern = "/:path/"
	}
	d.address(f, pattern, linkParts{path: dir, file: base})
}

// isRaw reports whether a page is no HTML: a feed, a script, data. Its address ends as it
// is written, or as the file's name does.
func (d *draft) isRaw() bool { return d.collection == pages && outputExt(d.file, d.front) != ".html" }

// rawExts are the endings of addresses that make a page no HTML.
var rawExts = []string{".atom", ".css", ".csv", ".ics", ".js", ".json", ".opml", ".rss", ".svg", ".txt", ".webmanifest", ".xml", ".xsl", ".yml"}

// outputExt returns the ending of the file that is made of a page.
func outputExt(file string, f fields) string {
	if ext := path.Ext(f.get("permalink").text); slices.Contains(rawExts, ext) {
		return ext
	}
	if isMarkdown(file) || isHTML(file) {
		return ".html"
	}
	return path.Ext(file)
}

// mostPages is how many pages the navigation names unless the settings say which.
const mostPages = 6

// navigation returns the pages that the navigation names: those of header_pages, or those
// at the top of the blog that have a title and a text.
func (s *Settings) navigation(drafts []*draft) (links []Link) {
	byFile := map[string]*draft{}
	var files []string
	for _, d := range drafts {
		if d.left != "" || d.collection != pages || d.isRaw() {
			continue
		}
		byFile[d.file] = d
		if strings.Count(strings.TrimSuffix(d.post.Path, "/"), "/") == 1 && d.front.scalar("title") != "" && d.plain != "" && len(files) < mostPages {
			files = append(files, d.file)
		}
	}
	if chosen := s.config.get("header_pages"); chosen.kind == list {
		files = chosen.scalars()
	}
	for _, file := range files {
		if d := byFile[file]; d != nil {
			links = append(links, Link{d.post.Title, d.post.Path})
		}
	}
	return links
}
