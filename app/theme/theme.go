// Package theme makes HTML that says by itself what Jekyll's themes and plugins make of a text
// with their style sheets and scripts: callouts, figures with captions, pictures in their places
// and schemes of colours, the names of code, the elements of Distill, diagrams. What it makes is
// cleaned as what authors write is.
package theme

import (
	"strings"

	"golang.org/x/net/html"

	"hanji/app/problem"
)

// Text is what is known of a text.
type Text struct {
	// Lang is its BCP 47 tag.
	Lang string
	// Callouts are the words that make callouts of paragraphs in the blog's theme alone, as
	// their classes.
	Callouts []string
	// Centred says that a picture alone in its paragraph is in the middle.
	Centred bool
	// HasMath says that formulas are made of TeX in its marks.
	HasMath bool
	// IsMissing reports whether an address leads to no picture.
	IsMissing func(address string) bool
	// Line returns the line, from 1, on which the author's text holds something, 0 if it does not.
	Line func(needle string) int
	// Warn tells of what is not as the theme would show it.
	Warn func(kind problem.Kind, line int, what, hint string)

	lost map[loss]bool // Those that were told.
}

// Read makes what formulas and headings are looked for in: of what themes have elements and
// marks for, their text.
func (t *Text) Read(root *html.Node) {
	t.drawDiagrams(root)
	t.callOut(root)
	t.readDistill(root)
}

// Show makes the rest, which shows text that is no longer looked through.
func (t *Text) Show(root *html.Node) {
	t.undistill(root)
	t.pairSchemes(root)
	captionPictures(root)
	placePictures(root, t.Centred)
	alignText(root)
	t.dropSizes(root)
	captionCode(root)
}

// Makes reports whether a class is one of those that are given here to what no author writes.
func Makes(class string) bool {
	return strings.HasPrefix(class, calloutClass) || strings.HasPrefix(class, diagramClass)
}
