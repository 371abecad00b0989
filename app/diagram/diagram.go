// Package diagram draws Mermaid's diagrams as SVG, natively only. It reads them itself, and
// strictly: what it can't draw as it is written it does not draw at all, and says why. Their
// layout and shapes are those of Beautiful Mermaid, a program in JavaScript. What it returns
// holds shapes and text, and no colours but the author's: it is drawn in that of the text.
package diagram

import "fmt"

// Drawing is a diagram that was drawn.
type Drawing struct {
	Kind Kind
	// Title is what the author calls it, "" if nothing.
	Title string
	// SVG is an element that a parser of HTML and a serialiser leave as it is. Its ids begin
	// with the prefix of Draw.
	SVG string
}

const (
	// maxSource is the length in bytes of the longest diagram.
	maxSource = 20_000
	// maxWidth is how wide a line of a label is at most, in pixels, before it is broken.
	maxWidth = 220
)

// Page draws the diagrams of one page. It is not for several goroutines at once; different
// pages are.
type Page struct {
	size, drawn int
}

// What a diagram takes is counted, as the same on each machine, by what there is in it: parts
// and what joins them, which a layout compares with each other. One may have maxSize, a page
// maxPageSize.
const (
	maxSize     = 300
	maxPageSize = 1_200
)

// Draw draws a diagram, whose marks get ids with a prefix of their own. An error is an *Error.
func (p *Page) Draw(source string) (Drawing, error) {
	if len(source) > maxSource {
		return Drawing{}, &Error{1, fmt.Sprintf("it is longer than %d bytes", maxSource)}
	}
	kind, title, model, err := read(source)
	if err != nil {
		return Drawing{}, err
	}
	size := model.size()
	if size > maxSize {
		return Drawing{}, &Error{1, "it has too many parts"}
	}
	if p.size += size; p.size > maxPageSize {
		return Drawing{}, &Error{1, "the diagrams of this page have too many parts"}
	}
	p.drawn++
	svg, err := draw(kind, model)
	if err != nil {
		return Drawing{}, &Error{1, err.Error()}
	}
	svg, err = clean(svg, fmt.Sprintf("diagram-%d-", p.drawn))
	if err != nil {
		return Drawing{}, &Error{1, err.Error()}
	}
	return Drawing{kind, title, svg}, nil
}

// Error says why a diagram is not drawn.
type Error struct {
	// Line counts from 1 within the diagram.
	Line int
	// What goes on after "diagram shown as code:".
	What string
}

func (e *Error) Error() string { return e.What }

// model is a diagram that was read, as the library has it.
type model interface{ size() int }
