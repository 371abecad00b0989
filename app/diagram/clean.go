package diagram

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Class is what the classes of a drawing begin with. They fill what is to hide what it lies on,
// in the colour of the page or near to it, and keep words apart from lines. Without a style
// sheet nothing is filled.
const Class = "hanji-diagram"

const (
	paper = Class + "-paper"
	part  = Class + "-part"
	head  = Class + "-head"
	said  = Class + "-said"
)

// paints are what stands for the library's variables: the colour of the text, some of it
// faintly, or a class.
var paints = map[string]struct{ value, opacity, class string }{
	"--_text": {"currentColor", "", ""}, "--_arrow": {"currentColor", "", ""}, "--_line": {"currentColor", ".7", ""},
	"--_text-sec": {"currentColor", "", ""}, "--_text-muted": {"currentColor", ".85", ""}, "--_text-faint": {"currentColor", ".7", ""},
	"--_node-stroke": {"currentColor", ".45", ""}, "--_inner-stroke": {"currentColor", ".25", ""},
	"--_node-fill": {"none", "", part}, "--_group-hdr": {"none", "", head}, "--_key-badge": {"none", "", head},
	"--_group-fill": {"none", "", ""}, "--bg": {"none", "", paper},
}

var (
	variable = regexp.MustCompile(`^var\((--[\w-]+)\)$`)
	number   = regexp.MustCompile(`-?\d+\.\d{2,}`)
)

// clean makes a drawing of what the library returns: in the colours of the page, without
// styles, with ids that begin with a prefix.
func clean(svg, prefix string) (string, error) {
	parent := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	// A strings.Reader does not fail, and no HTML is refused.
	nodes, _ := html.ParseFragment(strings.NewReader(svg), parent)
	if len(nodes) != 1 || nodes[0].Data != "svg" {
		return "", errors.New("the library makes no drawing")
	}
	root := nodes[0]
	for _, n := range slices.Collect(root.Descendants()) {
		switch {
		case n.Type == html.TextNode:
			if strings.TrimSpace(n.Data) == "" && n.Parent.Data != "text" && n.Parent.Data != "tspan" {
				n.Parent.RemoveChild(n)
			}
		case n.Data == "style":
			n.Parent.RemoveChild(n)
		default:
			n.Attr = paint(n, prefix)
			if n.Data == "text" {
				breakLines(n)
			}
		}
	}
	left, right := margin, size(root, "width")-margin
	height := size(root, "height") - 2*margin
	if right <= left || height <= 0 {
		return "", errors.New("it is empty")
	}
	for n := range root.Descendants() {
		if n.Data == "text" { // The library does not see to it that the words beside lines have room.
			from, to := extent(n)
			left, right = min(left, int(from)-10), max(right, int(to)+10)
		}
	}
	width := right - left
	root.Attr = []html.Attribute{
		{Key: "viewBox", Val: fmt.Sprintf("%d %d %d %d", left, margin, width, height)},
		{Key: "width", Val: strconv.Itoa(width * larger / 8)}, {Key: "height", Val: strconv.Itoa(height * larger / 8)},
		{Key: "aria-hidden", Val: "true"},
	}
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		return "", err
	}
	return b.String(), nil
}

const (
	// margin is how much of the space around a drawing is cut off.
	margin = 20
	// larger is in how many eighths of the library's size it is shown, whose words are small.
	larger = 9
)

// size returns a width or height.
func size(n *html.Node, key string) int { return int(math.Ceil(measure(n, key))) }

// measure returns a number that an attribute is, 0 if there is none.
func measure(n *html.Node, key string) float64 {
	for _, a := range attributes(n, key) {
		f, _ := strconv.ParseFloat(a.Val, 64)
		return f
	}
	return 0
}

// extent returns from where to where a text goes.
func extent(text *html.Node) (from, to float64) {
	wide := 0.0
	words := ""
	for n := range text.Descendants() {
		if n.Type == html.TextNode {
			words += n.Data
		} else if len(attributes(n, "x")) > 0 { // It begins another line.
			wide, words = max(wide, textWidth(words, measure(text, "font-size"))), ""
		}
	}
	wide = max(wide, textWidth(words, measure(text, "font-size")))
	x := measure(text, "x")
	anchor := attributes(text, "text-anchor")
	switch {
	case len(anchor) == 0:
		return x, x + wide
	case anchor[0].Val == "middle":
		return x - wide/2, x + wide/2
	}
	return x - wide, x
}

func attributes(n *html.Node, keys ...string) (kept []html.Attribute) {
	for _, a := range n.Attr {
		if slices.Contains(keys, a.Key) {
			kept = append(kept, a)
		}
	}
	return kept
}

// paint returns the attributes of an element with paints in place of variables.
func paint(n *html.Node, prefix string) (painted []html.Attribute) {
	for _, a := range n.Attr {
		a.Val = number.ReplaceAllStringFunc(a.Val, func(s string) string {
			f, _ := strconv.ParseFloat(s, 64)
			return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64)
		})
		m := variable.FindStringSubmatch(a.Val)
		switch {
		case m != nil:
			of := paints[m[1]]
			painted = append(painted, html.Attribute{Key: a.Key, Val: of.value})
			if of.opacity != "" {
				painted = append(painted, html.Attribute{Key: a.Key + "-opacity", Val: of.opacity})
			}
			if m[1] == "--_text-muted" && n.Data == "text" {
				of.class = said
			}
			if of.class != "" && a.Key == "fill" {
				painted = append(painted, html.Attribute{Key: "class", Val: of.class})
			}
		case a.Key == "class" || a.Key == "style":
		case a.Key == "id":
			painted = append(painted, html.Attribute{Key: "id", Val: prefix + a.Val})
		case strings.HasPrefix(a.Val, "url(#"):
			painted = append(painted, html.Attribute{Key: a.Key, Val: "url(#" + prefix + a.Val[len("url(#"):]})
		case a.Key == "fill" && a.Val != "none": // The author's, below text in the page's colour.
			painted = append(painted, a, html.Attribute{Key: "fill-opacity", Val: ".3"})
		case a.Key == "stroke" && a.Val == "":
		default:
			painted = append(painted, a)
		}
	}
	return painted
}

// breakLines makes a line of each of a text.
func breakLines(text *html.Node) {
	if text.FirstChild == nil || text.FirstChild != text.LastChild || !strings.Contains(text.FirstChild.Data, "\n") {
		return
	}
	lines := strings.Split(text.FirstChild.Data, "\n")
	text.RemoveChild(text.FirstChild)
	x := attributes(text, "x")
	for i, said := range lines {
		dy := 1.4
		if i == 0 {
			dy = .35 - 1.4*float64(len(lines)-1)/2
		}
		line := &html.Node{Type: html.ElementNode, Data: "tspan", Namespace: "svg",
			Attr: append(slices.Clone(x), html.Attribute{Key: "dy", Val: strconv.FormatFloat(dy, 'f', 2, 64) + "em"})}
		line.AppendChild(&html.Node{Type: html.TextNode, Data: said})
		text.AppendChild(line)
	}
	text.Attr = slices.DeleteFunc(text.Attr, func(a html.Attribute) bool { return a.Key == "dy" })
}
