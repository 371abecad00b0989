package diagram

import (
	"regexp"
	"slices"
	"strings"
)

// Kind is what a diagram is.
type Kind string

// These are the kinds that are drawn.
const (
	Flowchart          Kind = "flowchart"
	StateDiagram       Kind = "stateDiagram"
	Sequence           Kind = "sequenceDiagram"
	ClassDiagram       Kind = "classDiagram"
	EntityRelationship Kind = "erDiagram"
)

// Kinds are all of them, in the order of locale.Text.Diagrams.
var Kinds = []Kind{Flowchart, StateDiagram, Sequence, ClassDiagram, EntityRelationship}

// headers match the first line of a diagram, with its direction in a group if it has one.
var headers = []struct {
	Kind
	header *regexp.Regexp
	read   func(*reader, string) model
}{
	{Flowchart, regexp.MustCompile(`^(?:graph|flowchart)(?:\s+(TB|TD|BT|LR|RL))?$`), readFlowchart},
	{StateDiagram, regexp.MustCompile(`^stateDiagram(?:-v2)?()$`), readStates},
	{Sequence, regexp.MustCompile(`^sequenceDiagram()$`), readSequence},
	{ClassDiagram, regexp.MustCompile(`^classDiagram(?:-v2)?()$`), readClasses},
	{EntityRelationship, regexp.MustCompile(`^erDiagram()$`), readEntities},
}

// mermaidKinds are the words by which Mermaid knows what a diagram is.
var mermaidKinds = strings.Fields("graph flowchart flowchart-elk sequenceDiagram classDiagram classDiagram-v2 stateDiagram stateDiagram-v2 " +
	"erDiagram journey gantt pie quadrantChart requirement requirementDiagram gitGraph C4Context C4Container C4Component C4Dynamic " +
	"C4Deployment mindmap timeline zenuml sankey sankey-beta xychart xychart-beta block block-beta packet packet-beta kanban " +
	"architecture architecture-beta radar-beta treemap treemap-beta")

// Named returns the word that says what a diagram is, drawn or not, "" if it begins with none.
func Named(source string) string {
	r := newReader(source)
	if !r.next() {
		return ""
	}
	if word := firstWord.FindString(r.text()); slices.Contains(mermaidKinds, word) {
		return word
	}
	return ""
}
