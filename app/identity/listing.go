package identity

import (
	"cmp"
	"fmt"
	"html"
	"path"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/jekyll"
)

// Listing returns a list of documents as HTML, with what they say of themselves, in the order
// that the page or the collection says, or by date and name as Jekyll has it.
func Listing(b *jekyll.Blog, page *jekyll.Document, label string, documents []*jekyll.Document) string {
	key := cmp.Or(page.Scalar("sort_by"), b.Table("collections").Table(label).Scalar("sort_by"))
	slices.SortStableFunc(documents, func(x, y *jekyll.Document) int {
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
