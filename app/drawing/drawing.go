// Package drawing says what an SVG within HTML may hold, and how much it may have a browser draw.
package drawing

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

// A policy judges single elements; here whole drawings are judged by what a browser has
// to draw for them, since what an element refers to is drawn each time.
const (
	// Most is how many elements the drawings of a page may have drawn, beside twice
	// those that are in it.
	Most = 10_000
	// layered is how many elements a mask, a clipping path or an opacity is like, and
	// dashes how many dashes, and numbers how many numbers of a shape, are like one.
	layered, dashes, numbers = 20, 50, 16
	// maxChain is how many references may follow from one another.
	maxChain = 20
	// maxNumber is the greatest number in a drawing.
	maxNumber = 1e6
)

// drawn is what there is to draw for an element and all in it: how much, the vertices at
// which it may have markers, and the length of its lines.
type drawn struct {
	own, all, vertices, length float64
}

func (d *drawn) add(more drawn) {
	d.own += more.own
	d.all += more.all
	d.vertices += more.vertices
	d.length += more.length
}

// painter measures the elements of a page, each once.
type painter struct {
	ids      map[string]*html.Node
	measured map[*html.Node]drawn
	// chain is how many references lead to the element that is measured.
	chain int
}

// tooMuch is what refers to itself.
var tooMuch = drawn{all: math.Inf(1)}

// Limit removes the drawings of a page that would have too much drawn, and returns which of its
// svg elements they were, counted from 0.
func Limit(root *html.Node) (removed []int) {
	painter := &painter{ids: map[string]*html.Node{}, measured: map[*html.Node]drawn{}}
	var drawings []*html.Node
	for n := range root.Descendants() {
		if id := dom.Attribute(n.Attr, "id"); id != "" && painter.ids[id] == nil {
			painter.ids[id] = n
		}
		if n.Namespace == "svg" && n.Data == "svg" {
			drawings = append(drawings, n)
		}
	}
	var page drawn
	for i, n := range drawings {
		if n.Parent.Namespace == "svg" {
			continue // It is part of another.
		}
		with := page
		with.add(painter.measure(n))
		if with.all > Most+2*with.own {
			removed = append(removed, i)
			n.Parent.RemoveChild(n)
			continue
		}
		page = with
	}
	return removed
}

// measure returns what there is to draw for an element.
func (p *painter) measure(n *html.Node) (d drawn) {
	if n.Type == html.TextNode {
		return drawn{length: 100 * float64(len(n.Data))}
	}
	if known, ok := p.measured[n]; ok {
		return known
	}
	p.measured[n] = tooMuch
	d = shapeOf(n)
	for child := range n.ChildNodes() {
		d.add(p.measure(child))
	}
	if of := p.reference(dom.Attribute(n.Attr, "href")); of != (drawn{}) {
		d.add(drawn{all: of.all, vertices: of.vertices, length: of.length})
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "fill", "stroke":
			d.all += p.reference(a.Val).all
		case "mask", "clip-path":
			d.all += layered + p.reference(a.Val).all
		case "opacity":
			d.all += layered
		case "marker-start", "marker-mid", "marker-end":
			if of := p.reference(a.Val).all; of > 0 {
				d.all += d.vertices * of
			}
		case "stroke-dasharray":
			if sum := sumOf(a.Val); sum > 0 {
				d.all += d.length / sum / dashes
			}
		}
	}
	p.measured[n] = d
	return d
}

// reference returns what there is to draw for the element that an attribute refers to.
func (p *painter) reference(value string) drawn {
	if !partReference.MatchString(value) {
		return drawn{}
	}
	to := p.ids[strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(value, "url("), "#"), ")")]
	if to == nil {
		return drawn{}
	}
	if p.chain >= maxChain {
		return tooMuch
	}
	p.chain++
	defer func() { p.chain-- }()
	return p.measure(to)
}

// shapeOf is what there is to draw for an element itself.
func shapeOf(n *html.Node) drawn {
	d := drawn{own: 1}
	for _, key := range []string{"d", "points"} {
		count := float64(len(number.FindAllStringIndex(dom.Attribute(n.Attr, key), -1)))
		d.own += count / numbers
		d.vertices += count
		d.length += 2 * sumOf(dom.Attribute(n.Attr, key))
	}
	for _, key := range []string{"r", "rx", "ry", "width", "height", "x1", "x2", "y1", "y2", "pathLength", "textLength", "font-size"} {
		d.length += 4 * sumOf(dom.Attribute(n.Attr, key))
	}
	if n.Data == "line" {
		d.vertices = 2
	}
	d.all = d.own
	return d
}

// number matches a number in an attribute of a drawing.
var number = regexp.MustCompile(`\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?`)

// sumOf is the sum of the numbers in an attribute, without their signs.
func sumOf(value string) (sum float64) {
	for _, s := range number.FindAllString(value, -1) {
		f, _ := strconv.ParseFloat(s, 64)
		sum += f
	}
	return sum
}

// moderate reports whether no number in an attribute of a drawing is out of proportion.
func moderate(value string) bool {
	for _, s := range number.FindAllString(value, -1) {
		if f, err := strconv.ParseFloat(s, 64); err != nil || f > maxNumber {
			return false
		}
	}
	return true
}
