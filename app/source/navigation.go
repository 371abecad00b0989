package source

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/post"
)

// mostPages is how many pages the navigation names unless the blog says which.
const mostPages = 6

// navigation returns the pages that the navigation names: those of header_pages, or Chirpy's
// tabs, or those at the top of the blog that have a title and a text.
func (j jekyllRules) navigation(drafts []*draft, documents map[*draft]*jekyll.Document) []post.Link {
	byFile := map[string]*draft{}
	var top, tabs, chosen []*draft
	for _, d := range drafts {
		if d.left != "" || d.isRaw {
			continue
		}
		switch d.collection {
		case jekyll.Tabs:
			if !documents[d].IsEmpty(d.prepared) {
				tabs = append(tabs, d)
			}
		case pages:
			byFile[d.File] = d
			if strings.Count(strings.TrimSuffix(d.post.Path, "/"), "/") == 1 && d.Scalar("title") != "" && d.prepared.Article.Plain() != "" && len(top) < mostPages {
				top = append(top, d)
			}
		}
	}
	slices.SortStableFunc(tabs, func(a, b *draft) int {
		return cmp.Or(cmp.Compare(a.order(), b.order()), strings.Compare(a.File, b.File))
	})
	header := j.blog.Get("header_pages")
	switch {
	case header.Kind == front.List:
		for _, file := range header.Scalars() {
			if d := byFile[file]; d != nil {
				chosen = append(chosen, d)
			}
		}
	case len(tabs) > 0:
		chosen = tabs
	default:
		chosen = top
	}
	var links []post.Link
	for _, d := range chosen {
		links = append(links, post.Link{Name: d.post.Title, URL: d.post.Path})
	}
	return links
}

// order is a document's place among others, the last for one that says none.
func (d *draft) order() float64 {
	n, err := strconv.ParseFloat(d.Scalar("order"), 64)
	if err != nil {
		return math.Inf(1)
	}
	return n
}
