package diagram

import (
	"fmt"
	"regexp"
	"strings"
)

const stateName = `([\pL\pN_](?:[\pL\pN_.-]*[\pL\pN_])?)`

var (
	transition  = regexp.MustCompile(`^(\[\*\]|` + stateName + `)(?::::[\w-]+)?\s*-->\s*(\[\*\]|` + stateName + `)(?::::[\w-]+)?\s*(?::\s*(.*))?$`)
	stateBlock  = regexp.MustCompile(`^state\s+(?:"([^"]*)"\s+as\s+)?` + stateName + `\s*\{$`)
	stateNamed  = regexp.MustCompile(`^state\s+"([^"]*)"\s+as\s+` + stateName + `$`)
	stateKind   = regexp.MustCompile(`^state\s+` + stateName + `\s*(?:<<(choice|fork|join)>>|\[\[(choice|fork|join)\]\])$`)
	stateAlone  = regexp.MustCompile(`^(?:state\s+)?` + stateName + `(?::::[\w-]+)?$`)
	stateNote   = regexp.MustCompile(`(?i)^note\s+(?:left|right)\s+of\s+` + stateName + `\s*(?::\s*(.*))?$`)
	stateSaying = regexp.MustCompile(`^` + stateName + `\s*:\s*(.*)$`)
)

func readStates(r *reader, _ string) model {
	g := newGraph("TB")
	looks := &looks{classes: map[string]string{}}
	state := func(name, ending string) *node {
		if name != "[*]" {
			n := g.node(name)
			if n.Shape == "rectangle" {
				n.Shape = "rounded"
			}
			return n
		}
		within := ""
		if len(g.within) > 0 {
			within = g.within[len(g.within)-1].name
		}
		n := g.node(fmt.Sprintf("[%s of %s]", ending, within))
		n.Label, n.Shape = "", "state-"+ending
		return n
	}
	for r.next() {
		text := r.text()
		if m := transition.FindStringSubmatch(text); m != nil {
			a := state(m[1], "start")
			b := state(m[3], "end")
			g.Edges = append(g.Edges, edge{a.ID, b.ID, label(m[5]), "solid", false, true})
		} else if m := stateBlock.FindStringSubmatch(text); m != nil {
			said := m[1]
			if said == "" {
				said = m[2]
				if n := g.byName[m[2]]; n != nil {
					said = n.Label
				}
			}
			g.open(r, m[2], oneLine(said))
		} else if text == "}" {
			g.close(r)
		} else if m := stateNamed.FindStringSubmatch(text); m != nil {
			state(m[2], "").Label = label(m[1])
		} else if m := stateKind.FindStringSubmatch(text); m != nil {
			n := state(m[1], "")
			n.Label = " "
			if m[2]+m[3] == "choice" {
				n.Shape = "diamond"
			}
		} else if m := directionLine.FindStringSubmatch(text); m != nil {
			if len(g.within) > 0 {
				g.within[len(g.within)-1].Direction = m[1]
			} else {
				g.Direction = m[1]
			}
		} else if m := stateNote.FindStringSubmatch(text); m != nil {
			said := m[2]
			for said == "" || m[2] == "" {
				if !r.next() {
					r.failf("a note does not end")
				}
				if r.text() == "end note" {
					break
				}
				said += r.text() + "<br>"
			}
			n := g.node(fmt.Sprintf("[note %d]", len(g.Nodes)))
			n.Label = label(said)
			g.Edges = append(g.Edges, edge{Source: state(m[1], "").ID, Target: n.ID, Style: "dotted"})
		} else if looks.read(text) || styling.MatchString(text) || strings.HasPrefix(text, "hide empty") || strings.HasPrefix(text, "scale ") {
			continue
		} else if m := stateAlone.FindStringSubmatch(text); m != nil && m[1] != "end" && m[1] != "note" {
			state(m[1], "")
		} else if m := stateSaying.FindStringSubmatch(text); m != nil && !strings.HasPrefix(text, "note ") {
			n := state(m[1], "")
			if said := label(m[2]); n.Label == m[1] {
				n.Label = said
			} else {
				n.Label += "\n" + said
			}
		} else {
			r.unknown()
		}
	}
	g.finish(r)
	looks.apply(g)
	return g
}
