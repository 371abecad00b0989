//go:build js

package browser

import "hanji/app/ui"

// setHead gives the head what that of the prerendered page says.
func setHead(p *ui.Page) {
	document.Set("title", p.Title())
	canonical := p.Canonical()
	// What else the build says is of the page that was loaded.
	stale := document.Get("head").Call("querySelectorAll", `[property^="article:"],[property="og:image"],[type="application/ld+json"]`)
	for i := range stale.Length() {
		stale.Index(i).Call("remove")
	}
	setLink := func(tag, key, name, attribute, value string) {
		found := document.Get("head").Call("querySelector", tag+"["+key+`="`+name+`"]`)
		switch {
		case value == "":
			if found.Truthy() {
				found.Call("remove")
			}
			return
		case !found.Truthy():
			found = document.Call("createElement", tag)
			found.Call("setAttribute", key, name)
			document.Get("head").Call("append", found)
		}
		found.Call("setAttribute", attribute, value)
	}
	robots, kind := "", "website"
	switch {
	case canonical == "":
		robots, kind = "noindex", ""
	case p.IsArticle():
		kind = "article"
	}
	setLink("meta", "name", "robots", "content", robots)
	setLink("meta", "name", "description", "content", p.Summary())
	setLink("meta", "property", "og:type", "content", kind)
	setLink("meta", "name", "twitter:card", "content", "summary")
	setLink("meta", "property", "og:title", "content", p.Heading)
	setLink("meta", "property", "og:description", "content", p.Summary())
	setLink("meta", "property", "og:url", "content", canonical)
	setLink("link", "rel", "canonical", "href", canonical)
}
