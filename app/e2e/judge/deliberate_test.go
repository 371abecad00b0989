//go:build !js

package judge

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hanji/app/e2e/built"
	"hanji/app/prepare"
)

// change changes a text, and reports whether there was something to change.
type change func(root *html.Node) bool

// deliberate are the differences between the text of a post as Jekyll has it and as hanji
// has it that hanji makes on purpose. Each changes the one, the other or both into what
// they then have in common. What is left must be the same, but for attributes that are
// not in compared.
var deliberate = []struct {
	what, why     string
	jekyll, hanji change
}{
	{
		what: "a gist is a link", why: "what it shows is on another site, and made by a script",
		jekyll: each(func(n *html.Node) bool {
			address, ok := strings.CutSuffix(built.Attr(n, "src"), ".js")
			if n.Data != "script" || !ok || !strings.HasPrefix(address, "https://gist.github.com/") {
				return false
			}
			n.Attr = []html.Attribute{{Key: "href", Val: address}}
			n.FirstChild, n.LastChild = nil, nil
			n.AppendChild(textNode(address))
			if n.Parent.Data != "p" {
				p := &html.Node{Type: html.ElementNode, Data: "p"}
				n.Parent.InsertBefore(p, n)
				n.Parent.RemoveChild(n)
				p.AppendChild(n)
			}
			return rename(n, "a")
		}),
	}, {
		what: "scripts, styles and comments are gone", why: "no script of a post runs, and the style sheet is the blog's",
		jekyll: each(func(n *html.Node) bool {
			return slices.Contains([]string{"link", "meta", "noscript", "script", "style", "template"}, n.Data) && remove(n)
		}),
	}, {
		what: "line numbers are not in the text", why: "they would be copied with it; the style sheet counts lines",
		jekyll: each(func(n *html.Node) bool {
			return n.Data == "table" && (hasClass(n, "rouge-table") || hasClass(n, "highlighttable")) && onlyCode(n)
		}),
	}, {
		what: "code is in pre and code, without boxes", why: "the style sheet needs none",
		jekyll: each(unbox), hanji: each(unbox),
	}, {
		what: "colours of code", why: "chroma marks other parts of it than rouge",
		jekyll: each(isColour), hanji: each(isColour),
	}, {
		what: "mathematics is MathML", why: "it needs no script; its TeX is an annotation",
		jekyll: unmarkFormulas, hanji: func(root *html.Node) bool {
			found := each(func(n *html.Node) bool {
				tex := first(n, "annotation")
				if n.Data != "math" || tex == nil {
					return false
				}
				if n.Parent.Data == "span" && hasClass(n.Parent, "hanji-math") { // It scrolls.
					n = n.Parent
				}
				n.Parent.InsertBefore(textNode(" "+built.Text(tex)+" "), n)
				return remove(n)
			})(root)
			unmarkFormulas(root)
			return found
		},
	}, {
		what: "players wait to be asked for", why: "their hosts hear of nobody who does not look at them",
		hanji: each(func(n *html.Node) bool {
			if n.Data != "a" || !hasClass(n, "hanji-player") {
				return false
			}
			frame := first(n, "iframe")
			frame.Parent.RemoveChild(frame)
			n.Parent.InsertBefore(frame, n)
			return remove(n)
		}),
	}, {
		what: "callouts are in a box, with the name of their kind", why: "themes show them by their classes alone, each in its way",
		jekyll: each(plainCallout), hanji: each(func(n *html.Node) bool {
			return hasClass(n, "hanji-callout-title") && remove(n) || hasClass(n, "hanji-callout") && unwrap(n)
		}),
	}, {
		what: "pictures stand and look by classes of the style sheet", why: "each theme has its own",
		jekyll: each(unplaced), hanji: each(unplaced),
	}, {
		what: "an emphasis alone below a picture is its caption", why: "themes show it as one",
		jekyll: each(captionEmphasis),
	}, {
		what: "the name of its file is above code", why: "a theme's script shows it",
		hanji: each(func(n *html.Node) bool {
			if n.Data != "figure" || !hasClass(n, "code") {
				return false
			}
			remove(first(n, "figcaption"))
			if !hasClass(n, "highlight") {
				return unwrap(n)
			}
			n.Attr = []html.Attribute{{Key: "class", Val: "highlight"}}
			return true
		}),
	}, {
		what: "headings nest from level 2", why: "level 1 is the post's title, and an outline has no gaps",
		jekyll: nestHeadings,
	}, {
		what: "tables are in a box", why: "one that is wider than the screen is scrolled",
		hanji: each(func(n *html.Node) bool {
			return n.Data == "div" && hasClass(n, "table") && built.Attr(n, "role") == "group" && unwrap(n)
		}),
	}, {
		what: "the text after a check box is its label", why: "a box without a name says nothing to those who do not see it",
		hanji: each(func(n *html.Node) bool {
			return n.Data == "label" && n.FirstChild != nil && n.FirstChild.Data == "input" && unwrap(n)
		}),
	}, {
		what: "footnotes are a section", why: "as in hanji's own Markdown",
		jekyll: each(func(n *html.Node) bool {
			return n.Data == "div" && hasClass(n, "footnotes") && rename(n, "section")
		}),
	}, {
		what: "players are loaded over https", why: "nothing else is, on a page that is",
		jekyll: each(func(n *html.Node) bool { return isPlayer(n) && secure(n) }),
	}, {
		what: "frames of other sites are links", why: "only the players of known sites are let in",
		jekyll: each(func(n *html.Node) bool {
			if n.Data != "iframe" || isPlayer(n) {
				return false
			}
			u, err := url.Parse(built.Attr(n, "src"))
			if err != nil || u.Host == "" {
				return remove(n)
			}
			secure(n)
			n.Attr = []html.Attribute{{Key: "href", Val: built.Attr(n, "src")}}
			n.FirstChild, n.LastChild = nil, nil
			n.AppendChild(textNode(strings.TrimPrefix(u.Hostname(), "www.")))
			if n.Parent.Parent == nil || n.Parent.Data == "div" || n.Parent.Data == "figure" { // On a line of its own.
				p := &html.Node{Type: html.ElementNode, Data: "p"}
				n.Parent.InsertBefore(p, n)
				n.Parent.RemoveChild(n)
				p.AppendChild(n)
			}
			return rename(n, "a")
		}),
	}, {
		what: "a caption joins what it is below", why: "what a reader hears together with a picture is one figure",
		jekyll: each(adoptCaption),
	}, {
		what: "elements of times past have newer names", why: "they look the same by the style sheet",
		jekyll: each(func(n *html.Node) bool {
			if n.Data == "center" && built.Attr(n, "align") == "" {
				n.Attr = append(n.Attr, html.Attribute{Key: "align", Val: "center"})
			}
			name, ok := renamed[n.Data]
			return ok && rename(n, name)
		}),
	}, {
		what: "elements that HTML does not have are gone", why: "no browser knows them; what is in them stays",
		jekyll: each(func(n *html.Node) bool { return atom.Lookup([]byte(n.Data)) == 0 && unwrap(n) }),
	}, {
		what: "addresses that are programs are refused", why: "no script of a post runs",
		jekyll: each(func(n *html.Node) bool {
			address := built.Attr(n, "href")
			if !strings.HasPrefix(address, "javascript:") && !strings.HasPrefix(address, "data:") {
				return false
			}
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
			return true
		}),
	}, {
		what: "anchors have an id instead of a name", why: "as in HTML since 1999",
		jekyll: each(func(n *html.Node) bool {
			name := built.Attr(n, "name")
			if n.Data != "a" || name == "" || built.Attr(n, "id") != "" {
				return false
			}
			n.Attr = append(n.Attr, html.Attribute{Key: "id", Val: name})
			return true
		}),
	}, {
		what: "forms are gone", why: "a post has no scripts and no server that would answer; the words stay",
		jekyll: each(func(n *html.Node) bool {
			if n.Data == "input" && built.Attr(n, "type") != "checkbox" {
				return remove(n)
			}
			return slices.Contains([]string{"address", "button", "fieldset", "form", "legend"}, n.Data) && unwrap(n)
		}),
	}, {
		what: "text is aligned by an attribute", why: "a post has no styles",
		jekyll: each(func(n *html.Node) bool {
			for declaration := range strings.SplitSeq(built.Attr(n, "style"), ";") {
				property, align, _ := strings.Cut(declaration, ":")
				if strings.TrimSpace(property) == "text-align" && strings.Contains(" center div h1 h2 h3 h4 h5 h6 p td th tr ", " "+n.Data+" ") {
					n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "align" })
					n.Attr = append(n.Attr, html.Attribute{Key: "align", Val: strings.ToLower(strings.TrimSpace(align))})
					return true
				}
			}
			return false
		}),
	}, {
		what: "a picture without an address is gone", why: "nothing is seen of it",
		jekyll: each(func(n *html.Node) bool { return n.Data == "img" && built.Attr(n, "src") == "" && remove(n) }),
	},
}

