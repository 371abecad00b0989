package source

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/identity"
	"hanji/app/jekyll"
	"hanji/app/post"
	"hanji/app/problem"
	"hanji/app/settings"
)

// mostPages is how many pages the navigation names unless the blog says which.
const mostPages = 6

// navigate makes the navigation: what manifest.json says, or else the menu that the blog
// declares, or its layouts show, or hanji's lists and the pages at the top of the blog.
func (j jekyllRules) navigate(x *index, site jekyll.Site, drafts []*draft, documents map[*draft]*jekyll.Document) {
	m := menuLinks{x, j.blog.Report, map[string]string{}}
	var pages []identity.Page
	for _, d := range drafts {
		if !d.post.Page || d.left != "" && d.left != moved && d.left != replaced || d.isRaw {
			continue
		}
		page := identity.Page{Fields: d.Fields, Title: d.post.Title, Collection: d.collection, URL: d.post.Path,
			IsEmpty: x.isEmpty[d.post.Path], IsElsewhere: d.left != ""}
		now := d.movedTo
		if d.left == "" {
			now = documents[d].SameAs()
			page.IsElsewhere = now != ""
		}
		if now != "" && d.post.Path != "/" { // Home is hanji's.
			m.moved[d.post.Path] = now
		}
		pages = append(pages, page)
	}
	if len(x.Nav) > 0 {
		x.menuFrom = settings.File
	} else {
		menu := identity.Declared(j.blog, pages)
		x.Nav, x.menuFrom = m.links(menu.Entries), menu.From
		if len(x.Nav) == 0 || menu.IsOfPages {
			if shown, from := j.shownMenu(m, site, x.Nav); from != "" {
				x.Nav, x.menuFrom = shown, from
			}
		}
	}
	if len(x.Nav) == 0 {
		x.menuFrom = ""
		for _, p := range identity.Tops(pages) {
			if len(x.Pages) < mostPages {
				x.Pages = append(x.Pages, post.Link{Name: p.Title, URL: p.URL})
			}
		}
	}
	x.unlinked = x.findUnlinked(drafts)
}

// findUnlinked returns the files of pages to which no menu and no text leads, but for those that
// search engines are kept from, and those without a text.
func (x *index) findUnlinked(drafts []*draft) (files []string) {
	for _, l := range slices.Concat(x.Nav, x.Pages) {
		for _, l := range append(l.Links, l) {
			x.linked.Store(pathOf(l.URL), true)
		}
	}
	for _, d := range drafts {
		_, isLinked := x.linked.Load(d.post.Path)
		if isLinked || x.isEmpty[d.post.Path] || d.left != "" || d.isRaw || d.collection != pages && d.collection != jekyll.Tabs || d.post.Hidden || strings.HasPrefix(d.post.Path, "/404") || d.denies("sitemap") || d.Get("noindex", "robots").Kind != front.Absent {
			continue
		}
		files = append(files, d.File)
	}
	return files
}

// menuLinks follows the entries of a menu. moved are the pages that are elsewhere now, by site
// path.
type menuLinks struct {
	*index
	report *front.Report
	moved  map[string]string
}

// links returns the entries that lead somewhere, each address once.
func (m menuLinks) links(entries []identity.Entry) (links []post.Link) {
	for _, e := range entries {
		link, err := m.link(e)
		if err == nil && link.URL == "" && len(link.Links) == 0 {
			continue
		}
		at := slices.IndexFunc(links, func(l post.Link) bool { return l.URL == link.URL && l.URL != "" })
		if err == nil && at >= 0 && links[at].Name != link.Name {
			err = problem.Errorf("give it an address of its own, or take it out of the menu", "it leads to %q, as %q does", link.URL, links[at].Name)
		}
		if err != nil {
			m.report.Problems = append(m.report.Problems, problem.Problem{Kind: problem.DeadLink, File: e.In, Line: e.At.Line, Column: e.At.Column, Warning: true,
				What: fmt.Sprintf("the entry %q of the menu is left out: %s", cmp.Or(e.Name, e.File), err), Hint: problem.HintOf(err)})
		} else if at < 0 {
			links = append(links, link)
		}
	}
	return links
}

// link returns where an entry leads, nowhere if that is nothing to tell: to a list of no posts,
// a page without a text, which is told of as such, or to what is not found.
func (m menuLinks) link(e identity.Entry) (link post.Link, err error) {
	link = post.Link{Name: e.Name, Links: m.links(e.Entries)}
	to := strings.TrimSpace(e.URL)
	switch u, err := url.Parse(to); {
	case e.File != "":
		d := m.posts[e.File]
		if d == nil || d.left != "" && d.left != moved && d.left != replaced {
			return link, problem.Errorf("name the file of a page", "there is no page %q", e.File)
		}
		link.Name, link.URL = cmp.Or(link.Name, d.post.Title), d.post.Path
	case to == "" || to[0] == '#' || err == nil && u.Scheme == "javascript":
		return link, nil
	default:
		if strings.HasPrefix(to, "//") && err == nil {
			to, u.Scheme = "https:"+to, "https"
		}
		ref, err := m.refer(origin{file: "index.html", sitePath: "/"}, to, false)
		switch {
		case err != nil:
			if !strings.HasPrefix(problem.HintOf(err), "did you mean") {
				err = problem.Errorf("write the address of a page, such as /about/, or take the entry out of the menu", "%s", err)
			}
			return link, err
		case ref.To != "":
			link.URL = ref.To
		case u != nil && (u.Scheme == "http" || u.Scheme == "https" || u.Scheme == "mailto"):
			link.URL = to
			return link, nil
		default:
			return link, problem.Errorf("write a path such as /about/, or an address with https:", "%q is no address", e.URL)
		}
	}
	page := pathOf(link.URL)
	if now := m.moved[page]; now != "" && lastSegment(strings.TrimSuffix(page, "/")) == "search" {
		return post.Link{}, nil // Every page has that.
	} else if now != "" {
		link.URL, page = now, pathOf(now)
	}
	if m.isEmpty[page] || m.lists.IsEmpty(page) || page == "/404.html" {
		link.URL = ""
	}
	return link, nil
}
