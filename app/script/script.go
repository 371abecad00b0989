// Package script finds the scripts of files that a browser opens as pages, as far as they
// can be found without one.
package script

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
	utf "golang.org/x/text/encoding/unicode"

	"hanji/app/folder"
)

// documents are the endings of files that a browser opens as a page, with all scripts in
// them, and whether it reads them as XML.
var documents = map[string]bool{
	".htm": false, ".html": false, ".shtml": false,
	".atom": true, ".kml": true, ".mathml": true, ".mml": true, ".opf": true, ".rdf": true, ".rss": true,
	".svg": true, ".svgz": true, ".wsdl": true, ".xht": true, ".xhtml": true, ".xml": true, ".xsd": true,
	".xsl": true, ".xslt": true, ".xspf": true,
}

// IsDocument reports whether a file is one that a browser opens as a page.
func IsDocument(file string) bool {
	_, is := documents[strings.ToLower(path.Ext(file))]
	return is
}

// OwnOrigin is what Find says of a script.
const OwnOrigin = "with a script that runs on the blog's own origin"

// Find says what scripts a document has, as far as they are found. Only so much of it
// is read as a text may have, packed or not; what can't be read has none.
func Find(file string, content io.Reader) (what string) {
	buffered := bufio.NewReader(content)
	content = buffered
	if head, _ := buffered.Peek(2); string(head) == "\x1f\x8b" && strings.EqualFold(path.Ext(file), ".svgz") {
		unpacked, err := gzip.NewReader(buffered)
		if err != nil {
			return ""
		}
		content = unpacked
	}
	text, err := io.ReadAll(io.LimitReader(content, folder.MaxText+1))
	switch {
	case Has(file, text):
		return OwnOrigin
	case err == nil && len(text) > folder.MaxText:
		return fmt.Sprintf("and no script was looked for after its first %d MB", folder.MaxText>>20)
	}
	return ""
}

// Has reports whether a document would run a script that stands in it. What it says
// of its encoding may not be what a browser makes of it: it is read as it is, too.
func Has(file string, text []byte) bool {
	isXML := documents[strings.ToLower(path.Ext(file))]
	has := htmlHasScript
	if isXML {
		has = xmlHasScript
	}
	if has(text) {
		return true
	}
	decoded := decode(text, isXML)
	return !bytes.Equal(decoded, text) && has(decoded)
}

// decode returns a document in UTF-8, by its first bytes or what it declares.
func decode(text []byte, isXML bool) []byte {
	from, _, _ := charset.DetermineEncoding(text, "")
	switch {
	case isXML && bytes.HasPrefix(text, []byte("<\x00")):
		from = utf.UTF16(utf.LittleEndian, utf.UseBOM)
	case isXML && bytes.HasPrefix(text, []byte("\x00<")):
		from = utf.UTF16(utf.BigEndian, utf.UseBOM)
	case isXML:
		if m := xmlEncoding.FindSubmatch(text); m != nil {
			if declared, _ := charset.Lookup(string(m[1])); declared != nil {
				from = declared
			}
		}
	}
	decoded, err := from.NewDecoder().Bytes(text)
	if err != nil {
		return text
	}
	return decoded
}

var (
	xmlDeclaration = regexp.MustCompile(`^(?:\x{FEFF})?<\?xml\s[^>]*>`)
	xmlEncoding    = regexp.MustCompile(`^<\?xml\s[^>]*\bencoding\s*=\s*["']([^"'>]+)`)
)

// htmlHasScript reads within drawings and formulas by their rules as well as by those of
// HTML: which hold is only known to a parser.
func htmlHasScript(text []byte) bool {
	mixed := []bool{false}
	if foreign.Match(text) {
		mixed = []bool{false, true}
	}
	for _, noRawText := range mixed {
		for _, sections := range mixed {
			tokens := html.NewTokenizer(bytes.NewReader(text))
			tokens.AllowCDATA(sections)
			for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
				if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
					continue
				}
				t := tokens.Token()
				if runs(t) {
					return true
				}
				if noRawText && t.Data != "script" {
					tokens.NextIsNotRawText()
				}
			}
		}
	}
	return false
}

var foreign = regexp.MustCompile(`(?i)<(?:svg|math)\b`)

// xmlHasScript reads as a browser does: up to the first fault. What only this reader takes
// for one may be followed by anything, and is searched for what looks like a script.
func xmlHasScript(text []byte) bool {
	tokens := xml.NewDecoder(bytes.NewReader(xmlDeclaration.ReplaceAll(text, nil)))
	tokens.Strict = false
	for {
		token, err := tokens.RawToken()
		if err == io.EOF {
			return false
		}
		if err != nil {
			unescaped := html.UnescapeString(string(text))
			return looksScripted.Match(text) || looksScripted.MatchString(unescaped) || strings.Contains(squeezed(unescaped), "javascript:")
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
			if runs(htmlOf(token)) || makesScript(token) {
				return true
			}
		}
	}
}

// htmlOf returns a tag as HTML has it: without prefixes, and without the attributes that
// mean something only where they have none.
func htmlOf(tag xml.StartElement) html.Token {
	t := html.Token{Data: strings.ToLower(tag.Name.Local)}
	for _, a := range tag.Attr {
		key := strings.ToLower(a.Name.Local)
		if a.Name.Space != "" && strings.HasPrefix(key, "on") || key == "type" && (a.Name.Space != "" || a.Name.Local != key) {
			continue
		}
		t.Attr = append(t.Attr, html.Attribute{Key: key, Val: a.Value})
	}
	return t
}

// makesScript reports whether a tag is one of a style sheet that makes a script, or what
// has any name.
func makesScript(tag xml.StartElement) bool {
	if tag.Name.Space == "" || tag.Name.Local != "element" && tag.Name.Local != "attribute" {
		return false
	}
	for _, a := range tag.Attr {
		if a.Name.Local == "name" {
			name := strings.ToLower(a.Value[strings.IndexByte(a.Value, ':')+1:]) // without its prefix
			return name == "script" || strings.HasPrefix(name, "on") || strings.Contains(a.Value, "{")
		}
	}
	return false
}

// looksScripted matches what a script begins with in XML.
var looksScripted = regexp.MustCompile(`(?i)<([^\s<>/:]+:)?script|\son[a-z]+\s*=|javascript:|<!ENTITY|<!ATTLIST|<\?xml-stylesheet`)

// definesMarkup matches what makes markup of a name in XML: an entity that is more than
// text, and an attribute that goes without saying. An instruction is not read to its end by
// everyone.
var definesMarkup = regexp.MustCompile(`(?s)<\?|<!ATTLIST\s|<!ENTITY\s[^"'>]*("[^"]*[<&]|'[^']*[<&])`)

// isTransform matches a style sheet that is a program.
var isTransform = regexp.MustCompile(`(?i)xsl|[/+]xml|&`)

// runs reports whether a tag begins a script, or has one in an attribute.
func runs(t html.Token) bool {
	kind := slices.IndexFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "type" })
	if t.Data == "script" && (kind < 0 || isProgram(t.Attr[kind].Val)) {
		return true
	}
	for _, a := range t.Attr {
		switch {
		case strings.HasPrefix(a.Key, "on"):
			return true
		case a.Key == "srcdoc":
			if htmlHasScript([]byte(a.Val)) {
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
	return kind == "" || kind == "module" || slices.ContainsFunc([]string{"javascript", "ecmascript", "jscript", "livescript"},
		func(name string) bool { return strings.Contains(kind, name) })
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
