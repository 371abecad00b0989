package prepare

import (
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
	"hanji/app/theme"
)

// pictureSize is what is said of a picture's size beside its width and height: how many
// hundredths of its own size it has, and the most that it may have. 0 says nothing.
type pictureSize struct {
	zoom, mostPercent, mostWidth, mostHeight int
}

// takeSize takes what says a picture's size off its attributes, and names width and height
// as HTML does. What a theme shows until the picture is there is taken off too.
func takeSize(attrs []html.Attribute) (rest []html.Attribute, size pictureSize) {
	for _, a := range attrs {
		n := wholeNumber(a.Val)
		switch a.Key {
		case "w", "h":
			a.Key = map[string]string{"w": "width", "h": "height"}[a.Key]
			if !dom.HasAttribute(attrs, a.Key) {
				rest = append(rest, a)
			}
		case "lqip":
		case "zoom":
			size.zoom = n
		case "max-width":
			if strings.HasSuffix(a.Val, "%") {
				size.mostPercent = n
			} else {
				size.mostWidth = n
			}
		case "max-height":
			size.mostHeight = n
		default:
			rest = append(rest, a)
		}
	}
	return rest, size
}

// wholeNumber returns the whole part of a number of pixels or percent, 0 for none.
func wholeNumber(value string) int {
	n, _ := strconv.Atoi(strings.TrimRight(dimension.ReplaceAllString(strings.TrimSuffix(value, "px"), "$1"), "%"))
	return max(0, n)
}

// styleOfPicture puts an attribute, or a class of the style sheet, in the place of what a
// picture's style says. It reports whether there is one, or no need of one.
func styleOfPicture(attrs *[]html.Attribute, property, value string) bool {
	class := ""
	switch {
	case property == "zoom":
		if factor, err := strconv.ParseFloat(value, 64); err == nil && factor < 10 {
			value = strconv.Itoa(int(100*factor+0.5)) + "%"
		}
		if wholeNumber(value) == 0 {
			return false
		}
		*attrs = dom.WithAttribute(*attrs, "zoom", value)
		return true
	case property == "max-width" && value == "100%", (property == "width" || property == "height") && value == "auto", property == "display" && value != "none":
		return true
	case (property == "max-width" || property == "max-height") && wholeNumber(value) > 0 && (property == "max-width" || !strings.HasSuffix(value, "%")):
		*attrs = dom.WithAttribute(*attrs, property, value)
		return true
	case property == "float" && (value == "left" || value == "right"):
		class = "align-" + value
	case property == "margin" && strings.Contains(value, "auto"), (property == "margin-left" || property == "margin-right") && value == "auto":
		class = "align-center"
	case property == "border-radius" && value == "50%":
		class = "circle"
	case property == "border-radius" && value != "0":
		class = "rounded"
	case property == "box-shadow" && value != "none":
		class = "shadow"
	default:
		return false
	}
	*attrs = dom.WithClass(*attrs, class)
	return true
}

// measure is about how wide a text is, in pixels.
const measure = 660

// withSize gives a picture its width and height, from which browsers know its shape before
// it is there. One that the author gave scales the other; a width in percent becomes the
// class of the style sheet for it or the next smaller one, since an attribute with a percent
// sign says nothing of the shape.
func (c *cleaner) withSize(attrs []html.Attribute, src string, size pictureSize) []html.Attribute {
	w, h := dom.Attribute(attrs, "width"), dom.Attribute(attrs, "height")
	isPercent := strings.HasSuffix(w, "%")
	if strings.HasSuffix(h, "%") { // Of a height that no one knows.
		attrs, h = dom.Without(attrs, "height"), ""
	}
	if w != "" && h != "" && !isPercent {
		return attrs
	}
	_, width, height := c.lookup(strings.TrimSpace(src), true)
	isKnown := width > 0 && height > 0
	percent := 0
	switch {
	case isPercent:
		percent = wholeNumber(w)
	case size.mostPercent > 0 && (!isKnown || 100*cmp.Or(wholeNumber(w), width) > measure*size.mostPercent):
		percent = size.mostPercent
	case size.zoom > 0 && !isKnown && w == "":
		percent = size.zoom
	}
	if percent -= percent % 5; percent > 0 && (isKnown || !isPercent) {
		if class := theme.WidthClass(percent); class != "" {
			attrs = dom.WithClass(dom.Without(dom.Without(attrs, "width"), "height"), class)
		}
		w, h = "", ""
	}
	n, m := wholeNumber(w), wholeNumber(h)
	switch {
	case !isKnown && size.mostWidth > 0 && w == "":
		return dom.WithDefaults(attrs, "width", strconv.Itoa(size.mostWidth))
	case !isKnown, isPercent && w != "":
		return attrs
	case n > 0:
		width, height = n, scale(height, n, width)
	case m > 0:
		width, height = scale(width, m, height), m
	case w != "" || h != "":
		return attrs
	case size.zoom > 0:
		width, height = scale(width, size.zoom, 100), scale(height, size.zoom, 100)
	}
	if most := size.mostWidth; most > 0 && width > most {
		width, height = most, scale(height, most, width)
	}
	if most := size.mostHeight; most > 0 && height > most {
		width, height = scale(width, most, height), most
	}
	return dom.WithAttribute(dom.WithAttribute(attrs, "width", strconv.Itoa(width)), "height", strconv.Itoa(height))
}

// scale returns n * by / of, rounded, at least 1.
func scale(n, by, of int) int { return max(1, (n*by+of/2)/of) }
