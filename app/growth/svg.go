package growth

import (
	"fmt"
	"slices"
	"strings"
)

// SVG is what costs most in drawings, as they stand in a post.
var SVG = slices.Concat(Drawings, each("circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "mask", "path",
	"polygon", "polyline", "radialGradient", "rect", "stop", "svg", "text", "title", "tspan", "use", "foreignObject", "image", "style", "script",
	"a", "animate"))

// Drawings are those that cost most in the browser of whoever reads them.
var Drawings = []Input{
	{"use of use", multiplied("g", "use", `href="#a%d"`)},
	{"use of use, on the page", func(size int) string {
		return "<svg><g id=\"a\"><circle r=\"1\"></circle></g></svg>\n" + strings.Repeat("\n<svg><g><use href=\"#a\"/></g></svg>\n", size/40)
	}},
	{"mask of mask", multiplied("mask", "rect", `mask="url(#a%d)"`)},
	{"clipPath of clipPath", multiplied("clipPath", "rect", `clip-path="url(#a%d)"`)},
	{"marker of marker", multiplied("marker", `path d="M0 0L1 1"`, `marker-end="url(#a%d)"`)},
	{"gradient of gradient", multiplied("linearGradient", "stop", `fill="url(#a%d)"`)},
	{"pattern of pattern", multiplied("pattern", "rect", `fill="url(#a%d)"`)},
	{"filter of filter", multiplied("filter", "rect", `filter="url(#a%d)"`)},
	{"markers at vertices", drawing(`<marker id="m">`+strings.Repeat(`<circle r="1"/>`, 1000)+`</marker><path marker-mid="url(#m)" d="M0 0`, "l1 1", `"/>`)},
	{"markers of a group", drawing(`<marker id="m">`+strings.Repeat(`<circle r="1"/>`, 1000)+`</marker><g marker-mid="url(#m)"><path d="M0 0`, "l1 1", `"/></g>`)},
	{"masks in a row", drawing(`<mask id="m"><rect width="900" height="900"/></mask>`, `<rect mask="url(#m)"/>`, "")},
	{"masks in a chain", chained("mask", `<rect width="99" height="99" fill="white" mask="url(#a%d)"/>`)},
	{"clipping paths in a chain", chained("clipPath", `<rect width="99" height="99" clip-path="url(#a%d)"/>`)},
	{"use in a chain", chained("g", `<use href="#a%d"/>`)},
	{"use of itself", drawing(`<g id="a">`, `<use href="#a"/>`, `</g>`)},
	{"dashes", drawing(`<path stroke="red" stroke-dasharray="0.0001" d="M0 0`, "L900000 0L0 0", `"/>`)},
	{"dashes by pathLength", drawing(`<path stroke="red" stroke-dasharray="0.0001" pathLength="999999" d="M0 0`, "l1 1", `"/>`)},
	{"dashes of text", drawing(`<text stroke="red" stroke-dasharray="0.0001">`, "한지 ", `</text>`)},
	{"stops", drawing(`<linearGradient id="l">`, `<stop offset=".5" stop-color="red"/>`, `</linearGradient><rect width="900" height="900" fill="url(#l)"/>`)},
	{"a tall drawing", func(int) string { return `<svg width="999999" height="999999"><circle r="999999"/></svg>` }},
	{"scales in scales", deepDrawing(`<g transform="scale(1000)">`)},
	{"opacities in opacities", deepDrawing(`<g opacity="0.5">`)},
	{"drawings in drawings", deepDrawing(`<svg>`)},
	{"vertices", drawing(`<path d="M0 0`, "l1 1", `"/>`)},
	{"arcs", drawing(`<path d="M0 0`, "a999999 1 0 0 1 1 1", `"/>`)},
	{"letters", drawing(`<text font-size="999999" textLength="999999">`, "한", `</text>`)},
	{"attributes", drawing(`<g `, `a="1" `, `/>`)},
	{"styles", drawing(`<g style="`, `fill:red;`, `"/>`)},
	{"ids", func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, `<g id="a%d"></g>`, i)
		}
		return "<svg>" + b.String() + "</svg>"
	}},
	{"formulas in drawings", drawing("", "<math><svg>", "")},
}

// each is drawings that hold an element again and again, and one within another.
func each(elements ...string) (inputs []Input) {
	for _, e := range elements {
		inputs = append(inputs, Input{e, drawing("", "<"+e+"></"+e+">", "")}, Input{e + " in " + e, deepDrawing("<" + e + ">")})
	}
	return inputs
}

func drawing(begin, unit, end string) func(size int) string {
	return func(size int) string {
		return "<svg>" + begin + strings.Repeat(unit, max(1, (size-len(begin))/len(unit))) + end + "</svg>"
	}
}

func deepDrawing(open string) func(size int) string {
	name, _, _ := strings.Cut(strings.Trim(open, "<>"), " ")
	return func(size int) string {
		n := size / (len(open) + len(name) + 3)
		return "<svg>" + strings.Repeat(open, n) + `<rect width="9" height="9"/>` + strings.Repeat("</"+name+">", n) + "</svg>"
	}
}

// multiplied is a drawing of elements that each refer ten times to the one before: it is
// small, whatever size is asked for.
func multiplied(element, inner, reference string) func(int) string {
	return func(int) string {
		var b strings.Builder
		b.WriteString(`<svg width="300" height="300"><defs><g id="a0"><circle r="9"/></g>`)
		for i := range 9 {
			part := fmt.Sprintf("<%s "+reference+` width="99" height="99"/>`, inner, i)
			fmt.Fprintf(&b, `<%s id="a%d">%s</%s>`, element, i+1, strings.Repeat(part, 10), element)
		}
		b.WriteString(`</defs><use href="#a9"/><rect width="99" height="99" mask="url(#a9)" clip-path="url(#a9)" fill="url(#a9)" filter="url(#a9)"/><path d="M0 0L9 9" marker-end="url(#a9)"/></svg>`)
		return b.String()
	}
}

// chained is a drawing of elements that each refer to the next.
func chained(element, inner string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		b.WriteString(`<svg width="300" height="300"><defs>`)
		for i := 0; b.Len() < size-200; i++ {
			fmt.Fprintf(&b, `<%s id="a%d">`+inner+`</%s>`, element, i, i+1, element)
		}
		b.WriteString(`</defs><use href="#a0"/><rect width="99" height="99" mask="url(#a0)" clip-path="url(#a0)"/></svg>`)
		return b.String()
	}
}
