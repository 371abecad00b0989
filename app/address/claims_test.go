package address

import (
	"strings"
	"testing"
)

// TestClaims holds that an address is taken once, and what is said of a second one.
func TestClaims(t *testing.T) {
	for _, test := range []struct{ first, second, said string }{
		{"/a/", "/b/", ""},
		{"/a/", "/a/", "is that of 1.md as well"},
		{"/a/", "/a/index.html", "is that of 1.md as well"},
		{"/a/", "/A/", "in upper and lower case only"},
		{"/A/index.html", "/a/", "in upper and lower case only"},
		{"/a.png", "/a.png/", "would be a file and a folder at once"},
		{"/a.png/b/", "/a.png", "would be a file and a folder at once"},
		{"/a/", "/Tags/", "is taken by the blog itself"},
		{"/a/", "/hanji/x", "is taken by the blog itself"},
	} {
		claims := NewClaims(map[string]bool{"/tags/": true})
		if err := claims.Claim(test.first, "1.md"); err != nil {
			t.Fatal(err)
		}
		said := ""
		if err := claims.Claim(test.second, "2.md"); err != nil {
			said = err.Error()
		}
		if test.said == "" && said != "" || !strings.Contains(said, test.said) {
			t.Errorf("%s beside %s: %q, want %q", test.second, test.first, said, test.said)
		}
	}
}
