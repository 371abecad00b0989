package post

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func day(n int) time.Time { return time.Date(2024, 1, n, 9, 0, 0, 0, time.UTC) }

func titles(posts []*Post) []string {
	names := []string{}
	for _, p := range posts {
		names = append(names, p.Title)
	}
	return names
}

func testLibrary() *Library {
	return NewLibrary([]*Post{
		{Path: "/a/", Card: Card{Title: "a"}, Date: day(1), Categories: []string{"Essays"}, Tags: []string{"paper", "Go"}},
		{Path: "/b/", Card: Card{Title: "b"}, Date: day(2), Categories: []string{"Notes"}, Tags: []string{"go", "rare"}},
		{Path: "/c/", Card: Card{Title: "c"}, Date: day(3), Categories: []string{"Essays"}, Tags: []string{"Go", "rare"}, Hidden: true},
		{Path: "/d/", Card: Card{Title: "d"}, Date: day(4), Categories: []string{"Essays", "Notes"}, Tags: []string{"Go", "paper"}},
		{Path: "/e/", Card: Card{Title: "e"}, Date: day(4), Keywords: []uint16{1, 2}},
		{Path: "/projects/", Card: Card{Title: "projects"}, Page: true, Date: day(2), Keywords: []uint16{1, 2}},
		{Path: "/about/", Card: Card{Title: "about"}, Page: true, Keywords: []uint16{1, 2}},
	})
}

func TestLibraryOrder(t *testing.T) {
	l := testLibrary()
	if got, want := titles(l.Posts), []string{"d", "e", "c", "b", "a"}; !slices.Equal(got, want) {
		t.Errorf("posts are %v, want %v", got, want)
	}
	if got, want := titles(l.Listed()), []string{"d", "e", "b", "a"}; !slices.Equal(got, want) {
		t.Errorf("listed are %v, want %v", got, want)
	}
	older, newer := l.Neighbours(l.Post("/b/"))
	if older.Title != "a" || newer.Title != "e" {
		t.Errorf("neighbours of b are %s and %s: the hidden c must be passed over", older.Title, newer.Title)
	}
	if older, newer := NewLibrary([]*Post{{Path: "/x/"}}).Neighbours(l.Post("/a/")); older != nil || newer != nil {
		t.Error("a single post has neighbours")
	}
}

// TestPagesAreInNoList holds that pages are found by their address and in what was
// searched for, and nowhere else.
func TestPagesAreInNoList(t *testing.T) {
	l := testLibrary()
	about, projects := l.Post("/about/"), l.Post("/projects/")
	if got := titles(l.All); !slices.Equal(got, []string{"about", "projects", "d", "e", "c", "b", "a"}) {
		t.Errorf("all are %v", got)
	}
	if !slices.Equal(l.Pages, []*Post{about, projects}) || len(l.Posts) != 5 {
		t.Errorf("pages are %v, posts %v", titles(l.Pages), titles(l.Posts))
	}
	if got := l.Related(about, 9); len(got) != 0 {
		t.Errorf("a page is related to %v", titles(got))
	}
	lists := map[string][]*Post{"the home list": l.Select(Filter{}).Posts}
	for _, y := range l.Years() {
		lists[fmt.Sprint(y.Year)] = y.Posts
	}
	for _, p := range l.All {
		older, newer := l.Neighbours(p)
		lists["those beside "+p.Title] = []*Post{older, newer}
		if p.Page && (older != nil || newer != nil) {
			t.Errorf("the page %s has neighbours", p.Title)
		}
	}
	for _, terms := range [][]Term{l.Categories, l.Tags} {
		for _, term := range terms {
			lists[term.Name] = l.Select(Filter{}.Toggle(term.Kind, term.Slug)).Posts
		}
	}
	for name, posts := range lists {
		if slices.Contains(posts, about) || slices.Contains(posts, projects) {
			t.Errorf("a page is in %s", name)
		}
	}
	found := []*Post{about, l.Post("/a/")}
	if got := titles(l.SelectOf(found, Filter{}).Posts); !slices.Equal(got, []string{"about", "a"}) {
		t.Errorf("of a post and a page that were found, %v are shown", got)
	}
	if got := titles(l.SelectOf(found, Filter{Category: "essays"}).Posts); !slices.Equal(got, []string{"a"}) {
		t.Errorf("of those in a category, %v are shown", got)
	}
}

func TestTermsMergeSpellings(t *testing.T) {
	l := testLibrary()
	got := fmt.Sprint(l.Tags)
	if want := fmt.Sprint([]Term{{Tag, "Go", "go", 4}, {Tag, "paper", "paper", 2}, {Tag, "rare", "rare", 2}}); got != want {
		t.Errorf("tags are %s, want %s", got, want)
	}
	if terms := l.Terms(Tag, l.Post("/b/")); terms[0].Name != "Go" {
		t.Errorf("the tag written %q is shown as %q, want the common spelling", "go", terms[0].Name)
	}
}

func TestFilterToggle(t *testing.T) {
	var f Filter
	f = f.Toggle(Tag, "b").Toggle(Tag, "a").Toggle(Category, "x").Toggle(Category, "y")
	if f.Category != "y" || !slices.Equal(f.Tags, []string{"a", "b"}) {
		t.Errorf("got %+v", f)
	}
	if f = f.Toggle(Tag, "a").Toggle(Tag, "b").Toggle(Category, "y"); !f.IsZero() {
		t.Errorf("toggled back, %+v is left", f)
	}
}

