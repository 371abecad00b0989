package drawing

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// What a drawing in HTML may hold: shapes and text. Nothing in it moves, leads
// elsewhere or is loaded.
const (
	elements = " circle clipPath defs desc ellipse g line linearGradient marker mask path polygon polyline " +
		"radialGradient rect stop svg text title tspan use "
	attributes = " aria-hidden aria-label aria-labelledby class clip-path clip-rule clipPathUnits color cx cy d display " +
		"dominant-baseline dx dy fill fill-opacity fill-rule font-family font-size font-style font-weight fx fy " +
		"gradientTransform gradientUnits height href id letter-spacing lengthAdjust marker-end marker-mid marker-start " +
		"markerHeight markerUnits markerWidth mask maskContentUnits maskUnits offset opacity orient paint-order pathLength " +
		"points preserveAspectRatio r refX refY role rotate rx ry shape-rendering spreadMethod stop-color stop-opacity " +
		"stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity " +
		"stroke-width text-anchor text-decoration textLength transform vector-effect viewBox visibility width x x1 x2 y y1 y2 "
)

var (
	// plainValue matches what is no address: numbers, words, and functions of these.
	plainValue = regexp.MustCompile(`^(?:(?:rgba?|hsla?|matrix|translate|scale|rotate|skew[XY])\([\w\s.,%+-]*\)|[^\\();@])*$`)
	// partReference matches a part of the same page.
	partReference = regexp.MustCompile(`^(?:#[^\s()]+|url\(#[^\s()'"\\]+\))$`)
)

// Attributes returns the attributes that an element of a drawing may have, with a space around
// each, and whether there may be that element.
func Attributes(element string) (names string, ok bool) {
	return attributes, strings.Contains(elements, " "+element+" ")
}

// IsDrawable reports whether an attribute of a drawing names nothing outside of it.
func IsDrawable(key, value string) bool {
	switch key {
	case "class", "id", "role", "aria-hidden", "aria-label", "aria-labelledby":
		return true
	case "href":
		return partReference.MatchString(value) && value[0] == '#'
	}
	return partReference.MatchString(value) || plainValue.MatchString(value) && (isColour(key) || moderate(value))
}

// isColour reports whether digits in an attribute may be those of a colour, such as
// #123456, which is no number.
func isColour(key string) bool {
	return key == "fill" || key == "stroke" || key == "color" || key == "stop-color" || key == "font-family"
}

// Written returns the attributes of an element; in a drawing those that it has as styles
// come first, as they count.
func Written(n *html.Node) (attrs []html.Attribute) {
	if n.Namespace != "svg" {
		return n.Attr
	}
	for declaration := range strings.SplitSeq(dom.Attribute(n.Attr, "style"), ";") {
		if property, value, ok := strings.Cut(declaration, ":"); ok {
			attrs = append(attrs, html.Attribute{Key: strings.TrimSpace(property), Val: strings.TrimSpace(value)})
		}
	}
	return append(attrs, dom.Without(n.Attr, "style")...)
}
