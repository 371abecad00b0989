//go:build js

package browser

import (
	"net/url"
	"strings"
	"syscall/js"

	"hanji/app/route"
)

// here returns the page's own address, as parse does.
func (s *store) here() (a route.Address, path string) { return s.parse(window.Get("location")) }

// parse reads the href of a link or location of this origin, in any spelling. path is the
// site path that it means, "" for one outside the blog, or that is none to go-app.
func (s *store) parse(link js.Value) (a route.Address, path string) {
	u, err := url.Parse(link.Get("href").String())
	if err != nil {
		return a, ""
	}
	below, ok := strings.CutPrefix(u.EscapedPath(), strings.TrimSuffix(s.env.Base, "/"))
	if !ok || !strings.HasPrefix(below, "/") {
		return a, ""
	}
	query, _ := url.ParseQuery(composed(u.RawQuery))
	spellings := window.Get("hanji").Call("spellings", below)
	for i := range spellings.Length() {
		path = spellings.Index(i).String()
		if a = route.Parse(s.env.Library, path, query); a.Kind != route.NotFound {
			return a, path
		}
	}
	path = spellings.Index(0).String()
	return route.Address{Path: path}, path
}

// composed is a query as the blog spells it.
func composed(query string) string {
	if query == "" {
		return ""
	}
	return window.Get("hanji").Call("composed", query).String()
}

// settle has the browser say the address of the page that its address means.
func (e *edge) settle(path string) {
	location, history := window.Get("location"), window.Get("history")
	right := route.Href(e.store.env.Base, path) + composed(location.Get("search").String())
	if shown := pathAndQuery(); right != shown {
		history.Call("replaceState", history.Get("state"), "", right+location.Get("hash").String())
	}
}

// pathAndQuery is what web/boot.js knows an address by.
func pathAndQuery() string {
	location := window.Get("location")
	return location.Get("pathname").String() + location.Get("search").String()
}
