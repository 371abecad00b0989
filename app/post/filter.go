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
	// Posts are newest first, where a filter selects from the whole library; if it is zero, after
	// those that are pinned.
	Posts []*Post
	// Categories are counted as if the filter named no category, since choosing
	// one takes the place of another; Tags as if chosen as well. Terms of the
	// filter are included even when they count 0; one that no post has is named by
	// its slug.
	Categories, Tags []Term
}

// Select applies a filter. When f is zero, hidden posts are left out of Posts,
// but counted: each of the terms would show them.
func (l *Library) Select(f Filter) Result {
	s := l.selection(f)
	for i, p := range l.Posts {
		s.add(len(l.Pages)+i, p)
	}
	r := s.result(f)
	if f.IsZero() {
		r.Posts = l.home
	}
	return r
}

// SelectOf applies a filter to some posts and pages, whose order it keeps. A page is
// left by the zero Filter alone.
func (l *Library) SelectOf(posts []*Post, f Filter) Result {
	s := l.selection(f)
	for _, p := range posts {
		s.add(l.order[p], p)
	}
	return s.result(f)
}

// selection is what a filter, by the numbers of its terms, leaves.
type selection struct {
	*Library
	category int // -1 for a slug that is not known.
	any      bool
	tags     []int
	posts    []*Post
	counts   [2][]int
}

func (l *Library) selection(f Filter) *selection {
	s := &selection{Library: l, any: f.Category == "", category: l.taxonomy[Category].number(f.Category)}
	for _, slug := range f.Tags {
		s.tags = append(s.tags, l.taxonomy[Tag].number(slug))
	}
	for k := range s.counts {
		s.counts[k] = make([]int, len(l.taxonomy[k].terms))
	}
	return s
}

// add counts a post, by its position in the library.
func (s *selection) add(at int, p *Post) {
	categories, tags := s.taxonomy[Category].of[at], s.taxonomy[Tag].of[at]
	for _, n := range s.tags {
		if !slices.Contains(tags, n) {
			return
		}
	}
	for _, n := range categories {
		s.counts[Category][n]++
	}
	if !s.any && !slices.Contains(categories, s.category) {
		return
	}
	s.posts = append(s.posts, p)
	for _, n := range tags {
		s.counts[Tag][n]++
	}
}

func (s *selection) result(f Filter) Result {
	return Result{s.posts, s.terms(Category, f), s.terms(Tag, f)}
}

func (s *selection) terms(k Kind, f Filter) []Term {
	var list []Term
	for n, t := range s.taxonomy[k].terms {
		if t.Count = s.counts[k][n]; t.Count > 0 || f.Has(k, t.Slug) {
			list = append(list, t)
		}
	}
	slugs := f.Tags
	if k == Category {
		slugs = []string{f.Category}
	}
	for _, slug := range slugs {
		if slug != "" && s.taxonomy[k].number(slug) < 0 {
			list = append(list, Term{Kind: k, Name: slug, Slug: slug})
		}
	}
	return byCount(list)
}
