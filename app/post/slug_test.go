package post

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Go":               "go",
		"E-Commerce":       "e-commerce",
		"한글 태그":            "한글-태그",
		"  Open   source ": "open-source",
		"Zürich 2024":      "zürich-2024",
		"C":                "c",
	} {
		if got := Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestSlugTellsNamesApart holds that names which differ in more than case and
// spacing never share an address, whatever has to be dropped from them.
func TestSlugTellsNamesApart(t *testing.T) {
	long := strings.Repeat("한", 100)
	seen := map[string]string{}
	for _, name := range []string{
		"C", "C++", "C#", "c--", ".", "..", "/", "a/b", "a b", "a\\b", "<script>", "script", "", "!", "?",
		"Node.js", "Node js", "%2e%2e", long, long + "가", long + "나", "page/2",
	} {
		slug := Slug(name)
		if other, taken := seen[slug]; taken && Slug(strings.ReplaceAll(name, "-", "")) != Slug(strings.ReplaceAll(other, "-", "")) {
			t.Errorf("%q and %q share the slug %q", name, other, slug)
		}
		seen[slug] = name
		if slug == "" || slug == "." || slug == ".." || strings.ContainsAny(slug, "/\\<>?#%") {
			t.Errorf("Slug(%q) = %q is no path segment", name, slug)
		}
		if len(slug) > maxSegment || !utf8.ValidString(slug) {
			t.Errorf("Slug(%q) has %d bytes, valid: %v", name, len(slug), utf8.ValidString(slug))
		}
	}
}

// TestPlainSlugs holds that the categories and tags of a blog with PlainSlugs have the slugs of
// Jekyll, those first that were used first, and that none loses its own to a later one.
func TestPlainSlugs(t *testing.T) {
	used := []string{"가상머신(virtual machine)", "C#", "Node.js", "C++", "c#", "C", "node js", "???", "Two Words", "two-words"}
	want := map[string]string{
		"가상머신(virtual machine)": "가상머신-virtual-machine", "C#": "c", "c#": "c", "Node.js": "node-js", "Two Words": "two-words", "two-words": "two-words",
		"C++": hashed("c", Slug("c++")), "C": hashed("c", "c"), "node js": hashed("node-js", "node-js"), "???": Slug("???"),
	}
	blog := Blog{PlainSlugs: true}
	for n := range len(used) + 1 {
		var posts []*Post
		for i, name := range used[:n] {
			posts = append(posts, &Post{Path: "/" + name, Date: time.Unix(int64(i), 0), Tags: []string{name}})
		}
		lib := blog.NewLibrary(posts)
		for _, p := range lib.Posts {
			if term := lib.Terms(Tag, p)[0]; term.Slug != want[p.Tags[0]] {
				t.Errorf("of %d names, %q has the slug %q, want %q", n, p.Tags[0], term.Slug, want[p.Tags[0]])
			}
		}
	}
	twice := blog.NewLibrary([]*Post{{Path: "/", Tags: []string{"C++", "c++"}}})
	if len(twice.Tags) != 1 || twice.Tags[0].Count != 1 {
		t.Errorf("a tag in two spellings is %v", twice.Tags)
	}
}
