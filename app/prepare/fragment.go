package prepare

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parse is tryParse for HTML that is not known to be deep.
func parse(s string) *html.Node {
	root, _ := tryParse(s)
	return root
}

// tryParse parses HTML as the inside of a div, as innerHTML does. It reports whether that
// went well: HTML that is nested too deeply, or multiplies, becomes text.
func tryParse(s string) (root *html.Node, ok bool) {
	root = &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	var nodes []*html.Node
	if ok = !multiplies(s); ok {
		var err error
		nodes, err = html.ParseFragment(strings.NewReader(s), root)
		ok = err == nil
	}
	if !ok {
		nodes = []*html.Node{{Type: html.TextNode, Data: s}}
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

// serialise writes the inside of a node in the form in which the renderer writes
// HTML: attributes in double quotes, & < > and " escaped everywhere.
func serialise(root *html.Node) string {
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
			b.WriteString(escaper.Replace(n.Data))
		case html.ElementNode:
			writeTag(b, n.Data, n.Attr)
			if !void[n.Data] {
				writeChildren(b, n)
				b.WriteString("</" + n.Data + ">")
			}
		}
	}
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func writeTag(b *strings.Builder, name string, attrs []html.Attribute) {
	b.WriteString("<" + name)
	for _, a := range attrs {
		b.WriteString(" " + a.Key + `="` + escaper.Replace(a.Val) + `"`)
	}
	b.WriteByte('>')
}

// writeLink writes the link that takes an element's place.
func writeLink(b *strings.Builder, tag html.Token) {
	writeTag(b, tag.Data, tag.Attr)
	b.WriteString(escaper.Replace(linkText(tag)) + "</" + tag.Data + ">")
}

// linkText returns the host to which a link leads, which Markdown does not take
// for a link of its own.
func linkText(tag html.Token) string {
	u, err := url.Parse(attribute(tag.Attr, "href"))
	if err != nil {
		return "iframe"
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// clean applies the policy to all that is in a node.
func (c *cleaner) clean(parent *html.Node) {
	for n := parent.FirstChild; n != nil; {
		next := n.NextSibling
		if n.Type == html.ElementNode {
			next = c.cleanElement(n)
		} else if n.Type != html.TextNode {
			parent.RemoveChild(n)
		}
		n = next
	}
}

// cleanElement applies the policy to an element and returns the node to go on
// with.
func (c *cleaner) cleanElement(n *html.Node) *html.Node {
	next := n.NextSibling
	tag, verdict := c.judge(n)
	switch verdict {
	case remove:
		n.Parent.RemoveChild(n)
	case replace:
		link := &html.Node{Type: html.ElementNode, Data: tag.Data, Attr: tag.Attr}
		link.AppendChild(&html.Node{Type: html.TextNode, Data: linkText(tag)})
		n.Parent.InsertBefore(link, n)
		n.Parent.RemoveChild(n)
	case unwrap:
		first := n.FirstChild
		for child := n.FirstChild; child != nil; child = n.FirstChild {
			n.RemoveChild(child)
			n.Parent.InsertBefore(child, n)
		}
		n.Parent.RemoveChild(n)
		if first != nil {
			return first
		}
	case keep:
		n.Data, n.DataAtom, n.Attr = tag.Data, atom.Lookup([]byte(tag.Data)), tag.Attr
		if tag.Data == "iframe" {
			n.FirstChild, n.LastChild = nil, nil
			break
		}
		c.clean(n)
	}
	return next
}

// maxSettling bounds how often HTML is parsed, cleaned and serialised until
// that changes nothing.
const maxSettling = 8

// settle returns HTML that follows the policy and that parsing and serialising
// leaves as it is, also parsed, and whether this is what it was given. HTML that
// does not settle, which no author writes, becomes its plain text.
func settle(given string) (settled string, root *html.Node, same bool) {
	c := &cleaner{rendered: true}
	settled = given
	for range maxSettling {
		root = parse(settled)
		c.clean(root)
		out := serialise(root)
		if out == settled {
			return settled, root, settled == given
		}
		settled = out
	}
	settled = "<pre>" + escaper.Replace(digestOf(parse(given)).plain()) + "</pre>\n"
	return settled, parse(settled), false
}

// blankLines matches what would end a block of HTML in Markdown.
var blankLines = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)

// cleanBlock applies the policy to a piece of HTML that is complete in itself,
// and writes it so that Markdown takes it for one block again.
func (c *cleaner) cleanBlock(s string) string {
	root := parse(s)
	c.clean(root)
	adoptCaptions(root)
	joinLines(root)
	return trimLines(serialise(root))
}

// trimLines takes white space off both ends.
func trimLines(s string) string { return strings.Trim(s, " \t\n") }

func joinLines(parent *html.Node) {
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		if n.Type == html.TextNode {
			n.Data = blankLines.ReplaceAllString(n.Data, "\n")
		} else if n.Data != "pre" {
			joinLines(n)
		}
	}
}

// adoptCaptions puts each caption that stands below a frame, video, picture or
// table into one figure with it.
func adoptCaptions(parent *html.Node) {
	for n := parent.FirstChild; n != nil; n = n.NextSibling {
		if n.Data != "figcaption" || parent.Data == "figure" {
			adoptCaptions(n)
			continue
		}
		media := n.PrevSibling
		for media != nil && (media.Data == "br" || media.Type == html.TextNode && strings.TrimSpace(media.Data) == "") {
			media = media.PrevSibling
		}
		if media == nil || !captioned[media.Data] {
			continue
		}
		figure := &html.Node{Type: html.ElementNode, Data: "figure"}
		parent.InsertBefore(figure, media)
		for c := media; figure.LastChild != n; {
			next := c.NextSibling
			parent.RemoveChild(c)
			figure.AppendChild(c)
			c = next
		}
		n = figure
	}
}

var captioned = map[string]bool{
	"audio": true, "iframe": true, "img": true, "picture": true, "table": true, "video": true,
}
