package address_test

import (
	"testing"

	"hanji/app/address"
)

func TestParseBlog(t *testing.T) {
	for _, test := range []struct{ given, url, base string }{
		{"https://example.org", "https://example.org/", "/"},
		{"https://Example.org/some/path", "https://example.org/some/path/", "/some/path/"},
		{"http://localhost:8080/x/", "http://localhost:8080/x/", "/x/"},
		{"https://example.org/a//b/../c", "https://example.org/a/c/", "/a/c/"},
		{"https://example.org/한글", "https://example.org/%ED%95%9C%EA%B8%80/", "/%ED%95%9C%EA%B8%80/"},
		{"https://한지.Example:8080/블로그/", "https://xn--9b6b95s.example:8080/%EB%B8%94%EB%A1%9C%EA%B7%B8/", "/%EB%B8%94%EB%A1%9C%EA%B7%B8/"},
		{"https://example.org/%ED%95%9C%EA%B8%80/", "https://example.org/%ED%95%9C%EA%B8%80/", "/%ED%95%9C%EA%B8%80/"},
	} {
		u, err := address.ParseBlog(test.given)
		if err != nil || u.String() != test.url || u.EscapedPath() != test.base {
			t.Errorf("%q: %s, %v", test.given, u, err)
		}
	}
}

func TestRefusedBlog(t *testing.T) {
	for _, given := range []string{"example.org", "/path/", "ftp://example.org/", "https:///path", "https://example.org/?a", "https://example.org/#a", "https://u:p@example.org/", "https://a b/", "https://한.-지/"} {
		if u, err := address.ParseBlog(given); err == nil {
			t.Errorf("%q: %s", given, u)
		}
	}
}
