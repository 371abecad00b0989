package jekyll

import (
	"cmp"
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"
	"strings"

	"hanji/app/front"
)

// listsSite matches where a template goes over something of the site.
var listsSite = regexp.MustCompile(`\{%-?\s*(?:for\s+\w+\s+in|assign\s+\w+\s*=)\s*site\.([\w-]+)`)

// Listed returns the label of the collection that is output whose documents a page lists, which
// has no text of its own: the one that it names, or that is called as its address; "" if there
// is none.
func (b *Blog) Listed(page *Document) string {
	return b.firstOutput(page.Scalar("collection"), lastSegment(page.Post.Path))
}

// Shown returns the label of the collection that the layout of a page shows by its name, or by
// going over it; "" if there is none.
func (b *Blog) Shown(page *Document) string {
	names := []string{strings.TrimSuffix(page.Scalar("layout"), ".html")}
	texts := []string{page.Body}
	for _, of := range b.layoutsOf(page.Content) {
		texts = append(texts, of.Body)
	}
	for _, text := range texts {
		for _, m := range listsSite.FindAllStringSubmatch(text, -1) {
			names = append(names, m[1])
		}
	}
	return b.firstOutput(names...)
}

// firstOutput returns the first of some names that is of a collection which is output.
func (b *Blog) firstOutput(names ...string) string {
	for _, name := range names {
		if slices.ContainsFunc(b.collections, func(c Collection) bool { return c.Output && c.Label == name && name != Tabs }) {
			return name
		}
	}
	return ""
}

// Listing returns a list of documents as HTML, with what they say of themselves, in the order
// that the page or the collection says, or by date and name as Jekyll has it.
func (b *Blog) Listing(page *Document, label string, documents []*Document) string {
	key := cmp.Or(page.Scalar("sort_by"), b.Table("collections").Table(label).Scalar("sort_by"))
	slices.SortStableFunc(documents, func(x, y *Document) int {
		return cmp.Or(byMember(x.Get(key), y.Get(key)), x.Post.Date.Compare(y.Post.Date), strings.Compare(x.File, y.File))
	})
	if page.Scalar("sort_order") == "reverse" {
		slices.Reverse(documents)
	}
	var s strings.Builder
	s.WriteString("<ul>\n")
	for _, d := range documents {
		title := cmp.Or(d.Post.Title, path.Base(d.File))
		fmt.Fprintf(&s, "<li><a href=\"%s\">%s</a>", html.EscapeString("/"+strings.TrimPrefix(d.Post.Path, "/")), html.EscapeString(title))
		if !d.Post.Date.IsZero() {
			day := d.Post.Date.Format("2006-01-02")
			fmt.Fprintf(&s, " <time datetime=\"%s\">%s</time>", day, day)
		}
		if text := d.Post.Description; text != "" {
			fmt.Fprintf(&s, "<br>%s", html.EscapeString(text))
		}
		s.WriteString("</li>\n")
	}
	s.WriteString("</ul>\n")
	return s.String()
}

// byMember compares values as numbers where they are, else as texts.
func byMember(x, y front.Value) int {
	var a, b float64
	if _, err := fmt.Sscan(x.Text, &a); err == nil {
		if _, err := fmt.Sscan(y.Text, &b); err == nil {
			return cmp.Compare(a, b)
		}
	}
	return strings.Compare(x.Text, y.Text)
}
