package prepare

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/post"
)

// HTML prepares a body that is HTML already, such as package kramdown makes. Its
// headings, tables, code and notes become what Markdown would have become here.
// in.Source is the HTML; in.Written is what the author wrote, where warnings have
// their lines.
func HTML(in Input) Output {
	p := newPreparation(in)
	root, ok := tryParse(plainSource(in.Source))
	if !ok {
		p.warn(InHTML, 0, "elements are nested more than 500 deep, or many are never closed: shown as text", "close elements where they end")
	}
	title := ""
	if in.TakeTitle {
		title = takeHeading(root)
	}
	c := p.cleanerOf(func(needle string) int { return lineOf(in.Written, needle) })
	c.unreserve(root)
	nestHeadings(root)
	if in.Math != nil {
		p.renderMath(root, in)
	}
	p.noticeBroken(root, in.Written)
	dress(root)
	if in.Emoji != nil {
		showEmoji(root, in.Emoji)
	}
	p.colour(root, in.Written, in.Numbered)
	c.rendered = true
	c.clean(root)
	p.limitDrawings(root, func(n int) int { return lineOfNth(in.Written, "<svg", n) })
	adoptCaptions(root)
	text, root, _ := settle(serialise(root))
	out := p.output(post.Text{HTML: text}, root)
	out.Title = cmp.Or(title, out.Title)
	return out
}

// takeHeading takes a heading of level 1 off the beginning of a text and returns its plain
// text.
func takeHeading(root *html.Node) string {
	for n := range root.ChildNodes() {
		switch {
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) == "":
		case n.Data == "h1":
			root.RemoveChild(n)
			return textOf(n)
		default:
			return ""
		}
	}
	return ""
}

// named matches what a warning is about.
var named = regexp.MustCompile(`<\w+|"[^"]*"`)

// lineOf returns the line, from 1, on which a text holds something, 0 if it does not.
func lineOf(text, needle string) int {
	needle = strings.Trim(needle, `"`)
	if at := strings.Index(text, needle); at >= 0 && needle != "" {
		return strings.Count(text[:at], "\n") + 1
	}
	return 0
}

// lineOfNth is lineOf for one of several, counted from 0.
func lineOfNth(text, needle string, n int) int {
	at := 0
	for ; n > 0; n-- {
		next := strings.Index(text[at:], needle)
		if next < 0 {
			return 0
		}
		at += next + len(needle)
	}
	line := lineOf(text[at:], needle)
	if line == 0 {
		return 0
	}
	return line + strings.Count(text[:at], "\n")
}
