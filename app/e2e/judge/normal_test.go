//go:build !js

package judge

import (
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"

	"hanji/app/e2e/built"
)

// compared are the attributes that are part of what an element says. Others are looks, or
// what hanji adds for those who do not see the page, or for what loads when.
var compared = []string{"align", "alt", "checked", "class", "cite", "colspan", "datetime", "dir", "href", "id", "label", "lang",
	"open", "poster", "reversed", "rowspan", "src", "start", "title", "type"}

// ownClasses are those that kramdown, rouge or hanji give to elements by themselves.
var ownClasses = regexp.MustCompile(`^(footnote|footnotes|footnote-ref|footnote-backref|reversefootnote|task-list|task-list-item|task-list-item-checkbox|` +
	`highlight|highlighter-rouge|numbered|language-.*|width-\d+)$`)

// Elements whose content no page of hanji shows; their words count as lost.
var unseen = []string{"canvas", "embed", "math", "object", "select", "svg", "textarea"}

// piece is a tag of a text in normal form, or the words between two tags.
type piece struct {
	text string
	// address is where a link leads, or what an element shows; empty if it has none.
	address string
	// found says that the address leads to something that the build made.
	found bool
	// within are the elements around it.
	within string
}

// normalText is a text in normal form.
type normalText struct {
	pieces []piece
	words  []string
}

// within says in what the piece at a place is.
func (t normalText) within(at int) string {
	if at < len(t.pieces) {
		return t.pieces[at].within
	}
	return "the end"
}

// normalise brings a text into normal form. resolve says where an address leads.
func normalise(root *html.Node, resolve func(string) (string, bool)) normalText {
	w := &normalWriter{resolve: resolve}
	w.children(root)
	w.flush()
	return normalText{w.pieces, strings.Fields(w.said.String())}
}

type normalWriter struct {
	resolve func(string) (string, bool)
	pieces  []piece
	open    []string
	text    strings.Builder
	// space says that white space came after the text so far, block that a block begins
	// or ends there.
	space, block bool
	said         strings.Builder
}

// blocks are the elements around which white space means nothing.
var blocks = strings.Fields(`address blockquote br caption center col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr iframe li ol p pre
	section summary table tbody td tfoot th thead tr ul`)

// void are the elements that have no end.
var void = strings.Fields("br col embed hr img input source track wbr")

func (w *normalWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.write(c.Data)
		case c.Type == html.ElementNode && slices.Contains(unseen, c.Data):
			w.said.WriteString(" " + built.Text(c) + " ")
		case c.Type == html.ElementNode:
			w.element(c)
		}
	}
}

func (w *normalWriter) write(text string) {
	w.said.WriteString(text)
	for i, word := range strings.FieldsFunc(text, isWhite) {
		if (i > 0 || w.space || isWhite(rune(text[0]))) && !w.block {
			w.text.WriteByte(' ')
		}
		w.text.WriteString(word)
		w.space, w.block = false, false
	}
	w.space = w.space || text != "" && isWhite(rune(text[len(text)-1]))
}

// isWhite is HTML's: a no-break space is none.
func isWhite(r rune) bool { return strings.ContainsRune(" \t\n\f\r", r) }

func (w *normalWriter) flush() {
	if w.text.Len() > 0 {
		w.add(piece{text: w.text.String()})
		w.text.Reset()
	}
}

func (w *normalWriter) add(p piece) {
	p.within = strings.Join(w.open, " > ")
	w.pieces = append(w.pieces, p)
}

func (w *normalWriter) tag(p piece, block bool) {
	w.flush()
	w.add(p)
	if block {
		w.said.WriteByte(' ')
		w.space, w.block = false, true
	}
}

func (w *normalWriter) element(n *html.Node) {
	block := slices.Contains(blocks, n.Data)
	w.tag(w.start(n), block)
	w.open = append(w.open, n.Data)
	switch {
	case n.Data == "pre" && first(n, "img") == nil:
		w.said.WriteString(built.Text(n))
		w.verbatim(n)
	default:
		w.children(n)
	}
	w.flush()
	w.open = w.open[:len(w.open)-1]
	if !slices.Contains(void, n.Data) {
		w.tag(piece{text: "</" + n.Data + ">"}, block)
	}
}

// verbatim writes what is in a pre, where white space means what it is.
func (w *normalWriter) verbatim(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			w.text.WriteString(c.Data)
		} else if c.Type == html.ElementNode {
			w.flush()
			w.add(w.start(c))
			w.verbatim(c)
			w.add(piece{text: "</" + c.Data + ">"})
		}
	}
	if text := w.text.String(); text != "" {
		w.text.Reset()
		w.text.WriteString(strings.TrimRight(text, "\n"))
	}
	w.flush()
}

func (w *normalWriter) start(n *html.Node) piece {
	var p piece
	var attributes []string
	for _, a := range n.Attr {
		value := a.Val
		switch {
		case !slices.Contains(compared, a.Key) || a.Key == "title" && n.Data == "iframe":
			continue
		case a.Key == "class":
			value = strings.Join(slices.DeleteFunc(strings.Fields(value), ownClasses.MatchString), " ")
		case a.Key == "href", a.Key == "src":
			p.address, p.found = w.resolve(strings.TrimSpace(value))
			continue
		}
		if value != "" {
			attributes = append(attributes, " "+a.Key+"="+strconv.Quote(strings.Join(strings.Fields(value), " ")))
		}
	}
	if language := languageOf(n); language != "" && n.Data == "code" && n.Parent.Data == "pre" {
		attributes = append(attributes, " language="+strconv.Quote(language))
	}
	slices.Sort(attributes)
	p.text = "<" + n.Data + strings.Join(slices.Compact(attributes), "") + ">"
	return p
}

// builtSite is where a blog lives, and the folder that it was built into.
type builtSite struct {
	address *url.URL
	dir     string
}

// resolver says where the addresses on a page lead. Within the blog it is a path, without
// what only says how a file is served: index.html, .html, a last slash, the query of an asset.
func (s builtSite) resolver(page string) func(string) (string, bool) {
	at := s.address.ResolveReference(&url.URL{Path: strings.TrimSuffix(s.address.Path, "/") + page})
	return func(address string) (string, bool) {
		to, err := at.Parse(address)
		if err != nil || to.Host != s.address.Host {
			return address, true
		}
		name := norm.NFC.String(to.Path)
		below, within := strings.CutPrefix(name+"/", s.address.Path)
		found := within && s.find(below) != ""
		name = bare(name)
		if to.Fragment != "" {
			name += "#" + norm.NFC.String(to.Fragment)
		}
		return name, found
	}
}

// find returns the file that was built for a path below the blog's address, "" if there
// is none.
func (s builtSite) find(name string) string {
	name = filepath.Join(s.dir, filepath.FromSlash(name))
	for _, file := range []string{name, filepath.Join(name, "index.html"), name + ".html"} {
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			return file
		}
	}
	return ""
}

// same reports whether two pieces say the same. A link that leads to nothing in Jekyll may
// lead to something in hanji, which finds posts by the names of their files, and files
// by paths that lack the blog's.
func (jekyll piece) same(hanji piece) bool {
	return jekyll.text == hanji.text && (jekyll.address == hanji.address || !jekyll.found && hanji.found)
}

func (p piece) String() string {
	if p.address == "" {
		return p.text
	}
	return p.text + " → " + p.address
}
