package matter

import "testing"

func TestMeant(t *testing.T) {
	for _, test := range []struct{ key, want string }{
		{"Author", `did you mean "author"?`},
		{"Author", `did you mean "author"?`},
		{"auther", `did you mean "author"?`},
		{"canonicalUrl", `did you mean "canonical_url"?`},
		{"header-image", `did you mean "headerImage"?`},
		{"isbn", ""}, {"time", ""}, {"stars", ""}, {"released", ""}, {"images", ""}, {"tops", ""}, {"map", ""},
	} {
		if got := meant(test.key); got != test.want {
			t.Errorf("of %s it is %q", test.key, got)
		}
	}
}
