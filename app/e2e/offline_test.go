//go:build !js

package e2e

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"hanji/app/e2e/built"
	"hanji/app/post"
	"hanji/app/route"
)

// TestOfflineFilters asks for 200 combinations of filters with the host gone, and
// compares posts and counts with the library; some of them in a document of
// their own, as from a bookmark.
func TestOfflineFilters(t *testing.T) {
	t.Parallel()
	s := newBlog(t, 120)
	lib := built.Library(t, s.dir)
	b := newTab(t)
	b.keepBlog(s.server)
	s.stop()
	b.expect("net::ERR_|Failed to fetch")
	random := rand.New(rand.NewPCG(1, 2))
	empty, before := 0, ""
	for i := range 200 {
		f := someFilter(random, lib)
		want := lib.Select(f)
		if len(want.Posts) == 0 {
			empty++
		}
		href := route.Address{Kind: route.List, Filter: f, Page: 1}.Href("/")
		if href == before {
			continue // A link to the page that is shown loads it.
		}
		before = href
		if i%20 == 0 {
			b.open(s.origin + href)
			b.wait(live) // A list without posts looks like one that is not there yet.
			eval[any](b, `void (window.loadedOnce = true)`)
		} else {
			eval[any](b, `(() => {
				const link = document.createElement("a");
				link.href = `+js(href)+`;
				document.querySelector("main").append(link);
				link.click();
			})()`)
		}
		titles := []string{}
		for _, p := range want.Posts[:min(len(want.Posts), route.PerPage)] {
			titles = append(titles, p.Title)
		}
		b.wait(fmt.Sprintf(`location.pathname + location.search === %s && JSON.stringify(%s.titles) === %s`,
			js(href), list, js(js(titles))))
		if !eval[bool](b, `window.loadedOnce === true`) {
			t.Fatalf("%s: the client let the browser load it", href)
		}
		got := eval[shown](b, list)
		for _, term := range slices.Concat(want.Categories, want.Tags) {
			toggled := route.Address{Kind: route.List, Filter: f.Toggle(term.Kind, term.Slug), Page: 1}.Href("/")
			if n, offered := got.Counts[toggled]; offered && n != fmt.Sprint(term.Count) {
				t.Errorf("%s: %s counts %s, want %d", href, term.Name, n, term.Count)
			}
		}
	}
	if empty == 0 || empty > 150 {
		t.Errorf("%d of 200 combinations are empty", empty)
	}
}

// someFilter is one category or none, and up to three tags; mostly of one post,
// so that there is something to find.
func someFilter(random *rand.Rand, lib *post.Library) (f post.Filter) {
	p := lib.Posts[random.IntN(len(lib.Posts))]
	pick := func(k post.Kind, all []post.Term) {
		terms := lib.Terms(k, p)
		if random.IntN(4) == 0 {
			terms = all
		}
		term := terms[random.IntN(len(terms))]
		if !f.Has(k, term.Slug) {
			f = f.Toggle(k, term.Slug)
		}
	}
	if random.IntN(2) == 0 {
		pick(post.Category, lib.Categories)
	}
	for range random.IntN(4) {
		pick(post.Tag, lib.Tags)
	}
	return f
}
