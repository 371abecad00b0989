package theme

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// pairSchemes makes two pictures, of classes that Chirpy has, of one with a source for a
// scheme of colours: that follows the system, and readers may choose another. What GitHub
// goes by at the end of an address is such a class too.
func (t *Text) pairSchemes(root *html.Node) {
	for _, source := range elementsIn(root, "source") {
		of := source.Parent
		images := elementsIn(of, "img")
		srcset := strings.Fields(dom.Attribute(source.Attr, "srcset"))
		schemes := schemesOf(dom.Attribute(source.Attr, "media"))
		if of.Data != "picture" || len(images) != 1 || schemes == nil || len(srcset) == 0 || len(srcset) > 2 || t.isMissing(srcset[0]) {
			continue
		}
		img, other := images[0], dom.NewElement("img")
		for _, a := range img.Attr {
			if !slices.Contains([]string{"height", "id", "sizes", "srcset"}, a.Key) {
				other.Attr = append(other.Attr, a)
			}
		}
		dom.SetAttribute(other, "src", srcset[0])
		of.RemoveChild(source)
		of.InsertBefore(other, img.NextSibling)
		dom.Unwrap(of)
		dom.AddClass(other, schemes[0])
		dom.AddClass(img, schemes[1])
	}
	for _, img := range elementsIn(root, "img") {
		for _, scheme := range []string{"dark", "light"} {
			if src, found := strings.CutSuffix(dom.Attribute(img.Attr, "src"), "#gh-"+scheme+"-mode-only"); found {
				dom.SetAttribute(img, "src", src)
				dom.AddClass(img, scheme)
			}
		}
	}
}

// schemesOf returns the scheme that a media query asks for, and the other; nil if it asks for
// something else.
func schemesOf(media string) []string {
	switch strings.ToLower(strings.ReplaceAll(media, " ", "")) {
	case "(prefers-color-scheme:dark)":
		return []string{"dark", "light"}
	case "(prefers-color-scheme:light)":
		return []string{"light", "dark"}
	}
	return nil
}

// InLight returns a rendered text without the pictures that are for the dark scheme of
// colours, for where no style sheet chooses: in feeds.
func InLight(text string) string {
	if !strings.Contains(text, onlyDark) {
		return text
	}
	root := dom.Parse(text)
	for _, n := range elementsIn(root, "a", "figure", "img", "p", "picture", "span") {
		if dom.HasClass(n, onlyDark) && n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	return dom.Serialise(root)
}
