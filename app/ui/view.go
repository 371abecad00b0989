package ui

import (
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// view is what go-app mounts. An element that holds text of its own is one piece, which
// changes as a whole: others (translation, for one) may have put their own nodes in the
// place of the text, and new words in a node that is gone would leave the old ones over
// a new link. So a text that changes in what has to stay (a region that is read out, a
// button with the focus) is an element of its own.
func view(ui app.UI) app.UI {
	n, ok := ui.(*node)
	switch {
	case !ok:
		return ui
	case n.raw != "":
		return app.Raw(n.raw)
	case n.tag == "":
		return app.Text(n.text)
	case n.isPiece():
		return app.Raw(HTML(n))
	}
	e := app.Elem(n.tag)
	for i := 0; i < len(n.attrs); i += 2 {
		value := n.attrs[i+1]
		if slices.Contains(boolean, n.attrs[i]) {
			value = "true"
		}
		e.Attr(n.attrs[i], value)
	}
	return e.Body(each(n.children, view)...)
}

// isPiece reports whether n is void (go-app drops empty attributes, and an image needs
// its alt="") or has text of its own, but for a button, which may have the focus.
func (n *node) isPiece() bool {
	return slices.Contains(voidTags, n.tag) || n.tag != "button" && slices.ContainsFunc(n.children, func(child app.UI) bool {
		n, ok := child.(*node)
		return ok && n.text != ""
	})
}

// boolean lists the boolean attributes in use; go-app sets them as properties.
var boolean = []string{"open", "hidden"}
