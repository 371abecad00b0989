package theme

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// dropSizes leaves pictures without the other sizes and formats of which some are not there:
// plugins of Jekyll make them when the blog is built. The picture itself stays.
func (t *Text) dropSizes(root *html.Node) {
	for _, n := range elementsIn(root, "img", "source") {
		srcset := dom.Attribute(n.Attr, "srcset")
		if n.Data == "source" && n.Parent.Data != "picture" || !t.isMissing(srcset) {
			continue
		}
		t.lose(otherSizes, srcset)
		if n.Data == "img" {
			n.Attr = dom.Without(dom.Without(n.Attr, "srcset"), "sizes")
		} else {
			n.Parent.RemoveChild(n)
		}
	}
	for _, n := range elementsIn(root, "picture") {
		if len(elementsIn(n, "source")) == 0 {
			dom.Unwrap(n)
		}
	}
}

// isMissing reports whether one of the candidates of a srcset leads nowhere. Of those that
// were left a browser would show one that is too small.
func (t *Text) isMissing(srcset string) bool {
	if strings.Contains(srcset, "data:") { // Such an address has commas.
		return false
	}
	return slices.ContainsFunc(strings.Split(srcset, ","), func(candidate string) bool {
		fields := strings.Fields(candidate)
		return len(fields) > 0 && t.IsMissing(fields[0])
	})
}
