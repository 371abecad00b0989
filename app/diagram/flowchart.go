package diagram

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// graph is a flowchart, or states and what leads from one to another.
type graph struct {
	Direction string   `json:"direction"`
	Nodes     []*node  `json:"nodes"`
	Edges     []edge   `json:"edges"`
	Groups    []*group `json:"subgraphs"`

	byName map[string]*node
	groups map[string]*group
	// within are the groups that are open.
	within []*group
}

type node struct {
	ID    string `json:"id"`
	Label string `json:"label"`
	Shape string `json:"shape"`
	// Style has the author's colours: fill and stroke.
	Style map[string]string `json:"style,omitempty"`

	name    string
	grouped bool
}

type edge struct {
	Source string `json:"source"`
	Target string `json:"target"`
	Label  string `json:"label,omitempty"`
	Style  string `json:"style"`
	Start  bool   `json:"hasArrowStart"`
	End    bool   `json:"hasArrowEnd"`
}

type group struct {
	ID        string   `json:"id"`
	Label     string   `json:"label"`
	Nodes     []string `json:"nodeIds"`
	Groups    []*group `json:"children"`
	Direction string   `json:"direction,omitempty"`

	name string
}

// maxNesting is how many groups may be in each other.
const maxNesting = 5

func newGraph(direction string) *graph {
	return &graph{Direction: direction, Nodes: []*node{}, Edges: []edge{}, Groups: []*group{}, byName: map[string]*node{}, groups: map[string]*group{}}
}

// size counts a part once more for each group that it is in: each is laid out as well.
func (g *graph) size() int {
	size := len(g.Nodes) + 2*len(g.Edges) + 10*len(g.groups)
	for _, in := range g.groups {
		size += len(in.all())
	}
	return size
}

// all returns the parts in a group and in those in it.
func (in *group) all() (ids []string) {
	for _, inner := range in.Groups {
		ids = append(ids, inner.all()...)
	}
	return append(ids, in.Nodes...)
}

// node returns the part of a name, which is in the innermost group that is open unless it is in
// one already.
func (g *graph) node(name string) *node {
	n, ok := g.byName[name]
	if !ok {
		n = &node{ID: fmt.Sprintf("n%d", len(g.Nodes)), Label: name, Shape: "rectangle", name: name}
		g.byName[name] = n
		g.Nodes = append(g.Nodes, n)
	}
	if len(g.within) > 0 && !n.grouped {
		n.grouped = true
		in := g.within[len(g.within)-1]
		in.Nodes = append(in.Nodes, n.ID)
	}
	return n
}

// open opens a group within the innermost one.
func (g *graph) open(r *reader, name, label string) {
	if len(g.within) == maxNesting {
		r.failf("%s is in too many others", quote(name))
	}
	if g.groups[name] != nil {
		r.failf("%s is there twice", quote(name))
	}
	in := &group{ID: fmt.Sprintf("g%d", len(g.groups)), Label: label, Nodes: []string{}, Groups: []*group{}, name: name}
	g.groups[name] = in
	if len(g.within) > 0 {
		outer := g.within[len(g.within)-1]
		outer.Groups = append(outer.Groups, in)
	} else {
		g.Groups = append(g.Groups, in)
	}
	g.within = append(g.within, in)
}

func (g *graph) close(r *reader) {
	if len(g.within) == 0 {
		r.failf("%s ends nothing", quote(r.text()))
	}
	g.within = g.within[:len(g.within)-1]
}

// finish joins what leads to a group with it, which was read as if to a part of its name.
func (g *graph) finish(r *reader) *graph {
	if len(g.within) > 0 {
		r.failf("%s does not end", quote(g.within[len(g.within)-1].name))
	}
	groupOf := map[string]string{}
	isGroup := func(n *node) bool { return g.groups[n.name] != nil }
	for _, n := range g.Nodes {
		if isGroup(n) {
			groupOf[n.ID] = g.groups[n.name].ID
		}
	}
	g.Nodes = slices.DeleteFunc(g.Nodes, isGroup)
	for _, in := range g.groups {
		in.Nodes = slices.DeleteFunc(in.Nodes, func(id string) bool { return groupOf[id] != "" })
		if len(in.Nodes)+len(in.Groups) == 0 {
			r.failf("%s has nothing in it", quote(in.name))
		}
	}
	if len(g.Nodes) == 0 {
		r.failf("it is empty")
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		e.Source, e.Target = cmp.Or(groupOf[e.Source], e.Source), cmp.Or(groupOf[e.Target], e.Target)
	}
	g.turn()
	return g
}

// turn takes their direction from groups that something leads into or out of: they are laid
// out with the rest, as in Mermaid.
func (g *graph) turn() {
	for _, in := range g.groups {
		all := append(in.all(), in.ID)
		if in.Direction != "" && slices.ContainsFunc(g.Edges, func(e edge) bool { return slices.Contains(all, e.Source) != slices.Contains(all, e.Target) }) {
			in.Direction = ""
		}
	}
}