var (
	calloutClass = regexp.MustCompile(`^(?:(?:admonition|alert|b[ds]-callout|callout|markdown-alert|notice)(?:--?[a-z]+)?|(?:block|box|prompt)-(?:danger|error|important|info|note|success|tip|warning)|` +
		`caution|danger|important|message|note|tip|warning)$`)
	calloutMark = regexp.MustCompile(`^\s*\[!\w+\][^\n]*\n?`)
)

// plainCallout leaves of a callout what is in it, but for its title.
func plainCallout(n *html.Node) bool {
	if p := first(n, "p"); n.Data == "blockquote" && p != nil && p.FirstChild != nil && calloutMark.MatchString(p.FirstChild.Data) {
		p.FirstChild.Data = calloutMark.ReplaceAllString(p.FirstChild.Data, "")
		if strings.TrimSpace(built.Text(p)) == "" {
			remove(p)
		}
		return unwrap(n)
	}
	classes := strings.Fields(built.Attr(n, "class"))
	others := slices.DeleteFunc(slices.Clone(classes), calloutClass.MatchString)
	if len(others) == len(classes) || !slices.Contains([]string{"aside", "blockquote", "div", "dl", "ol", "p", "section", "ul"}, n.Data) {
		return false
	}
	if !slices.Contains([]string{"dl", "ol", "p", "ul"}, n.Data) {
		if h := first(n, "h5"); h != nil && strings.EqualFold(built.Text(h), classes[0][strings.LastIndexByte(classes[0], '-')+1:]) {
			remove(h)
		}
		return unwrap(n)
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" || a.Key == "title" })
	n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: strings.Join(others, " ")})
	return true
}

