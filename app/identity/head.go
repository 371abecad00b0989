package identity

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/jekyll"
)

var (
	// ofHead matches includes that themes leave to blogs for the head of pages, or that copies
	// of themes change.
	ofHead = regexp.MustCompile(`(?i)head|favicon|icons?\.|metadata|verification`)
	// literal matches an address that a template makes absolute, and root the blog's own.
	literal = regexp.MustCompile(`\{\{-?\s*["']([^"'{}]*)["'][^{}]*\}\}`)
	root    = regexp.MustCompile(`\{\{-?\s*site\.(?:base)?url[^{}]*\}\}`)
	// construct matches what is left of Liquid.
	construct = regexp.MustCompile(`(?s)\{%.*?%\}|<!--.*?-->`)
)

// ReadHead reads icons and records of ownership from includes of the blog's own, where the
// layouts around them are in the gem of a theme.
func ReadHead(b *jekyll.Blog) (found Frame) {
	for file, text := range b.OwnTemplates() {
		if !strings.HasPrefix(file, b.Dir("includes_dir", "_includes")) || !ofHead.MatchString(path.Base(file)+path.Base(path.Dir(file))) {
			continue
		}
		text = construct.ReplaceAllString(root.ReplaceAllString(literal.ReplaceAllString(text, "$1"), ""), "")
		tree, ok := dom.TryParse(text)
		if !ok {
			continue
		}
		found.File = file
		for n := range tree.Descendants() {
			if n.Type == html.ElementNode && !strings.Contains(dom.Attribute(n.Attr, "href")+dom.Attribute(n.Attr, "content"), "{{") {
				found.read(n, "/")
			}
		}
	}
	found.Logo, found.Profiles = "", nil // They are of the page's body.
	return found
}
