package source

import (
	"compress/gzip"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"hanji/app/folder"
)

// documents are the endings of files that a browser opens as a page, with all scripts in
// them.
var documents = []string{".htm", ".html", ".shtml", ".svg", ".svgz", ".xht", ".xhtml", ".xml"}

// isDocument reports whether a file is one that a browser opens as a page.
func isDocument(file string) bool {
	return slices.Contains(documents, strings.ToLower(path.Ext(file)))
}

// scripted is the warning of a file that is published as it is, with a script or what may
// be one.
func scripted(file, what string) Problem {
	return Problem{Kind: BadFile, File: file, Warning: true, What: "published as it is, " + what,
		Hint: "publish only files of which you know what their scripts do; in a post, none runs"}
}

const ownOrigin = "with a script that runs on the blog's own origin"

// findScript says what scripts a document has, if any. Only so much of it is read as a text
// may have, packed or not; what can't be read has none.
func findScript(file string, content io.Reader) (what string) {
	if strings.EqualFold(path.Ext(file), ".svgz") {
		unpacked, err := gzip.NewReader(content)
		if err != nil {
			return ""
		}
		content = unpacked
	}
	head := &io.LimitedReader{R: content, N: folder.MaxText + 1}
	if hasScript(head) {
		return ownOrigin
	}
	if head.N == 0 {
		return fmt.Sprintf("and no script was looked for after its first %d MB", folder.MaxText>>20)
	}
	return ""
}

// hasScript reports whether a document would run a script that stands in it.
func hasScript(content io.Reader) bool {
	for tokens := html.NewTokenizer(content); ; {
		switch kind := tokens.Next(); kind {
		case html.ErrorToken:
			return false
		case html.DoctypeToken, html.CommentToken:
			if definesMarkup.Match(tokens.Raw()) {
				return true
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if t := tokens.Token(); runs(t) {
				return true
			}
		}
	}
}

// definesMarkup matches what makes markup of a name in XML: an entity that is more than
// text, an attribute that goes without saying, and a style sheet that is a program.
var definesMarkup = regexp.MustCompile(`(?s)<!ENTITY\s[^>]*["'][^"']*[<&]|<!ATTLIST\s|<\?xml-stylesheet\s[^>]*xslt?\b`)

// runs reports whether a tag begins a script, or has one in an attribute.
func runs(t html.Token) bool {
	_, name, prefixed := strings.Cut(t.Data, ":")
	if !prefixed {
		name = t.Data
	}
	if name == "script" && isProgram(attribute(t.Attr, "type")) {
		return true
	}
	for _, a := range t.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"):
			return true
		case a.Key == "srcdoc":
			if hasScript(strings.NewReader(a.Val)) {
				return true
			}
		case slices.Contains([]string{"alt", "aria-label", "content", "placeholder", "title", "value"}, a.Key):
		case strings.Contains(squeezed(a.Val), "javascript:"):
			return true
		}
	}
	return false
}

// isProgram reports whether a script of a type is run, and not kept for others.
func isProgram(kind string) bool {
	kind = strings.ToLower(strings.TrimSpace(kind))
	return kind == "" || kind == "module" || strings.Contains(kind, "javascript") || strings.Contains(kind, "ecmascript")
}

func attribute(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// squeezed is a text in lower case, without what browsers pass over in an address.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
