package theme

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/markdown"
)

// callouts are the kinds of callouts, the mildest first: the class of each, which
// locale.Text has the name of at the same place, and the words by which themes, Bootstrap,
// Bulma, docutils, GitHub and Obsidian call it. By those in names an author means nothing else.
var callouts = [...]struct{ class, names, words string }{
	{"note", "note info", "abstract dark default example faq help information light question secondary seealso summary tldr todo"},
	{"tip", "tip hint", "check done success"},
	{"important", "important", "accent primary"},
	{"warning", "warning attention", "warn"},
	{"caution", "caution danger", "bug error fail failure missing"},
}

// calloutNames are the names of all kinds, calloutWords these and the other words.
var calloutNames, calloutWords = map[string]int{}, map[string]int{}

func init() {
	for kind, c := range callouts {
		for name := range strings.FieldsSeq(c.names) {
			calloutNames[name] = kind
		}
		for word := range strings.FieldsSeq(c.names + " " + c.words) {
			calloutWords[word] = kind
		}
	}
}

// calloutBases are classes that make a callout, alone, beside a word, or before one with a
// hyphen or two between them.
var calloutBases = strings.Fields("admonition alert bd-callout bs-callout callout markdown-alert notice notification")

// calloutClasses make a callout of the kind that they end in: they are Chirpy's, Beautiful
// Jekyll's, al-folio's and Primer's.
var calloutClasses = strings.Fields("prompt-danger prompt-important prompt-info prompt-note prompt-tip prompt-warning " +
	"box-danger box-error box-important box-info box-note box-success box-tip box-warning " +
	"block-danger block-info block-note block-tip block-warning flash-error flash-success flash-warn")

// calloutAlone are the words that make a callout by themselves. The others say of which kind
// it is: they have other meanings too.
var calloutAlone = strings.Fields("caution danger important note tip warning")

// Elements that can be callouts: some become one, others stand in one then, as they hold no
// other blocks, or are more than a box. Of these a class is meant that themes have for any element.
var (
	calloutBoxes = map[string]bool{"article": true, "aside": true, "blockquote": true, "div": true, "section": true}
	calloutTexts = map[string]bool{"dl": true, "ol": true, "p": true, "ul": true}
	calloutOther = map[string]bool{"details": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "pre": true, "table": true}
)

// noCallout is the kind of what is no callout.
const noCallout = -1

// callOut makes callouts of what themes show as such: elements with certain classes, and
// quotes that begin with a mark such as [!NOTE].
func (t *Text) callOut(root *html.Node) {
	for _, n := range slices.Collect(root.Descendants()) {
		if n.Type != html.ElementNode || n.Namespace != "" || n.Parent == nil || !calloutBoxes[n.Data] && !calloutTexts[n.Data] && !calloutOther[n.Data] {
			continue
		}
		kind, classes := t.calloutOf(n)
		marked, title := takeMark(n)
		if marked != noCallout {
			kind = marked
		}
		if kind == noCallout || marked == noCallout && dom.IsVacant(n) {
			continue
		}
		t.showCallout(n, kind, classes, title)
	}
}

// calloutOf returns the kind of callout that the classes of an element make it, the gravest
// that they name, and its classes that say nothing of that.
func (t *Text) calloutOf(n *html.Node) (kind int, others []string) {
	kind = noCallout
	classes := strings.Fields(dom.Attribute(n.Attr, "class"))
	is := false
	for _, class := range classes {
		of, makes := t.kindOfClass(n, strings.ToLower(class), len(classes) == 1)
		is = is || makes
		if kind = max(kind, of); of == noCallout {
			others = append(others, class)
		}
	}
	if !is {
		return noCallout, classes
	}
	return kind, others
}

