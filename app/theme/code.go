package theme

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// codeNames are the attributes with which themes name what code is of: Chirpy has the first.
var codeNames = []string{"file", "data-file", "filename", "data-filename", "data-title", "title"}

// captionCode makes figures of code that names its file, or has another title, with that as
// the caption above it. What a figure around code says of it is said of the code then.
func captionCode(root *html.Node) {
	for _, pre := range elementsIn(root, "pre") {
		code, box := onlyIn(pre), pre.Parent
		if !isElement(code, "code") {
			continue
		}
		isBoxed := box.Data == "figure" && onlyIn(box) == pre
		name := takeName(pre)
		if isBoxed {
			for _, class := range takeClasses(box, codeClass) {
				dom.AddClass(pre, class)
			}
			if of := takeName(box); name == "" {
				name = of
			}
		}
		for _, class := range takeClasses(pre, codeClass) {
			dom.AddClass(pre, class)
		}
		if name == "" {
			continue
		}
		if !isBoxed {
			box = dom.NewElement("figure")
			dom.Wrap(pre, box)
		}
		dom.AddClass(box, "code")
		caption := dom.NewElement("figcaption")
		caption.AppendChild(dom.NewText(name))
		box.InsertBefore(caption, box.FirstChild)
	}
}

// takeName takes the name off code, and returns it.
func takeName(n *html.Node) (name string) {
	for _, key := range codeNames {
		if value := strings.TrimSpace(dom.Attribute(n.Attr, key)); value != "" && name == "" {
			name = value
		}
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return slices.Contains(codeNames, a.Key) })
	return name
}

// Classes of code that is numbered, not numbered, or not coloured, whatever the blog does.
const Numbered, Unnumbered, Uncoloured = "numbered", "nolineno", "nohighlight"

// codeClass returns what a theme's class means for code.
func codeClass(class string) (to string, ok bool) {
	switch class {
	case "lineno", "linenos", "line-numbers", "numbered":
		return Numbered, true
	case Unnumbered, "nolinenos", "no-line-numbers":
		return Unnumbered, true
	case Uncoloured, "no-highlight":
		return Uncoloured, true
	}
	return "", false
}
