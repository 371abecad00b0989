package source

import "testing"

func TestMedia(t *testing.T) {
	if newMedia("", "") != (media{}) {
		t.Error("media that is nowhere is somewhere")
	}
	for _, test := range []struct{ cdn, subpath, dest, below, host string }{
		{"", "/assets/tea/", "a.webp", "/assets/tea/a.webp", ""},
		{"", "assets//tea", "/a.webp", "/assets//tea/a.webp", ""},
		{"", "/tea", "https://x.example/a.webp", "https://x.example/a.webp", ""},
		{"", "/tea", "//x.example/a.webp", "//x.example/a.webp", ""},
		{"/files", "tea", "a.webp", "/files/tea/a.webp", ""},
		{"https://cdn.example", "/tea/", "a.webp", "/tea/a.webp", "https://cdn.example/tea/"},
		{"//cdn.example/x/", "", "/a.webp", "/a.webp", "//cdn.example/x/"},
		{"https://cdn.example", "https://other.example/tea", "a.webp", "a.webp", "https://other.example/tea"},
	} {
		m := newMedia(test.cdn, test.subpath)
		if below := m.below(test.dest); below != test.below || m.host != test.host {
			t.Errorf("%q of %q and %q is at %q, host %q; want %q, %q", test.dest, test.cdn, test.subpath, below, m.host, test.below, test.host)
		}
	}
}
