package post

import "slices"

// Filter selects posts by at most one category and any number of tags, all of
// which a post must have. The zero Filter selects the listed posts.
type Filter struct {
	// Category and Tags are slugs; Tags are sorted and distinct.
	Category string
	Tags     []string
}

// IsZero reports whether f selects by nothing.
func (f Filter) IsZero() bool { return f.Category == "" && len(f.Tags) == 0 }

// Has reports whether f selects by the term.
func (f Filter) Has(k Kind, slug string) bool {
	if k == Category {
		return f.Category == slug
	}
	return slices.Contains(f.Tags, slug)
}

// Toggle returns f with the term added, or removed if it was there. A category
// takes the place of another.
func (f Filter) Toggle(k Kind, slug string) Filter {
	if k == Category {
		if f.Category == slug {
			slug = ""
		}
		return Filter{Category: slug, Tags: f.Tags}
	}
	tags := slices.Clone(f.Tags)
	if i, found := slices.BinarySearch(tags, slug); found {
		tags = slices.Delete(tags, i, i+1)
	} else {
		tags = slices.Insert(tags, i, slug)
	}
	return Filter{Category: f.Category, Tags: tags}
}

// Result is what a filter leaves of a library.
type Result struct {
	// Posts are newest first, where a filter selects from the whole library.
	Posts []*Post
	// Categories are counted as if the filter named no category, since choosing
	// one takes the place of another; Tags as if chosen as well. Terms of the
	// filter are included even when they count 0.
	Categories, Tags []Term
}

// Select applies a filter. When f is zero, hidden posts are left out of Posts,
// but counted: each of the terms would show them.
func (l *Library) Select(f Filter) Result {
	r := l.SelectOf(l.Posts, f)
	if f.IsZero() {
		r.Posts = l.listed
	}
	return r
}

// SelectOf applies a filter to some posts, whose order it keeps.
func (l *Library) SelectOf(posts []*Post, f Filter) Result {
	var r Result
	categories, tags := map[string]int{}, map[string]int{}
	for _, p := range posts {
		if !hasAll(l.slugs[Tag][p], f.Tags) {
			continue
		}
		for _, slug := range l.slugs[Category][p] {
			categories[slug]++
		}
		if f.Category != "" && !slices.Contains(l.slugs[Category][p], f.Category) {
			continue
		}
		r.Posts = append(r.Posts, p)
		for _, slug := range l.slugs[Tag][p] {
			tags[slug]++
		}
	}
	r.Categories = l.counted(Category, f, categories)
	r.Tags = l.counted(Tag, f, tags)
	return r
}

func (l *Library) counted(k Kind, f Filter, counts map[string]int) []Term {
	all := l.Categories
	if k == Tag {
		all = l.Tags
	}
	var list []Term
	for _, t := range all {
		if t.Count = counts[t.Slug]; t.Count > 0 || f.Has(k, t.Slug) {
			list = append(list, t)
		}
	}
	sortTerms(list)
	return list
}

func hasAll(slugs, wanted []string) bool {
	for _, want := range wanted {
		if !slices.Contains(slugs, want) {
			return false
		}
	}
	return true
}
