package source

import (
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/identity"
	"hanji/app/jekyll"
	"hanji/app/post"
)

// shownMenu returns the menu that the blog's own layouts show, as declared if that has one of
// several entries which does not lead to the pages that are declared: these are shown then.
func (j jekyllRules) shownMenu(m menuLinks, site jekyll.Site, declared []post.Link) (links []post.Link, from string) {
	frame := identity.ReadFrame(j.blog.Frame(site), m.Name, m.Base)
	m.report = &front.Report{}
	links = slices.DeleteFunc(m.links(frame.Entries()), m.isAside)
	leadsTo := func(page func(*draft) bool) (n int) {
		for _, l := range links {
			if d := m.byPath[pathOf(l.URL)]; d != nil && page(d) {
				n++
			}
		}
		return n
	}
	isPost := func(d *draft) bool { return d.collection == posts }
	isDeclared := func(d *draft) bool {
		return slices.ContainsFunc(declared, func(l post.Link) bool { return l.URL == d.post.Path })
	}
	if len(links) < 2 || leadsTo(isPost) > 1 || leadsTo(isDeclared) > 0 { // Several posts are a list of them.
		return declared, ""
	}
	j.blog.Problems = append(j.blog.Problems, m.report.Problems...)
	return links, frame.File
}

// isAside reports whether a link leads to what layouts show beside a menu: a file that is no
// HTML, or a page in another language.
func (m menuLinks) isAside(l post.Link) bool {
	to := pathOf(l.URL)
	d := m.byPath[to]
	return strings.HasSuffix(to, ".xml") || d != nil && (d.isRaw || d.post.Lang != "" && d.post.Lang != m.Lang)
}
