package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hanji/app/post"
)

func TestTermsInNaturalOrder(t *testing.T) {
	want := []string{"", "007", "8", "go", "Go 1.9", "Go 1.21", "go2", "분류1", "분류2", "분류2a", "분류10", "분류10 안", "분류100000000000000000000"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b string) int {
		switch {
		case isBefore(a, b):
			return -1
		case isBefore(b, a):
			return 1
		}
		return 0
	})
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestFrequentTermsStandOut(t *testing.T) {
	for _, test := range []struct{ often, terms, want int }{{0, 50, 0}, {3, 50, 3}, {20, 50, frequentTerms}} {
		terms := make([]post.Term, test.terms)
		for i := range terms {
			name := fmt.Sprint("term ", i)
			terms[i] = post.Term{Kind: post.Tag, Name: name, Slug: name, Count: 1}
			if i < test.often {
				terms[i].Count = 5
			}
		}
		if got := frequent(terms); len(got) != test.want {
			t.Errorf("%d of %d terms are frequent, %d are shown", test.often, test.terms, len(got))
		}
		e := NewEnv(post.Blog{Lang: "ko"}, post.NewLibrary(nil), "/")
		html := HTML(el("div", nil, termsView(&Page{Env: e}, terms)...))
		if strings.Contains(html, e.Text.Frequent) != (test.want > 0) {
			t.Errorf("%d of %d terms are frequent: %s", test.often, test.terms, html)
		}
	}
}
