package problem

import (
	"fmt"
	"slices"
	"testing"
)

// TestNear finds among many names what is meant, whatever part of a word is misspelt, and
// compares with few.
func TestNear(t *testing.T) {
	var all []string
	for i := range 5000 {
		all = append(all, fmt.Sprintf("/2024/%02d/%02d/%s-%d/", i%12+1, i%28+1, []string{"paper", "종이", "reading"}[i%3], i*7919%100003))
	}
	all = append(all, "/a/", "/archive/", "/2024/05/02/writing-a-post/", "/2024/05/02/글쓰기/", "#")
	names := NewNames(slices.Values(all))
	for word, want := range map[string]string{
		"/2024/05/02/writing-a-pots/":  "/2024/05/02/writing-a-post/",
		"/2023/05/12/writing-a-post/":  "/2024/05/02/writing-a-post/",
		"/2024/05/02/writing-a-post":   "/2024/05/02/writing-a-post/",
		"/2024/05/02/글쓰기":              "/2024/05/02/글쓰기/",
		"/2024/05/02/글슬기/":             "/2024/05/02/글쓰기/",
		"/archiv/":                     "/archive/",
		"/a":                           "/a/",
		"/nothing-that-is-like-these/": "",
		"":                             "",
		"b":                            "",
	} {
		if got := Nearest(word, names.Near(word)); got != want {
			t.Errorf("%q is taken for %q, want %q", word, got, want)
		}
		if n := len(slices.Collect(names.Near(word))); n > compared {
			t.Errorf("%q is compared with %d names", word, n)
		}
	}
}