// placement are classes that say where a picture stands, and how it looks, in themes or here.
var placement = regexp.MustCompile(`^(?:(?:align-?|float-|pull-)?(?:left|right|center)|(?:w|width)-\d+|shadow|rounded(?:-10)?|circle|border|lead|full|normal|(?:only-)?(?:light|dark))$`)

// unplaced takes such classes off a picture, and what is around one.
func unplaced(n *html.Node) bool {
	if n.Data != "img" && (first(n, "img") == nil || !slices.Contains([]string{"a", "figure", "p", "picture", "span"}, n.Data)) {
		return false
	}
	classes := strings.Fields(built.Attr(n, "class"))
	others := slices.DeleteFunc(slices.Clone(classes), placement.MatchString)
	if len(others) == len(classes) {
		return false
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" })
	if len(others) > 0 {
		n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: strings.Join(others, " ")})
	}
	return true
}

// captionEmphasis makes a figure of a paragraph of pictures that ends with an emphasis.
func captionEmphasis(n *html.Node) bool {
	em := n.LastChild
	if n.Data != "p" || em == nil || em.Data != "em" || first(n, "img") == nil {
		return false
	}
	for c := range n.ChildNodes() {
		if c != em && c.Data != "img" && c.Data != "br" && strings.TrimSpace(c.Data) != "" {
			return false
		}
	}
	for _, br := range slices.Collect(n.ChildNodes()) {
		if br.Data == "br" {
			remove(br)
		}
	}
	return rename(em, "figcaption") && rename(n, "figure")
}

// unmarked is a text without the marks of formulas, and what TeX ignores.
var unmarked = strings.NewReplacer("$", " ", `\(`, " ", `\)`, " ", `\[`, " ", `\]`, " ", "\b", "", "\f", "")

// unmarkFormulas takes the marks of formulas out of a text, of which scripts may have found
// some or all.
func unmarkFormulas(root *html.Node) bool {
	found := false
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "code" && n.Parent.Data != "pre" {
			text := unmarked.Replace(n.Data)
			found = found || text != n.Data
			n.Data = text
		}
	}
	return found
}

// renamed are elements that stand for another.
var renamed = map[string]string{
	"acronym": "abbr", "article": "div", "aside": "div", "big": "span", "center": "div", "font": "span", "footer": "div",
	"header": "div", "main": "div", "nav": "div", "nobr": "span", "strike": "s", "tt": "code",
}

