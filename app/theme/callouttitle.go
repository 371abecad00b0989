package theme

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// calloutMark matches the mark of a callout that is written as a quote: its word, what
// Obsidian knows of its looks, and whether it is folded there.
var calloutMark = regexp.MustCompile(`^\s*\[!([\pL\pN_-]{1,40})(?:\|[^\[\]\n]*)?\][+-]?`)

// takeMark takes the mark off a quote that begins with one, and returns the kind that it
// names, and the title after it. A word that is not known makes a note of that title. A
// quote that is marked as such is no callout.
func takeMark(n *html.Node) (kind int, title []*html.Node) {
	if text := n.FirstChild; n.Data == "blockquote" && text != nil && text.Type == html.TextNode && calloutMark.MatchString(text.Data) {
		beginParagraph(n)
	}
	first := firstElement(n)
	if n.Data != "blockquote" || first == nil || first.Data != "p" || first.FirstChild == nil {
		return noCallout, nil
	}
	text := first.FirstChild
	mark := calloutMark.FindStringSubmatch(text.Data)
	if text.Type != html.TextNode || mark == nil {
		return noCallout, nil
	}
	text.Data = text.Data[len(mark[0]):]
	word := strings.ToLower(mark[1])
	if word == "quote" || word == "cite" {
		removeBlank(first)
		return noCallout, nil
	}
	title = takeLine(first)
	removeBlank(first)
	if dom.IsVacant(n) && len(title) > 0 { // All that it says is beside the mark.
		p := dom.NewElement("p")
		for _, c := range title {
			p.AppendChild(c)
		}
		n.AppendChild(p)
		title = nil
	}
	kind, known := calloutWords[word]
	if !known && len(title) == 0 {
		title = []*html.Node{dom.NewText(mark[1])}
	}
	return kind, title
}

// takeLine takes the first line off a paragraph, with the break that ends it.
func takeLine(p *html.Node) (line []*html.Node) {
	for n := p.FirstChild; n != nil; n = p.FirstChild {
		if n.Type == html.TextNode {
			if before, after, found := strings.Cut(n.Data, "\n"); found {
				n.Data = after
				line = append(line, dom.NewText(before))
				break
			}
		}
		p.RemoveChild(n)
		if n.Data == "br" && n.Type == html.ElementNode {
			break
		}
		line = append(line, n)
	}
	if !slices.ContainsFunc(line, func(n *html.Node) bool { return strings.TrimSpace(dom.TextIn(n)) != "" || dom.IsSeen[n.Data] }) {
		return nil
	}
	trimLine(line)
	return line
}

// trimLine takes the white space off both ends of a line.
func trimLine(line []*html.Node) {
	if len(line) == 0 {
		return
	}
	if first := line[0]; first.Type == html.TextNode {
		first.Data = strings.TrimLeftFunc(first.Data, unicode.IsSpace)
	}
	if last := line[len(line)-1]; last.Type == html.TextNode {
		last.Data = strings.TrimRightFunc(last.Data, unicode.IsSpace)
	}
}

// removeBlank removes an element that shows nothing.
func removeBlank(n *html.Node) {
	if dom.IsVacant(n) {
		n.Parent.RemoveChild(n)
	}
}

// titleClass matches the classes that themes give to the title within a callout.
var titleClass = regexp.MustCompile(`^(?:admonition|alert|callout|markdown-alert|note|notice)(?:-|__)(?:header|heading|title)$`)

// takeCalloutTitle takes the title off an element that has one of its own: an attribute, or
// what it begins with. A heading stays one unless it only names the kind, as in al-folio:
// then the line of the title has its id.
func takeCalloutTitle(n, line *html.Node, isKind func(string) bool) (title []*html.Node) {
	if title := strings.TrimSpace(dom.Attribute(n.Attr, "title")); title != "" {
		n.Attr = dom.Without(n.Attr, "title")
		return []*html.Node{dom.NewText(title)}
	}
	first := firstElement(n)
	switch {
	case !calloutBoxes[n.Data] || first == nil || !isTitle(first, isKind) || dom.IsVacant(first):
		return nil
	case dom.Attribute(first.Attr, "id") != "":
		line.Attr = append(line.Attr, html.Attribute{Key: "id", Val: dom.Attribute(first.Attr, "id")})
	}
	for c := first.FirstChild; c != nil; c = first.FirstChild {
		first.RemoveChild(c)
		if c.Data != "svg" { // Its icon.
			title = append(title, c)
		}
	}
	n.RemoveChild(first)
	trimLine(title)
	return title
}

// isTitle reports whether the first element in a callout is its title.
func isTitle(first *html.Node, isKind func(string) bool) bool {
	switch first.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return first.FirstChild != nil && first.FirstChild == first.LastChild && isKind(first.FirstChild.Data)
	case "div":
		if !isPhrase(first) {
			return false
		}
	case "p":
		if first.Parent.Data == "blockquote" && nextElement(first) != nil && hasClassLike(first.Parent, quoteTitle) {
			return true
		}
	default:
		return false
	}
	return hasClassLike(first, titleClass)
}

// quoteTitle matches the class of a quote that begins with its title, in Just the Docs.
var quoteTitle = regexp.MustCompile(`-title$`)

func hasClassLike(n *html.Node, class *regexp.Regexp) bool {
	return slices.ContainsFunc(strings.Fields(dom.Attribute(n.Attr, "class")), class.MatchString)
}

// beginning are elements in which a callout may begin with words, and emphatic those of them
// that may hold no more than these.
var (
	beginning = map[string]bool{"br": true, "p": true, "span": true, "font": true}
	emphatic  = map[string]bool{"b": true, "em": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "i": true, "mark": true, "strong": true, "u": true}
)

// beginsWith reports whether a callout begins with a word, as its heading, with emphasis or
// before a colon.
func beginsWith(box *html.Node, word func(string) bool) bool {
	for n := range box.Descendants() {
		if n.Type == html.ElementNode && !beginning[n.Data] && !emphatic[n.Data] {
			return false
		}
		if n.Type != html.TextNode || strings.IndexFunc(n.Data, unicode.IsLetter) < 0 {
			continue
		}
		if emphatic[n.Parent.Data] && n.PrevSibling == nil && n.NextSibling == nil && word(n.Data) {
			return true
		}
		before, _, found := strings.Cut(strings.Replace(n.Data, "：", ":", 1), ":")
		return found && word(before)
	}
	return false
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }
