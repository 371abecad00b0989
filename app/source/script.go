package source

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	utf "golang.org/x/text/encoding/unicode"

	"hanji/app/folder"
)

// documents are the endings of files that a browser opens as a page, with all scripts in
// them, and which of them it reads as XML.
var documents = map[string]struct{ isXML bool }{
	".htm": {}, ".html": {}, ".shtml": {},
	".atom": {true}, ".kml": {true}, ".mathml": {true}, ".mml": {true}, ".opf": {true}, ".rdf": {true}, ".rss": {true},
	".svg": {true}, ".svgz": {true}, ".wsdl": {true}, ".xht": {true}, ".xhtml": {true}, ".xml": {true}, ".xsd": {true},
	".xsl": {true}, ".xslt": {true}, ".xspf": {true},
}

// isDocument reports whether a file is one that a browser opens as a page.
func isDocument(file string) bool {
	_, is := documents[strings.ToLower(path.Ext(file))]
	return is
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
	if hasScript(file, head) {
		return ownOrigin
	}
	if head.N == 0 {
		return fmt.Sprintf("and no script was looked for after its first %d MB", folder.MaxText>>20)
	}
	return ""
}

// hasScript reports whether a document would run a script that stands in it.
func hasScript(file string, content io.Reader) bool {
	buffered := bufio.NewReader(content)
	wide := wideEncoding(buffered)
	switch {
	case documents[strings.ToLower(path.Ext(file))].isXML:
		return xmlHasScript(buffered, wide)
	case wide != nil:
		return htmlHasScript(wide.NewDecoder().Reader(buffered))
	}
	decoded, err := charset.NewReader(buffered, "text/html")
	return err == nil && htmlHasScript(decoded) // It has nothing to read otherwise.
}

// wideEncoding is UTF-16 where a document is in it by its first bytes, nil where it is not.
func wideEncoding(content *bufio.Reader) encoding.Encoding {
	head, _ := content.Peek(2)
	switch string(head) {
	case "\xFE\xFF", "\x00<":
		return utf.UTF16(utf.BigEndian, utf.UseBOM)
	case "\xFF\xFE", "<\x00":
		return utf.UTF16(utf.LittleEndian, utf.UseBOM)
	}
	return nil
}

func htmlHasScript(content io.Reader) bool {
	for tokens := html.NewTokenizer(content); ; {
		switch tokens.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken, html.SelfClosingTagToken:
			if runs(tokens.Token()) {
				return true
			}
		}
	}
}

// xmlHasScript reads as a browser does: up to the first fault. What only this reader takes
// for one may be followed by anything, and is read for what looks like a script.
func xmlHasScript(content io.Reader, wide encoding.Encoding) bool {
	if wide != nil {
		content = wide.NewDecoder().Reader(content)
	}
	var rest bytes.Buffer
	tokens := xml.NewDecoder(io.TeeReader(content, &rest))
	tokens.Strict = false
	tokens.CharsetReader = func(label string, content io.Reader) (io.Reader, error) {
		if wide != nil {
			return content, nil
		}
		return charset.NewReaderLabel(label, content)
	}
	for {
		token, err := tokens.RawToken()
		if err == io.EOF {
			return false
		}
		if err != nil {
			_, _ = io.Copy(&rest, content)
			return looksScripted.Match(rest.Bytes())
		}
		switch token := token.(type) {
		case xml.Directive:
			if definesMarkup.Match(token) {
				return true
			}
		case xml.ProcInst:
			if token.Target == "xml-stylesheet" && isTransform.Match(token.Inst) {
				return true
			}
		case xml.StartElement:
			t := html.Token{Data: strings.ToLower(token.Name.Local)}
			for _, a := range token.Attr {
				t.Attr = append(t.Attr, html.Attribute{Key: strings.ToLower(a.Name.Local), Val: a.Value})
			}
			if runs(t) {
				return true
			}
		}
	}
}

// looksScripted matches what a script begins with in XML.
var looksScripted = regexp.MustCompile(`(?i)<([^\s<>/:]+:)?script|\son[a-z]+\s*=|javascript:|<!ENTITY|<!ATTLIST|<\?xml-stylesheet`)

// definesMarkup matches what makes markup of a name in XML: an entity that is more than
// text, and an attribute that goes without saying.
var definesMarkup = regexp.MustCompile(`(?s)<!ENTITY\s[^>]*["'][^"']*[<&]|<!ATTLIST\s`)

// isTransform matches a style sheet that is a program.
var isTransform = regexp.MustCompile(`xslt?\b`)

// runs reports whether a tag begins a script, or has one in an attribute.
func runs(t html.Token) bool {
	if t.Data == "script" && isProgram(attribute(t.Attr, "type")) {
		return true
	}
	for _, a := range t.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"):
			return true
		case a.Key == "srcdoc":
			if htmlHasScript(strings.NewReader(a.Val)) {
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
