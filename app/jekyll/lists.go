package jekyll

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"hanji/app/address"
	"hanji/app/liquid"
	"hanji/app/post"
)

// Lists are the pages of hanji's that list posts, by what themes call them.
type Lists struct{ categories, tags map[string]string }

// Of what themes list in pages.
const (
	categoryList = "/categories/"
	tagList      = "/tags/"
	archiveList  = "/archive/"
)

// NewLists knows the categories and tags of a library.
func NewLists(lib *post.Library) Lists {
	pages := func(list string, terms []post.Term) map[string]string {
		all := map[string]string{}
		for _, name := range []func(post.Term) string{
			func(t post.Term) string { return t.Slug },
			func(t post.Term) string { return strings.ToLower(t.Name) },
			func(t post.Term) string { return address.Slugify(t.Name) },
		} {
			for _, t := range terms {
				if all[name(t)] == "" {
					all[name(t)] = list + t.Slug + "/"
				}
			}
		}
		return all
	}
	return Lists{pages(categoryList, lib.Categories), pages(tagList, lib.Tags)}
}

// IsEmpty reports whether a page is that of all categories, or of all tags, and there are none.
func (l Lists) IsEmpty(page string) bool {
	return page == categoryList && len(l.categories) == 0 || page == tagList && len(l.tags) == 0
}

// of returns the page of a category, or of a tag, by its name or slug, "" if there is none.
func (l Lists) of(list, name string) string {
	pages := l.tags
	if list == categoryList {
		pages = l.categories
	}
	name = strings.ToLower(name)
	return cmp.Or(pages[name], pages[address.Slugify(name)])
}

// Part returns the page of what a link to a list of all categories or tags, or of all posts,
// names in its fragment or query, as themes do that have no pages for each; "" if that is
// nothing.
func (l Lists) Part(page, query, fragment string) string {
	list := standIns[lastSegment(page)]
	switch key, value, _ := strings.Cut(query, "="); {
	case fragment != "" && (list == categoryList || list == tagList):
		return l.of(list, address.Unescape(fragment))
	case list == archiveList && (key == "tag" || key == "category"):
		list := map[string]string{"tag": tagList, "category": categoryList}[key]
		return l.of(list, address.Unescape(strings.ReplaceAll(value, "+", " ")))
	}
	return ""
}

// Archives leads from the pages of the plugin jekyll-archives to the lists of posts. Its second
// version, jekyll-archives-v2, has settings for each collection.
func (b *Blog) Archives(all []*post.Post, lists Lists, lead func(from, to string)) {
	set, below := b.Table("jekyll-archives"), ""
	if ofPosts := set.Table("posts"); len(ofPosts.Members) > 0 {
		set, below = ofPosts, "/:collection"
	}
	enabled := set.Get("enabled").Scalars()
	if len(enabled) == 0 {
		return
	}
	patterns := set.Table("permalinks")
	mode := cmp.Or(set.Scalar("slug_mode"), "default")
	known := map[string]bool{}
	fill := func(kind, kinds, pattern, to string, parts ...string) {
		is := func(name string) bool { return slices.Contains([]string{"all", "true", kind, kinds}, name) }
		if !slices.ContainsFunc(enabled, is) {
			return
		}
		key := kind
		if below != "" {
			key = kinds
		}
		parts = append(parts, ":type", kind, ":collection", "posts")
		if from := strings.NewReplacer(parts...).Replace(cmp.Or(patterns.Scalar(key), below+pattern)); !known[from] {
			known[from] = true
			lead(from, to)
		}
	}
	for _, p := range all {
		for _, name := range p.Categories {
			fill("category", "categories", "/category/:name/", lists.of(categoryList, name), ":name", liquid.Slugify(name, mode))
		}
		for _, name := range p.Tags {
			fill("tag", "tags", "/tag/:name/", lists.of(tagList, name), ":name", liquid.Slugify(name, mode))
		}
		if p.Hidden {
			continue
		}
		date := []string{":year", p.Date.Format("2006"), ":month", p.Date.Format("01"), ":day", p.Date.Format("02")}
		year := archiveList + strconv.Itoa(p.Date.Year()) + "/"
		fill("year", "year", "/:year/", year, date...)
		fill("month", "month", "/:year/:month/", year, date...)
		fill("day", "day", "/:year/:month/:day/", year, date...)
	}
}