// each makes a change of one that is called with each element, in order.
func each(change func(n *html.Node) bool) change {
	return func(root *html.Node) (changed bool) {
		for _, n := range slices.Collect(root.Descendants()) {
			if n.Type == html.ElementNode && n.Parent != nil && change(n) {
				changed = true
			}
		}
		return changed
	}
}

// nestHeadings gives each heading the level of its depth in the outline, from 2 on.
func nestHeadings(root *html.Node) bool {
	var above []int
	return each(func(n *html.Node) bool {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			return false
		}
		level := int(n.Data[1] - '0')
		for len(above) > 0 && above[len(above)-1] >= level {
			above = above[:len(above)-1]
		}
		above = append(above, level)
		return rename(n, "h"+strconv.Itoa(min(len(above)+1, 6)))
	})(root)
}

// onlyCode puts the code of a table that numbers its lines in the table's place.
func onlyCode(table *html.Node) bool {
	for n := range table.Descendants() {
		if n.Data == "td" && (hasClass(n, "code") || hasClass(n, "rouge-code")) {
			table.Parent.InsertBefore(textNode(built.Text(n)), table)
			return remove(table)
		}
	}
	return false
}

// unbox leaves of a box around code what its author said: the language, and classes.
func unbox(n *html.Node) bool {
	if n.Data != "div" || !hasClass(n, "highlighter-rouge") && !hasClass(n, "highlight") {
		return false
	}
	for _, c := range slices.Collect(n.ChildNodes()) {
		if c.Type == html.ElementNode {
			c.Attr = append(slices.DeleteFunc(c.Attr, func(a html.Attribute) bool { return a.Key == "class" }),
				html.Attribute{Key: "class", Val: built.Attr(n, "class") + " " + built.Attr(c, "class")})
		}
	}
	if code := first(n, "code"); code != nil && languageOf(code) == "" && languageOf(n) != "" {
		code.Attr = append(code.Attr, html.Attribute{Key: "language", Val: languageOf(n)})
	}
	return unwrap(n)
}

// isColour unwraps what colours a part of code.
func isColour(n *html.Node) bool {
	return n.Data == "span" && within(n, "code") && unwrap(n)
}

// adoptCaption joins a caption without a figure, and what stands before it, in one.
func adoptCaption(n *html.Node) bool {
	if n.Data != "figcaption" || n.Parent.Data == "figure" {
		return false
	}
	media := n.PrevSibling
	for media != nil && (media.Data == "br" || media.Type == html.TextNode && strings.TrimSpace(media.Data) == "") {
		media = media.PrevSibling
	}
	if media == nil || !slices.Contains([]string{"audio", "iframe", "img", "picture", "table", "video"}, media.Data) {
		return false
	}
	figure := &html.Node{Type: html.ElementNode, Data: "figure"}
	n.Parent.InsertBefore(figure, media)
	for c := media; figure.LastChild != n; {
		next := c.NextSibling
		c.Parent.RemoveChild(c)
		figure.AppendChild(c)
		c = next
	}
	return true
}

func isPlayer(n *html.Node) bool {
	u, err := url.Parse(built.Attr(n, "src"))
	return err == nil && n.Data == "iframe" && slices.Contains(prepare.FrameHosts(), u.Host)
}

// secure changes an address to https.
func secure(n *html.Node) bool {
	for i, a := range n.Attr {
		if _, rest, ok := strings.Cut(a.Val, "//"); ok && a.Key == "src" && "https://"+rest != a.Val {
			n.Attr[i].Val = "https://" + rest
			return true
		}
	}
	return false
}

// languageOf returns the language that a class names.
func languageOf(n *html.Node) string {
	for class := range strings.FieldsSeq(built.Attr(n, "class") + " language-" + built.Attr(n, "language")) {
		if language, ok := strings.CutPrefix(class, "language-"); ok && language != "plaintext" {
			return language
		}
	}
	return ""
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(built.Attr(n, "class")), class)
}

func within(n *html.Node, name string) bool {
	for above := range n.Ancestors() {
		if above.Data == name {
			return true
		}
	}
	return false
}

// first returns the first element of a name in another, nil if there is none.
func first(n *html.Node, name string) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

func textNode(text string) *html.Node { return &html.Node{Type: html.TextNode, Data: text} }

func rename(n *html.Node, name string) bool {
	changed := n.Data != name
	n.Data, n.DataAtom = name, atom.Lookup([]byte(name))
	return changed
}

func remove(n *html.Node) bool {
	n.Parent.RemoveChild(n)
	return true
}

func unwrap(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	return remove(n)
}
