package prepare

import (
	"cmp"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/markdown"
)

// writeLink writes the link that takes an element's place.
func writeLink(b *strings.Builder, tag html.Token) {
	dom.WriteTag(b, tag.Data, tag.Attr)
	b.WriteString(dom.Escape(linkText(tag)) + "</" + tag.Data + ">")
}

// linkText returns the host to which a link leads, or the name of a file of the blog, which
// Markdown does not take for a link of its own.
func linkText(tag html.Token) string {
	u, err := url.Parse(dom.Attribute(tag.Attr, "href"))
	if err != nil {
		return "iframe"
	}
	return cmp.Or(strings.TrimPrefix(u.Hostname(), "www."), path.Base(u.Path))
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
		dom.Rename(n, tag.Data)
		n.Attr, n.FirstChild, n.LastChild = tag.Attr, nil, nil
		n.AppendChild(dom.NewText(linkText(tag)))
		if n.Parent.Parent == nil || n.Parent.Data == "div" || n.Parent.Data == "figure" {
			dom.Wrap(n, dom.NewElement("p"))
		}
	case unwrap:
		if n.FirstChild != nil {
			next = n.FirstChild
		}
		dom.Unwrap(n)
	case keep:
		dom.Rename(n, tag.Data)
		n.Attr = tag.Attr
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
// leaves as it is but for the order of attributes, also parsed, and whether this is
// what it was given. HTML that does not settle, which no author writes, becomes its
// plain text.
func settle(given string) (settled string, root *html.Node, same bool) {
	c := &cleaner{preparation: newPreparation(Input{}), rendered: true}
	settled = given
	for range maxSettling {
		root = dom.Parse(settled)
		c.clean(root)
		out := dom.Serialise(root)
		if out == dom.SortFormatting(settled) {
			return settled, root, settled == given
		}
		settled = out
	}
	settled = "<pre>" + dom.Escape(markdown.Article{HTML: dom.Serialise(dom.Parse(given))}.Plain()) + "</pre>\n"
	return settled, dom.Parse(settled), false
}

// blankLines matches what would end a block of HTML in Markdown.
var blankLines = regexp.MustCompile(`\n[ \t]*(\n[ \t]*)+`)

// cleanBlock applies the policy to a piece of HTML that is complete in itself,
// and writes it so that Markdown takes it for one block again.
func (c *cleaner) cleanBlock(s string) string {
	root := dom.Parse(s)
	c.clean(root)
	adoptCaptions(root)
	for _, text := range dom.TextNodes(root, map[string]bool{"pre": true}) {
		text.Data = blankLines.ReplaceAllString(text.Data, "\n")
	}
	return trimLines(dom.Serialise(root))
}

// trimLines takes white space off both ends.
func trimLines(s string) string { return strings.Trim(s, " \t\n") }

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
		figure := dom.NewElement("figure")
		dom.Wrap(media, figure)
		for figure.LastChild != n {
			next := figure.NextSibling
			parent.RemoveChild(next)
			figure.AppendChild(next)
		}
		n = figure
	}
}

var captioned = map[string]bool{
	"audio": true, "iframe": true, "img": true, "picture": true, "table": true, "video": true,
}
