package dom

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Parse is TryParse for HTML that is not known to be deep.
func Parse(s string) *html.Node {
	root, _ := TryParse(s)
	return root
}

// TryParse parses HTML as the inside of a div, as innerHTML does. It reports whether that
// went well: HTML that is nested too deeply, or multiplies, becomes text.
func TryParse(s string) (root *html.Node, ok bool) {
	root = &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	var nodes []*html.Node
	if ok = !multiplies(s); ok {
		var err error
		nodes, err = html.ParseFragment(strings.NewReader(s), root)
		ok = err == nil
	}
	if !ok {
		nodes = []*html.Node{NewText(s)}
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	return root, ok
}

// formatting are the elements that HTML opens again in the next block where they are
// left open.
var formatting = map[string]bool{
	"a": true, "b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true,
	"small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// multiplies reports whether a parser might make far more elements of HTML than are in
// it: for each tag and text all formatting that is open.
func multiplies(s string) bool {
	z := html.NewTokenizer(strings.NewReader(s))
	open, opened := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken:
			if name, _ := z.TagName(); formatting[string(name)] {
				open++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); formatting[string(name)] && open > 0 {
				open--
			}
		}
		if opened += open; opened > 1<<18+2*len(s) {
			return true
		}
	}
}

// SortFormatting puts the attributes of formatting elements in the order of their names,
// as the parser leaves them, in HTML of the form that Serialise writes.
func SortFormatting(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	for z.Next() != html.ErrorToken {
		raw := string(z.Raw())
		if tag := z.Token(); tag.Type == html.StartTagToken && formatting[tag.Data] {
			slices.SortFunc(tag.Attr, func(a, b html.Attribute) int { return cmp.Compare(a.Key, b.Key) })
			WriteTag(&b, tag.Data, tag.Attr)
		} else {
			b.WriteString(raw)
		}
	}
	b.Write(z.Raw()) // A tag that does not end.
	return b.String()
}
