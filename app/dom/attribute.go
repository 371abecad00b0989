package dom

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Attributes makes a list of names and values.
func Attributes(pairs ...string) (list []html.Attribute) {
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, html.Attribute{Key: pairs[i], Val: pairs[i+1]})
	}
	return list
}

// Attribute returns the value of an attribute, "" if there is none.
func Attribute(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// HasAttribute reports whether there is an attribute of a name.
func HasAttribute(attrs []html.Attribute, key string) bool {
	return slices.ContainsFunc(attrs, func(a html.Attribute) bool { return a.Key == key })
}

// WithAttribute returns attributes with one in the place of that of its name, or at the end.
func WithAttribute(attrs []html.Attribute, key, value string) []html.Attribute {
	attrs = slices.Clone(attrs)
	for i := range attrs {
		if attrs[i].Key == key {
			attrs[i].Val = value
			return attrs
		}
	}
	return append(attrs, html.Attribute{Key: key, Val: value})
}

// WithDefaults adds each attribute unless there is one of its name.
func WithDefaults(attrs []html.Attribute, pairs ...string) []html.Attribute {
	for _, a := range Attributes(pairs...) {
		if !HasAttribute(attrs, a.Key) {
			attrs = append(attrs, a)
		}
	}
	return attrs
}

// Without returns the attributes of other names.
func Without(attrs []html.Attribute, key string) []html.Attribute {
	return slices.DeleteFunc(slices.Clone(attrs), func(a html.Attribute) bool { return a.Key == key })
}

// SetAttribute gives an element an attribute, or takes it away if it is "".
func SetAttribute(n *html.Node, key, value string) {
	if value == "" {
		n.Attr = Without(n.Attr, key)
	} else {
		n.Attr = WithAttribute(n.Attr, key, value)
	}
}

// HasClass reports whether an element has a class.
func HasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(Attribute(n.Attr, "class")), class)
}

// AddClass gives an element a class, unless it has it or that is "".
func AddClass(n *html.Node, class string) { n.Attr = WithClass(n.Attr, class) }

// WithClass returns attributes with a class, unless they have it or that is "".
func WithClass(attrs []html.Attribute, class string) []html.Attribute {
	written := Attribute(attrs, "class")
	if class == "" || slices.Contains(strings.Fields(written), class) {
		return attrs
	}
	return WithAttribute(attrs, "class", strings.TrimSpace(written+" "+class))
}