// kindOfClass returns the kind that a class of an element names, and whether it makes the
// element a callout. only says that it is the element's only one.
func (t *Text) kindOfClass(n *html.Node, class string, only bool) (kind int, makes bool) {
	if slices.Contains(calloutBases, class) || class == "message" && (only || n.Data == "p") { // Chats have messages as well.
		return 0, true
	}
	if n.Data == "blockquote" { // In Just the Docs, one that begins with a title.
		class = strings.TrimSuffix(class, "-title")
	}
	if kind, ok := calloutWords[strings.TrimPrefix(class, "is-")]; ok {
		return kind, slices.Contains(calloutAlone, class) && !calloutOther[n.Data] || n.Data == "p" && slices.Contains(t.Callouts, class)
	}
	at := strings.LastIndexByte(class, '-')
	base, isVariant := strings.CutSuffix(class[:max(0, at)], "-")
	isBased := slices.Contains(calloutBases, base)
	if kind, ok := calloutWords[class[at+1:]]; ok && (isBased || slices.Contains(calloutClasses, class)) {
		return kind, true
	}
	if isBased && isVariant { // Of a name that is the blog's own.
		return 0, true
	}
	return noCallout, false
}

// The classes of a callout begin with calloutClass.
const calloutClass = "hanji-callout"

// showCallout makes a callout of an element, or puts it into one, below its title: the name
// of its kind, of which those who see the author's own title only hear. One that says what
// it is by itself has no title.
func (t *Text) showCallout(n *html.Node, kind int, classes []string, title []*html.Node) {
	name, other := calloutName(t.Lang, kind)
	isKind := func(s string) bool { return namesKind(s, kind, name) }
	line := dom.NewElement("p", "class", calloutClass+"-title")
	if len(title) == 0 {
		title = takeCalloutTitle(n, line, isKind)
	}
	box := t.boxCallout(n, kind, classes)
	if len(title) == 0 && beginsWith(box, isKind) {
		return
	}

	said, own := dom.NewElement("strong", "class", markdown.CalloutKind), dom.NewElement("strong")
	line.AppendChild(said)
	for _, n := range title {
		own.AppendChild(n)
	}
	switch {
	case isKind(dom.TextIn(own)):
		name = dom.LineOf(own)
	case len(title) > 0:
		name += ": "
		line.AppendChild(own)
		fallthrough
	default:
		if other != "" {
			said.Attr = append(said.Attr, html.Attribute{Key: "lang", Val: other})
		}
	}
	said.AppendChild(dom.NewText(name))
	box.InsertBefore(line, box.FirstChild)
}

// boxCallout returns the box of a callout: an element, or what is put around it.
func (t *Text) boxCallout(n *html.Node, kind int, classes []string) *html.Node {
	box := n
	n.Attr = dom.Without(dom.Without(n.Attr, "class"), "role")
	if !calloutBoxes[n.Data] {
		if len(classes) > 0 {
			n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: strings.Join(classes, " ")})
		}
		classes, box = nil, dom.NewElement("div")
		dom.Wrap(n, box)
	} else {
		dom.Rename(n, "div")
		beginParagraph(n)
	}
	classes = append([]string{calloutClass, calloutClass + "-" + callouts[kind].class}, classes...)
	box.Attr = append(dom.Attributes("class", strings.Join(classes, " "), "role", "note"), box.Attr...)
	return box
}

// namesKind reports whether a text says no more than a kind, which has a name.
func namesKind(text string, kind int, name string) bool {
	word := strings.TrimFunc(text, isNoLetter)
	of, known := calloutNames[strings.ToLower(word)]
	return known && of == kind || strings.EqualFold(word, name)
}

// phrasing are elements that stand in a line.
var phrasing = map[string]bool{
	"a": true, "abbr": true, "b": true, "br": true, "cite": true, "code": true, "del": true, "em": true, "font": true, "i": true, "img": true,
	"ins": true, "kbd": true, "mark": true, "q": true, "s": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true, "u": true,
}

// beginParagraph puts the text that an element begins with outside of any block into a
// paragraph.
func beginParagraph(n *html.Node) {
	var run []*html.Node
	hasText := false
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && !isPhrase(c) {
			break
		}
		run = append(run, c)
		hasText = hasText || c.Type != html.CommentNode && strings.TrimSpace(dom.TextIn(c)) != ""
	}
	if !hasText {
		return
	}
	p := dom.NewElement("p")
	n.InsertBefore(p, run[0])
	for _, c := range run {
		n.RemoveChild(c)
		p.AppendChild(c)
	}
}

// isPhrase reports whether an element stands in a line, with all that is in it.
func isPhrase(n *html.Node) bool {
	if n.Type == html.ElementNode && !phrasing[n.Data] {
		return false
	}
	for c := range n.ChildNodes() {
		if !isPhrase(c) {
			return false
		}
	}
	return true
}
