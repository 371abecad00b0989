package theme

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// pictureClasses are the classes that themes have for where a picture stands and how it looks,
// each with what the style sheet has for it, "" for what pictures do anyway. Those for widths
// are read by pictureClass.
var pictureClasses = map[string]string{
	"align-left": "align-left", "alignleft": "align-left", "float-left": "align-left", "float-start": "align-left",
	"left": "align-left", "pull-left": "align-left",
	"align-right": "align-right", "alignright": "align-right", "float-right": "align-right", "float-end": "align-right",
	"pull-right": "align-right", "right": "align-right",
	"align-center": "align-center", "aligncenter": "align-center", "center": "align-center", "center-block": "align-center",
	"center-image": "align-center", "centered": "align-center", "img-center": "align-center", "mx-auto": "align-center",
	"text-center": "align-center",
	"alignnone":   "", "normal": "",
	"full": "width-100", "lead": "width-100",
	"shadow": "shadow", "shadow-lg": "shadow", "shadow-sm": "shadow", "z-depth-1": "shadow", "z-depth-2": "shadow",
	"rounded": "rounded", "rounded-10": "rounded", "rounded-lg": "rounded", "img-rounded": "rounded",
	"circle": "circle", "rounded-circle": "circle", "img-circle": "circle",
	"border": "border", "img-thumbnail": "border",
	"dark": onlyDark, "light": onlyLight,
}

// Of two pictures of these classes each is seen in its scheme of colours.
const onlyDark, onlyLight = "only-dark", "only-light"

// pictureClass returns what a theme's class means for a picture, and whether it means
// something.
func pictureClass(class string) (to string, ok bool) {
	if percent, found := strings.CutPrefix(class, "w-"); found {
		n, err := strconv.Atoi(percent)
		return WidthClass(n), err == nil && WidthClass(n) == "width-"+percent
	}
	to, ok = pictureClasses[class]
	return to, ok
}

// WidthClass returns the class of the style sheet for a width in percent, "" if it has none.
func WidthClass(percent int) string {
	if percent < 5 || percent > 100 || percent%5 != 0 {
		return ""
	}
	return "width-" + strconv.Itoa(percent)
}

// placePictures gives pictures what themes have classes for, their own or those of what is
// only there for them: a link, a paragraph, a figure. With centred, one that is alone in its
// paragraph is in the middle, unless its classes say where it is.
func placePictures(root *html.Node, centred bool) {
	var dark, light []*html.Node
	for _, img := range elementsIn(root, "img") {
		classes := takeClasses(img, pictureClass)
		if align := strings.ToLower(dom.Attribute(img.Attr, "align")); align == "left" || align == "right" || align == "center" {
			img.Attr = dom.Without(img.Attr, "align")
			classes = append(classes, "align-"+align)
		}
		outer := img // The outermost that is only there for it.
		for p := outer.Parent; isFor(p, outer); p = p.Parent {
			outer = p
			classes = append(classes, takeClasses(p, pictureClass)...)
			if p.Data == "figure" {
				takeWidth(p, img)
			}
			if p.Data == "p" || p.Data == "figure" {
				break
			}
		}
		isAligned := slices.ContainsFunc(classes, func(class string) bool { return strings.HasPrefix(class, "align-") })
		isPlaced := isAligned || slices.Contains(classes, "")
		if centred && !isPlaced && outer.Data == "p" {
			classes = append(classes, "align-center")
		}
		classes = slices.DeleteFunc(classes, func(class string) bool { return class == "" })
		for _, class := range classes {
			switch {
			case class == onlyDark:
				dark = append(dark, outer)
			case class == onlyLight:
				light = append(light, outer)
			case outer.Data == "figure" && (strings.HasPrefix(class, "align-") || isAligned && strings.HasPrefix(class, "width-")):
				dom.AddClass(outer, class)
			default:
				dom.AddClass(img, class)
			}
		}
	}
	if len(dark) > 0 && len(light) > 0 { // Else one is for both.
		for _, n := range dark {
			dom.AddClass(n, onlyDark)
		}
		for _, n := range light {
			dom.AddClass(n, onlyLight)
		}
	}
	for _, figure := range elementsIn(root, "figure") {
		for _, class := range takeClasses(figure, pictureClass) {
			if strings.HasPrefix(class, "align-") {
				dom.AddClass(figure, class)
			}
		}
	}
}

// styledWidth matches a width in a style, and the most that it may be.
var styledWidth = regexp.MustCompile(`(?i)^\s*(?:max-)?width\s*:\s*([0-9.]+(?:px|%))\s*;?\s*$`)

// takeWidth gives a picture the width that its figure's style has, as Minimal Mistakes writes it.
func takeWidth(figure, img *html.Node) {
	if found := styledWidth.FindStringSubmatch(dom.Attribute(figure.Attr, "style")); found != nil {
		figure.Attr = dom.Without(figure.Attr, "style")
		img.Attr = dom.WithDefaults(img.Attr, "width", found[1])
	}
}

// isFor reports whether an element is only there for a picture in it, perhaps with a caption.
func isFor(n, picture *html.Node) bool {
	switch n.Data {
	case "a", "p", "picture", "span":
		return onlyIn(n) == picture
	case "figure":
		for c := range n.ChildNodes() {
			if c != picture && !isSpace(c) && !isElement(c, "figcaption") {
				return false
			}
		}
		return true
	}
	return false
}

// alignText makes attributes of the classes that themes align text with.
func alignText(root *html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || !AlignsText(n.Data) {
			continue
		}
		if to := takeClasses(n, textAlignment); len(to) > 0 {
			dom.SetAttribute(n, "align", to[0])
		}
	}
}

// AlignsText reports whether the attribute align of an element is that of its text.
func AlignsText(element string) bool { return aligned[element] }

var aligned = map[string]bool{
	"caption": true, "center": true, "col": true, "colgroup": true, "div": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true,
	"h6": true, "p": true, "tbody": true, "td": true, "tfoot": true, "th": true, "thead": true, "tr": true,
}

func textAlignment(class string) (align string, ok bool) {
	align, ok = strings.CutPrefix(class, "text-")
	return align, ok && (align == "left" || align == "right" || align == "center")
}
