package theme

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/markdown"
)

// The elements of Distill, with which al-folio's blogs write articles of science. A script
// makes footnotes, citations, formulas and code of them in the browser.

// distillBlocks are those of which only the content counts, each with what holds it.
var distillBlocks = map[string]string{
	"d-abstract": "div", "d-acknowledgements": "div", "d-appendix": "div", "d-article": "div", "d-byline": "div", "d-contents": "div",
	"d-figure": "figure", "d-title": "div", "d-toc": "div",
}

// distillRemoved are those that the script fills, or in which there is nothing to read.
var distillRemoved = []string{"d-citation-list", "d-footnote-list", "d-front-matter", "d-bibliography", "distill-header", "distill-footer"}

// readDistill makes text, code and formulas in their marks of the elements that hold them.
func (t *Text) readDistill(root *html.Node) {
	for _, n := range elementsIn(root, "d-math") {
		open, end := `\(`, `\)`
		if dom.HasAttribute(n.Attr, "block") {
			open, end = `\[`, `\]`
		}
		if !t.HasMath {
			dom.Rename(n, "code")
			n.Attr = nil
			continue
		}
		n.Parent.InsertBefore(dom.NewText(open+dom.TextIn(n)+end), n)
		n.Parent.RemoveChild(n)
	}
	for _, n := range elementsIn(root, "d-code") {
		text := dom.TextIn(n)
		language := dom.Attribute(n.Attr, "language")
		isBlock := dom.HasAttribute(n.Attr, "block") || strings.Contains(strings.TrimSpace(text), "\n")
		dom.Rename(n, "code")
		n.Attr, n.FirstChild, n.LastChild = nil, nil, nil
		if language != "" {
			dom.SetAttribute(n, "class", "language-"+language)
		}
		n.AppendChild(dom.NewText(strings.Trim(text, "\n") + "\n"))
		if isBlock {
			dom.Wrap(n, dom.NewElement("pre"))
		} else {
			n.FirstChild.Data = strings.TrimSpace(text)
		}
	}
}

// undistill makes of Distill's other elements what they stand for. Of a bibliography there
// are only the keys.
func (t *Text) undistill(root *html.Node) {
	var notes *footnotes
	for _, n := range elementsIn(root, "d-cite", "cite", "d-footnote") {
		switch {
		case n.Data == "d-footnote":
			if notes == nil {
				notes = footnotesOf(root)
			}
			notes.add(n)
		case n.Data == "d-cite":
			t.cite(n, dom.Attribute(n.Attr, "key")+","+dom.Attribute(n.Attr, "bibtex-key"))
		case dom.HasAttribute(n.Attr, "data-keys"): // What app/liquid makes of the tags of jekyll-scholar.
			t.cite(n, dom.Attribute(n.Attr, "data-keys"))
		}
	}
	for _, n := range elementsIn(root, slices.Collect(maps.Keys(distillBlocks))...) {
		if n.FirstChild == nil {
			n.Parent.RemoveChild(n)
			continue
		}
		dom.Rename(n, distillBlocks[n.Data])
	}
	for _, n := range elementsIn(root, distillRemoved...) {
		if n.Data == "d-bibliography" {
			t.lose(bibliographies, "<d-bibliography", "{% bibliography")
		}
		n.Parent.RemoveChild(n)
	}
}

// cite shows the keys of a citation.
func (t *Text) cite(n *html.Node, written string) {
	t.lose(bibliographies, "<d-cite", "{% cite", "{% reference")
	var keys []string
	for key := range strings.SplitSeq(written, ",") {
		if key = strings.TrimSpace(key); key != "" {
			keys = append(keys, key)
		}
	}
	if len(keys) > 0 {
		putInText(n, dom.NewText("["+strings.Join(keys, ", ")+"]"))
	}
	dom.Unwrap(n)
}

// putInText puts a node before another, or where that stands between paragraphs, at the end
// of the one before: to kramdown, such an element at the beginning of a line is a block.
func putInText(before, n *html.Node) {
	parent := before.Parent
	if parent.Data != "div" && parent.Data != "section" && parent.Data != "blockquote" {
		parent.InsertBefore(n, before)
		return
	}
	switch of := elementBefore(before); {
	case of != nil && of.Data == "p":
		for of.NextSibling != before { // White space.
			parent.RemoveChild(of.NextSibling)
		}
		if n.Type == html.TextNode {
			n.Data = " " + n.Data
		}
		of.AppendChild(n)
	case n.PrevSibling == nil && inText(before):
		parent.InsertBefore(n, before)
	default:
		paragraph := dom.NewElement("p")
		parent.InsertBefore(paragraph, before)
		paragraph.AppendChild(n)
	}
}

// inText reports whether there is text beside a node.
func inText(n *html.Node) bool {
	for _, beside := range []*html.Node{n.PrevSibling, n.NextSibling} {
		if beside != nil && beside.Type == html.TextNode && strings.TrimSpace(beside.Data) != "" {
			return true
		}
	}
	return false
}

// footnotes are those of a text, in the form that kramdown gives them.
type footnotes struct {
	list   *html.Node
	number int // Of the next one.
	ids    map[string]bool
}

// footnotesOf returns those that kramdown made, to which others can be added.
func footnotesOf(root *html.Node) *footnotes {
	f := &footnotes{list: footnoteList(root), ids: map[string]bool{}}
	start, _ := strconv.Atoi(dom.Attribute(f.list.Attr, "start"))
	f.number = max(1, start)
	for item := range f.list.ChildNodes() {
		if isElement(item, "li") {
			f.number++
		}
	}
	for n := range root.Descendants() {
		f.ids[dom.Attribute(n.Attr, "id")] = true
	}
	return f
}

// add puts a mark in the place of a note that stands in the text, and that into the list.
func (f *footnotes) add(note *html.Node) {
	number := strconv.Itoa(f.number)
	f.number++
	name := number
	for f.ids["fn:"+name] || f.ids["fnref:"+name] {
		name += "-d"
	}
	mark := dom.NewElement("sup", "id", "fnref:"+name)
	mark.AppendChild(newLink("#fn:"+name, "footnote", number))
	putInText(note, mark)
	note.Parent.RemoveChild(note)

	item, last := dom.NewElement("li", "id", "fn:"+name), dom.NewElement("p")
	if hasBlock(note) {
		dom.MoveChildren(note, item, nil)
	} else {
		dom.MoveChildren(note, last, nil)
	}
	last.AppendChild(dom.NewText("\u00a0"))
	last.AppendChild(newLink("#fnref:"+name, "reversefootnote", "↩\ufe0e"))
	item.AppendChild(last)
	f.list.AppendChild(item)
}

func newLink(href, class, text string) *html.Node {
	link := dom.NewElement("a", "href", href, "class", class)
	link.AppendChild(dom.NewText(text))
	return link
}

// footnoteList returns the list of kramdown's footnotes, or a new one at the end.
func footnoteList(root *html.Node) *html.Node {
	for _, n := range elementsIn(root, "div") {
		if list := onlyIn(n); dom.HasClass(n, "footnotes") && isElement(list, "ol") {
			return list
		}
	}
	list, box := dom.NewElement("ol"), dom.NewElement("div", "class", "footnotes", "role", "doc-endnotes")
	box.AppendChild(list)
	root.AppendChild(box)
	root.AppendChild(dom.NewText("\n"))
	return list
}

// hasBlock reports whether a block is in an element.
func hasBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && markdown.IsBlock(c.Data) {
			return true
		}
	}
	return false
}