func TestSelectHidden(t *testing.T) {
	l := testLibrary()
	if got := titles(l.Select(Filter{}).Posts); slices.Contains(got, "c") {
		t.Errorf("the unfiltered list %v shows a hidden post", got)
	}
	if got := titles(l.Select(Filter{Tags: []string{"rare"}}).Posts); !slices.Equal(got, []string{"c", "b"}) {
		t.Errorf("a tag's list is %v, want the hidden post in it", got)
	}
}

// TestSelectCounts holds, for many filters over a random library, that a count
// is the number of posts that choosing the term leaves.
func TestSelectCounts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var posts []*Post
	for i := range 200 {
		p := &Post{Path: fmt.Sprintf("/%d/", i), Date: day(i), Hidden: i%17 == 0}
		p.Categories = []string{fmt.Sprint("category ", random.IntN(4))}
		for tag := range 8 {
			if random.IntN(4) == 0 {
				p.Tags = append(p.Tags, fmt.Sprint("tag ", tag))
			}
		}
		posts = append(posts, p)
	}
	l := NewLibrary(posts)
	for range 200 {
		var f Filter
		if random.IntN(2) == 0 {
			f = f.Toggle(Category, l.Categories[random.IntN(len(l.Categories))].Slug)
		}
		for range random.IntN(3) {
			f = f.Toggle(Tag, l.Tags[random.IntN(len(l.Tags))].Slug)
		}
		r := l.Select(f)
		for _, term := range slices.Concat(r.Categories, r.Tags) {
			chosen := f
			if !f.Has(term.Kind, term.Slug) {
				chosen = f.Toggle(term.Kind, term.Slug)
			}
			want := len(l.Select(chosen).Posts)
			if term.Count != want {
				t.Fatalf("filter %+v: %s counts %d, choosing it leaves %d", f, term.Name, term.Count, want)
			}
		}
	}
}

func TestRelatedPrefersRareTags(t *testing.T) {
	l := testLibrary()
	if got := titles(l.Related(l.Post("/c/"), 2)); !slices.Equal(got, []string{"b", "d"}) {
		t.Errorf("related to c are %v, want b first: it shares the rarer tag", got)
	}
	if got := l.Related(l.Post("/e/"), 3); len(got) != 0 {
		t.Errorf("a post without taxonomy is related to %v", titles(got))
	}
}

// TestRelatedByWords holds that posts without common terms are related by two rare
// words, and not by one, which may be chance, nor by frequent ones.
func TestRelatedByWords(t *testing.T) {
	var posts []*Post
	add := func(title string, keywords ...uint16) {
		posts = append(posts, &Post{Path: "/" + title + "/", Date: time.Unix(int64(len(posts)), 0), Keywords: keywords, Card: Card{Title: title}})
	}
	add("a", 1, 2, 3, 4)
	add("two", 1, 2, 30)
	add("one", 1, 31, 32)
	add("three", 1, 2, 3)
	for i := range 40 {
		add(fmt.Sprint("other", i), 4, 5, 100+uint16(i))
	}
	add("frequent", 4, 5)
	l := NewLibrary(posts)
	if got := titles(l.Related(l.Post("/a/"), 5)); !slices.Equal(got, []string{"three", "two"}) {
		t.Errorf("related are %v", got)
	}
}

// TestUnknownTermCanBeLeft holds that a filter names terms that no post has any more.
func TestUnknownTermCanBeLeft(t *testing.T) {
	r := testLibrary().Select(Filter{Category: "gone", Tags: []string{"lost"}})
	if len(r.Posts) != 0 || !slices.Contains(r.Categories, Term{Category, "gone", "gone", 0}) || !slices.Contains(r.Tags, Term{Tag, "lost", "lost", 0}) {
		t.Errorf("%+v", r)
	}
}

// TestSeries holds that the listed parts of a series are its parts, for a hidden one too, and
// that a long one has a page.
func TestSeries(t *testing.T) {
	var all []*Post
	for i := range WholeSeries + 2 {
		all = append(all, &Post{Path: fmt.Sprintf("/%d/", i), Card: Card{Title: fmt.Sprint(i)}, Date: day(i), Series: "On Paper", Hidden: i == 5})
	}
	lone := &Post{Path: "/lone/", Card: Card{Title: "lone"}, Series: "Alone"}
	l := NewLibrary(append(all, lone))
	for i, p := range all {
		parts, at := l.Series(p)
		if len(parts) != WholeSeries+1 || slices.Contains(parts, all[5]) || at > i || at < i-1 || !p.Hidden && parts[at] != p {
			t.Errorf("part %d is at %d of %v", i, at, titles(parts))
		}
	}
	if parts, _ := l.Series(lone); len(parts) > 0 {
		t.Errorf("a post without others has parts %v", titles(parts))
	}
	if got := l.LongSeries(); !slices.Equal(got, []string{"On Paper"}) || len(l.SeriesAt("on-paper")) != WholeSeries+1 || l.SeriesAt("alone") != nil {
		t.Errorf("the long series are %v", got)
	}
}