var (
	subgraphLine  = regexp.MustCompile(`^subgraph(?:\s+(.*))?$`)
	subgraphNamed = regexp.MustCompile(`^([^\s\["]+)\s*\[(.*)\]$`)
	directionLine = regexp.MustCompile(`^direction\s+(TB|TD|BT|LR|RL)$`)
	classDefLine  = regexp.MustCompile(`^classDef\s+(\S+)\s+(.*)$`)
	classLine     = regexp.MustCompile(`^class\s+(.+?)\s+(\S+)$`)
	styleLine     = regexp.MustCompile(`^style\s+(\S+)\s+(.*)$`)
)

func readFlowchart(r *reader, direction string) model {
	g := newGraph(direction)
	looks := &looks{classes: map[string]string{}}
	for r.next() {
		text := r.text()
		switch {
		case looks.read(text):
		case styling.MatchString(text):
		case directionLine.MatchString(text):
			if direction := directionLine.FindStringSubmatch(text)[1]; len(g.within) > 0 {
				g.within[len(g.within)-1].Direction = direction
			} else {
				g.Direction = direction
			}
		case text == "end":
			g.close(r)
		case subgraphLine.MatchString(text):
			name := strings.TrimSpace(subgraphLine.FindStringSubmatch(text)[1])
			title := name
			if m := subgraphNamed.FindStringSubmatch(name); m != nil {
				name, title = m[1], m[2]
			}
			if name == "" {
				name = fmt.Sprintf("subgraph %d", len(g.groups))
			}
			g.open(r, unquote(name), oneLine(title))
		default:
			g.chain(r, text, looks)
		}
	}
	g.finish(r)
	looks.apply(g)
	return g
}

// chain reads parts and what leads from one to the next.
func (g *graph) chain(r *reader, text string, looks *looks) {
	s := &scanner{r, text}
	from := g.several(s, looks)
	for s.rest != "" {
		e := s.arrow()
		to := g.several(s, looks)
		if e.Style != "" {
			for _, a := range from {
				for _, b := range to {
					e.Source, e.Target = a.ID, b.ID
					if g.Edges = append(g.Edges, e); len(g.Edges) > maxSize {
						r.failf("it has too many parts")
					}
				}
			}
		}
		from = to
	}
}

// several reads parts with & between them.
func (g *graph) several(s *scanner, looks *looks) (nodes []*node) {
	for {
		name, text, shape, class := s.node()
		n := g.node(name)
		if shape != "" {
			n.Label, n.Shape = label(text), shape
		}
		if class != "" {
			looks.of(name, class)
		}
		nodes = append(nodes, n)
		if !s.skip("&") {
			return nodes
		}
	}
}

// scanner reads the line of a flowchart.
type scanner struct {
	*reader
	rest string
}

// skip goes over what begins the rest, and the space around it.
func (s *scanner) skip(what string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(s.rest), what)
	if ok {
		s.rest = strings.TrimSpace(rest)
	}
	return ok
}

