package ui

import (
	"fmt"
	"strings"
	"testing"

	"hanji/app/post"
)

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
