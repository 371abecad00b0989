package source

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"

	"hanji/app/markdown"
	"hanji/app/post"
)

// Redirect says where what was at an address is now. From is a site path, such as
// "/old/" or "/old.html", where nothing else is; To is as in a post.Ref, or an absolute URL
// of the web, percent-encoded. Following them ends.
type Redirect struct{ From, To string }

// redirects collects those of a Jekyll blog: of front matter, of pages that only a layout
// filled with posts, and of the pages that plugins made.
type redirects struct {
	taken *claims
	list  []Redirect
}

// settleMoves finds out where drafts lead that their front matter says are moved. One
// that would lead a reader nowhere, or round in a circle, is left out.
func settleMoves(x *index, drafts []*draft) {
	byPath, lost := map[string]*draft{}, map[string]bool{}
	for _, d := range drafts {
		if d.left != moved {
			continue
		}
		if to, problem := x.destination(d); problem == nil {
			d.movedTo, byPath[d.post.Path] = to, d
		} else {
			lost[d.post.Path] = true
			d.leadNowhere(x, problem)
		}
	}
	arrives := map[*draft]bool{} // false while it is on the way
	var follow func(d *draft) bool
	follow = func(d *draft) bool {
		if arrived, seen := arrives[d]; seen {
			return arrived
		}
		arrives[d] = false
		next := pathOf(d.movedTo)
		if onward := byPath[next]; onward == nil || follow(onward) {
			arrives[d] = !lost[next]
		}
		return arrives[d]
	}
	for _, d := range drafts {
		if byPath[d.post.Path] == d && !follow(d) {
			d.leadNowhere(x, &hinted{fmt.Sprintf("the page is moved to %q, which leads back to it or nowhere", d.movedTo), "write where the page is now"})
		}
	}
}

// leadNowhere leaves a page out that is moved, but to no address.
func (d *draft) leadNowhere(x *index, err error) {
	d.warn(DeadLink, d.front.get("redirect_to").at, err)
	d.left = nowhere
	delete(x.pages, d.post.Path)
}

// destination returns where a draft is moved to: an address as in a Redirect.
func (x *index) destination(d *draft) (to string, err error) {
	const hint = "write a path of this blog, or an address that begins with https://"
	written := d.movedTo
	if strings.HasPrefix(written, "//") {
		written = "https:" + written
	}
	ref, err := x.refer(d.origin(), written, false)
	switch {
	case err != nil:
		return "", err
	case pathOf(ref.To) == d.post.Path:
		return "", &hinted{"a page is moved to itself", "write where the page is now"}
	case markdown.IsPath(ref.To):
		at := strings.IndexAny(ref.To+"?", "?#")
		return ref.To[:at] + string(util.URLEscape([]byte(ref.To[at:]), false)), nil
	}
	u, err := parseWeb(written)
	if err != nil {
		return "", &hinted{fmt.Sprintf("a page is moved to a refused address %q: %v", d.movedTo, err), hint}
	}
	return escapedWeb(u), nil
}

// escapedWeb is a URL of the web without characters that not all take. What is escaped in
// a host is none.
func escapedWeb(u *url.URL) string {
	whole := u.String()
	start := len(u.Scheme) + len("://")
	if end := strings.IndexAny(whole[start:], "/?#"); end >= 0 {
		return whole[:start+end] + string(util.URLEscape([]byte(whole[start+end:]), false))
	}
	return whole
}

// pathOf returns the site path of a Ref's destination.
func pathOf(to string) string {
	if u, err := url.Parse(to); err == nil && markdown.IsPath(to) {
		return u.Path
	}
	return ""
}

// findRedirects takes the addresses of redirects, once all texts are finished, in drafts
// that lead elsewhere.
func findRedirects(x *index, c config, drafts []*draft, taken *claims) []Redirect {
	r := redirects{taken: taken}
	for _, d := range drafts {
		r.ofDraft(x, d)
	}
	r.ofArchives(c, drafts)
	return r.list
}

// maxMoves is how many addresses a page may have had before: each has a file.
const maxMoves = 100

func (r *redirects) ofDraft(x *index, d *draft) {
	if d.left == "" && d.isEmpty() {
		to := x.standIn(d)
		if to == "" {
			d.add(BadFile, position{}, true, "write its text: what its layout shows is not known here", "the page has no text")
		} else {
			d.left, d.movedTo = moved, to
		}
	}
	to := d.post.Path
	switch d.left {
	case "":
		ext := path.Ext(d.file)
		if named, ok := strings.CutSuffix(d.post.Path, ".html"); ok && d.collection == pages && isHTML(d.file) && ext != ".html" {
			_ = r.add(named+ext, d.post.Path, d.file) // Jekyll keeps the ending; one that is taken answers anyway.
		}
	case moved:
		to = d.movedTo
		r.list = append(r.list, Redirect{d.post.Path, to})
	default:
		return
	}
	written := d.front.get("redirect_from")
	from := written.scalars()
	if len(from) > maxMoves {
		d.warnf(written.at, "name fewer, or have the host redirect a whole folder", "of %d addresses in redirect_from, those after the first %d are left out", len(from), maxMoves)
		from = from[:maxMoves]
	}
	for _, from := range from {
		if isOfHost(from) {
			d.warnf(written.at, "write it with one / at its beginning", "redirect_from %q is taken for a path: no address is on another host", from)
		}
		if err := r.add(from, to, d.file); err != nil {
			d.warn(BadAddress, written.at, err)
		}
	}
}