// shapes are those of parts, by what stands around their labels; longer ones come first.
var shapes = []struct{ open, close, shape string }{
	{"(((", ")))", "doublecircle"}, {"([", "])", "stadium"}, {"((", "))", "circle"}, {"[[", "]]", "subroutine"},
	{"[(", ")]", "cylinder"}, {"[/", `\]`, "trapezoid"}, {`[\`, "/]", "trapezoid-alt"}, {"[/", "/]", "trapezoid"}, {`[\`, `\]`, "trapezoid-alt"},
	{"{{", "}}", "hexagon"}, {">", "]", "asymmetric"}, {"[", "]", "rectangle"}, {"(", ")", "rounded"}, {"{", "}", "diamond"},
}

// Parts may also name their shapes, of which these are drawn.
var (
	shapeNamed   = regexp.MustCompile(`^@\{([^{}]*)\}`)
	shapeName    = regexp.MustCompile(`\bshape:\s*([\w-]+)`)
	shapeLabel   = regexp.MustCompile(`\blabel:\s*("[^"]*"|[^,]+)`)
	shapesByName = map[string]string{
		"rect": "rectangle", "proc": "rectangle", "process": "rectangle", "rectangle": "rectangle", "rounded": "rounded", "event": "rounded",
		"stadium": "stadium", "pill": "stadium", "terminal": "stadium", "circle": "circle", "circ": "circle", "dbl-circ": "doublecircle",
		"double-circle": "doublecircle", "diam": "diamond", "diamond": "diamond", "decision": "diamond", "question": "diamond",
		"hex": "hexagon", "hexagon": "hexagon", "prepare": "hexagon", "cyl": "cylinder", "cylinder": "cylinder", "db": "cylinder", "database": "cylinder",
		"fr-rect": "subroutine", "subproc": "subroutine", "subprocess": "subroutine", "subroutine": "subroutine", "framed-rectangle": "subroutine",
		"lean-r": "trapezoid", "lean-right": "trapezoid", "in-out": "trapezoid", "lean-l": "trapezoid-alt", "lean-left": "trapezoid-alt", "out-in": "trapezoid-alt",
		"trap-b": "trapezoid", "priority": "trapezoid", "trap-t": "trapezoid-alt", "manual": "trapezoid-alt", "odd": "asymmetric",
	}
)

// node reads a part: its name, and what is said of it.
func (s *scanner) node() (name, text, shape, class string) {
	n := nameLength(s.rest)
	if n == 0 {
		s.unknown()
	}
	name, s.rest = s.rest[:n], s.rest[n:]
	for _, of := range shapes {
		inner, ok := strings.CutPrefix(s.rest, of.open)
		if !ok {
			continue
		}
		if text, rest, ok := cutLabel(inner, of.close); ok {
			s.rest, shape = rest, of.shape
			return name, text, shape, s.class()
		}
	}
	if m := shapeNamed.FindStringSubmatch(s.rest); m != nil {
		if named := shapeName.FindStringSubmatch(m[1]); named == nil {
			shape = "rectangle"
		} else if shape = shapesByName[named[1]]; shape == "" {
			s.failf("the shape %s is not drawn", quote(named[1]))
		}
		if text = name; shapeLabel.MatchString(m[1]) {
			text = shapeLabel.FindStringSubmatch(m[1])[1]
		}
		s.rest = s.rest[len(m[0]):]
		return name, text, shape, s.class()
	}
	if s.rest != "" && strings.ContainsAny(s.rest[:1], "([{@>") {
		s.unknown()
	}
	return name, "", "", s.class()
}

var classMark = regexp.MustCompile(`^:::([\w-]+)`)

func (s *scanner) class() (name string) {
	if m := classMark.FindStringSubmatch(s.rest); m != nil {
		name, s.rest = m[1], s.rest[len(m[0]):]
	}
	s.rest = strings.TrimSpace(s.rest)
	return name
}

// nameLength returns the length of the name that text begins with.
func nameLength(text string) int {
	end := 0
	for i, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) || c == '_':
			end = i + utf8.RuneLen(c)
		case (c == '-' || c == '.' || c == '/') && i == end && i > 0: // Within a name.
		default:
			return end
		}
		if i > end {
			return end
		}
	}
	return end
}

// cutLabel cuts a label off that ends before a mark, or at quotes before it.
func cutLabel(text, close string) (label, rest string, ok bool) {
	if inner, quoted := strings.CutPrefix(strings.TrimSpace(text), `"`); quoted {
		label, rest, ok = strings.Cut(inner, `"`)
		rest, closed := strings.CutPrefix(strings.TrimSpace(rest), close)
		return `"` + label + `"`, rest, ok && closed
	}
	label, rest, ok = strings.Cut(text, close)
	return label, rest, ok && strings.TrimSpace(label) != ""
}

var (
	arrow     = regexp.MustCompile(`^([<ox])?(?:(-{2,})([->ox])|(={2,})([=>ox])|(-\.+-)([>ox])?)`)
	saidArrow = regexp.MustCompile(`^([<ox])?(--|==|-\.)\s*([^\s>=.-].*?)\s*(?:-{2,}([->ox])|={2,}([=>ox])|\.+-([>ox])?)`)
	unseen    = regexp.MustCompile(`^~{3,}`)
	saidAfter = regexp.MustCompile(`^\s*\|("[^"]*"|[^|]*)\|`)
)

// arrow reads what leads from one part to another. One that is not to be seen has no style.
func (s *scanner) arrow() (e edge) {
	if m := unseen.FindString(s.rest); m != "" {
		s.rest = strings.TrimSpace(s.rest[len(m):])
		return edge{}
	}
	m := arrow.FindStringSubmatch(s.rest)
	var start, line, end string
	if m != nil {
		start, line, end = m[1], m[2]+m[4]+m[6], m[3]+m[5]+m[7]
	} else if m = saidArrow.FindStringSubmatch(s.rest); m != nil {
		start, line, end = m[1], m[2], m[4]+m[5]+m[6]
		e.Label = label(m[3])
	} else {
		s.unknown()
	}
	s.rest = s.rest[len(m[0]):]
	if m := saidAfter.FindStringSubmatch(s.rest); m != nil {
		s.rest, e.Label = s.rest[len(m[0]):], label(m[1])
	}
	s.rest = strings.TrimSpace(s.rest)
	if strings.ContainsAny(start+end, "ox") {
		s.failf("a line that ends in a circle or a cross is not drawn")
	}
	e.Style, e.Start, e.End = "solid", start == "<", end == ">"
	switch {
	case strings.Contains(line, "."):
		e.Style = "dotted"
	case line[0] == '=':
		e.Style = "thick"
	}
	return e
}
