package dom

import (
	"strings"

	"golang.org/x/net/html"

	"hanji/app/markdown"
)

// Serialise writes the inside of a node in the form in which the renderer writes
// HTML: attributes in double quotes, & < > and " escaped everywhere.
func Serialise(root *html.Node) string {
	var b strings.Builder
	writeChildren(&b, root)
	return b.String()
}

func writeChildren(b *strings.Builder, parent *html.Node) {
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		switch n.Type {
		case html.TextNode:
			if n.PrevSibling == nil && parent.Data == "pre" && strings.HasPrefix(n.Data, "\n") {
				b.WriteByte('\n') // the parser drops the first one
			}
			b.WriteString(Escape(n.Data))
		case html.ElementNode:
			WriteTag(b, n.Data, n.Attr)
			if !markdown.IsVoid(n.Data) {
				writeChildren(b, n)
				b.WriteString("</" + n.Data + ">")
			}
		}
	}
}

// Escape writes text as it stands in HTML, also between double quotes.
func Escape(s string) string { return escaper.Replace(s) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// WriteTag writes the beginning of an element.
func WriteTag(b *strings.Builder, name string, attrs []html.Attribute) {
	b.WriteString("<" + name)
	for _, a := range attrs {
		b.WriteString(" " + a.Key + `="` + Escape(a.Val) + `"`)
	}
	b.WriteByte('>')
}
