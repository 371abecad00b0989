package post

import (
	"strings"
	"testing"
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