// add takes an address, which may be written without slashes, for a redirect.
func (r *redirects) add(from, to, file string) error {
	decoded, err := url.PathUnescape(from)
	if err != nil {
		decoded = from
	}
	for segment := range strings.SplitSeq(decoded, "/") {
		if post.LimitSegment(segment) != segment {
			return &hinted{fmt.Sprintf("the address %.40q… has a part that is longer than 200 bytes", from), "leave it out: no host has a file of such a name"}
		}
	}
	from, err = permalink(from, linkParts{})
	if err != nil {
		return err
	}
	if err := r.taken.claim(from, file); err != nil {
		return err
	}
	r.list = append(r.list, Redirect{from, to})
	return nil
}

// paginated matches what shows a part of the list of posts.
var paginated = regexp.MustCompile(`\{%-?\s*for\s+\w+\s+in\s+paginator\.posts`)

// isEmpty reports whether a page has nothing to show but its title, or a part of the list
// of posts, which home has.
func (d *draft) isEmpty() bool {
	if d.collection != pages || d.isRaw() {
		return false
	}
	if paginated.MatchString(d.body) {
		return true
	}
	if d.plain != "" {
		return false
	}
	for _, media := range []string{"<audio", "<iframe", "<img", "<math", "<svg", "<video"} {
		if strings.Contains(d.text.HTML, media) {
			return false
		}
	}
	return true
}

// lists are the pages of hanji that take the place of a theme's, by the last part of its
// address.
var lists = map[string]string{
	"archive": "/archive/", "archives": "/archive/", "year-archive": "/archive/", "timeline": "/archive/",
	"tag": "/tags/", "tags": "/tags/", "tag-archive": "/tags/",
	"categories": "/categories/", "category": "/categories/", "category-archive": "/categories/",
	"blog": "/", "home": "/", "index": "/", "posts": "/", "post": "/", "search": "/",
}

// standIn returns the list that takes the place of a page whose layout listed posts: of
// the category or tag that it names, or of all; "" if there is none.
func (x *index) standIn(d *draft) string {
	segment := strings.ToLower(lastSegment(strings.TrimSuffix(d.post.Path, "/")))
	folder := strings.ToLower(path.Base(path.Dir(strings.TrimSuffix(d.post.Path, "/"))))
	for _, of := range []struct {
		list  string
		names []string
	}{
		{"/categories/", []string{"category", "categories", "taxonomy"}},
		{"/tags/", []string{"tag", "tags", "taxonomy"}},
	} {
		names := []string{}
		for _, key := range of.names {
			names = append(names, d.front.get(key).scalars()...)
		}
		if lists[folder] == of.list {
			names = append(names, d.post.Title, segment)
		}
		for _, name := range names {
			if page := of.list + post.Slug(name) + "/"; x.pages[page] {
				return page
			}
		}
	}
	if paginated.MatchString(d.body) {
		return "/"
	}
	return lists[segment]
}

// ofArchives leads from the pages of the plugin jekyll-archives to the lists.
func (r *redirects) ofArchives(c config, drafts []*draft) {
	set := c.table("jekyll-archives")
	enabled := set.get("enabled").scalars()
	patterns := set.table("permalinks")
	pattern := func(kind, fallback string) string {
		all := slices.Contains(enabled, "all") || slices.Contains(enabled, "true")
		if !all && !slices.Contains(enabled, kind) && !slices.Contains(enabled, kind+"s") && !(kind == "category" && slices.Contains(enabled, "categories")) {
			return ""
		}
		return firstOf(patterns.scalar(kind), fallback)
	}
	known := map[string]bool{}
	lead := func(pattern, to string, fill ...string) {
		from := strings.NewReplacer(fill...).Replace(pattern)
		if pattern != "" && !known[from] {
			known[from] = true
			_ = r.add(from, to, c.file) // One that is taken answers anyway.
		}
	}
	for _, d := range drafts {
		if d.left != "" || d.post.Page {
			continue
		}
		for _, name := range d.post.Categories {
			lead(pattern("category", "/category/:name/"), "/categories/"+post.Slug(name)+"/", ":name", slugify(name))
		}
		for _, name := range d.post.Tags {
			lead(pattern("tag", "/tag/:name/"), "/tags/"+post.Slug(name)+"/", ":name", slugify(name))
		}
		if d.post.Hidden {
			continue
		}
		fill := []string{":year", d.post.Date.Format("2006"), ":month", d.post.Date.Format("01"), ":day", d.post.Date.Format("02")}
		year := "/archive/" + strconv.Itoa(d.post.Date.Year()) + "/"
		lead(pattern("year", "/:year/"), year, fill...)
		lead(pattern("month", "/:year/:month/"), year, fill...)
		lead(pattern("day", "/:year/:month/:day/"), year, fill...)
	}
}
