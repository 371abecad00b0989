package jekyll

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"hanji/app/prepare"
)

// paginated matches what shows a part of the list of posts.
var paginated = regexp.MustCompile(`\{%-?\s*(?:for\s+\w+\s+in|assign\s+\w+\s*=)\s*paginator\.posts`)

// IsEmpty reports whether a page, or a document of a collection, has nothing to show but its
// title, or a part of the list of posts, which home has.
func (d *Document) IsEmpty(out prepare.Output) bool {
	if d.Collection == posts || d.isRaw() {
		return false
	}
	return paginated.MatchString(d.Body) || out.Article.Plain() == "" && !media.MatchString(out.Text.HTML)
}

// media matches what shows something without a text.
var media = regexp.MustCompile(`<(?:audio|iframe|img|math|svg|video)`)

// standIns are the pages of hanji that take the place of a theme's, by the last part of its
// address.
var standIns = map[string]string{
	"archive": archiveList, "archives": archiveList, "year-archive": archiveList, "timeline": archiveList,
	"tag": tagList, "tags": tagList, "tag-archive": tagList,
	"categories": categoryList, "category": categoryList, "category-archive": categoryList,
	"blog": "/", "home": "/", "index": "/", "posts": "/", "post": "/", "search": "/",
}

// layouts are the pages of hanji that show what layouts of themes show.
var layouts = map[string]string{
	"archive": archiveList, "archives": archiveList, "year-archive": archiveList, "timeline": archiveList,
	"list": archiveList, "posts": archiveList,
	"tag": tagList, "tags": tagList, "tag-archive": tagList,
	"categories": categoryList, "category": categoryList, "category-archive": categoryList,
	"articles": "/", "blog": "/", "home": "/", "search": "/",
}

// StandIn returns the list that takes the place of a page, or a document of a collection,
// whose layout listed posts: of the category or tag that it names, or of all; "" if there is
// none.
func (d *Document) StandIn(lists Lists) string {
	segment := lastSegment(d.Post.Path)
	layout := strings.ToLower(strings.TrimSuffix(d.Scalar("layout"), ".html"))
	folder := strings.ToLower(path.Base(path.Dir(strings.TrimSuffix(d.Post.Path, "/"))))
	for _, of := range []struct{ list, one, many string }{
		{categoryList, "category", "categories"},
		{tagList, "tag", "tags"},
	} {
		var names []string
		if d.IsPage() || layout == of.one {
			names = slices.Concat(d.Get(of.one).Scalars(), d.Get(of.many).Scalars(), d.Get("taxonomy").Scalars())
		}
		if layout == of.one || standIns[folder] == of.list || strings.Contains(d.Collection, of.many) { // Such as featured_tags.
			names = append(names, d.Scalar("slug"), d.Post.Title, segment)
		}
		for _, name := range names {
			if page := lists.of(of.list, name); page != "" {
				return page
			}
		}
	}
	if paginated.MatchString(d.Body) {
		return "/"
	}
	if d.IsPage() && standIns[segment] != "" {
		return standIns[segment]
	}
	return layouts[layout]
}

// SameAs returns the list of hanji's that a page with a list of its own is the same as: of posts,
// categories or tags, at an address that themes have for that, and with no other text; "" if it
// is none.
func (d *Document) SameAs() string {
	if !d.IsPage() || hasText(d.Content) || !listed.MatchString(d.Body) {
		return ""
	}
	return standIns[lastSegment(d.Post.Path)]
}

// lastSegment is the last part of a page's address, in lower case.
func lastSegment(page string) string {
	return strings.ToLower(strings.TrimSuffix(path.Base(page), ".html"))
}
