package route

import (
	"net/url"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hanji/app/corpus"
	"hanji/app/post"
)

// TestAddressesAreLinks holds that each address survives being a link, below any
// base, and that all prerendered files differ.
func TestAddressesAreLinks(t *testing.T) {
	lib := corpus.NastyLibrary()
	addresses := All(lib)
	two := post.Filter{Category: lib.Categories[0].Slug, Tags: []string{lib.Tags[0].Slug, lib.Tags[1].Slug}}
	slices.Sort(two.Tags)
	combined := []Address{{Kind: List, Filter: two, Page: 1}, {Kind: List, Filter: two, Page: 3}}
	paths := map[string]bool{}
	for _, a := range append(addresses, combined...) {
		for _, base := range []string{"/", "/some/path/", "/%ED%95%9C/"} {
			u, err := url.Parse(a.Href(base))
			if err != nil {
				t.Fatal(err)
			}
			path, err := url.PathUnescape(strings.TrimPrefix(u.EscapedPath(), strings.TrimSuffix(base, "/")))
			if err != nil {
				t.Fatal(err)
			}
			if got := Parse(lib, path, u.Query()); !reflect.DeepEqual(got, a) {
				t.Errorf("%+v became %+v by %s", a, got, u)
			}
		}
		if !a.Combined() && paths[a.SitePath()] {
			t.Errorf("%s is prerendered twice", a.SitePath())
		}
		paths[a.SitePath()] = true
	}
}

func TestUnknownAddresses(t *testing.T) {
	lib := corpus.NastyLibrary()
	for _, path := range []string{
		"/nowhere/", "/tags/nothing/", "/categories/nothing/", "/archive/1999/", "/archive/2020", "/page/1/", "/page/02/",
		"/page/9/", "/tags/" + lib.Tags[0].Slug + "/page/9/", "/tags", "/archive/2020/page/2/", "/page/2", "/series/", "/series/nothing/", "",
	} {
		if a := Parse(lib, path, nil); a.Kind != NotFound {
			t.Errorf("%q is %+v", path, a)
		}
	}
	query := url.Values{"tag": {"nothing", "nothing"}, "page": {"-1"}}
	if a := Parse(lib, "/", query); a.Kind != List || len(a.Filter.Tags) != 1 || a.Page != 1 {
		t.Errorf("a filter by an unknown tag is %+v", a)
	}
}
