package growth

import (
	"fmt"
	"strings"
)

// Mermaid is what costs most in the diagrams of a Jekyll blog, as they stand in a post.
var Mermaid = []Input{
	diagrams("small", "flowchart TD\nA%d --> B\n"),
	diagrams("dense", "flowchart TD\nA%d\n"+strings.Repeat("A & B & C & D & E & F --> G & H & I & J & K & L\n", 3)),
	diagrams("a long chain", "flowchart LR\nA%d"+numbers(95, " --> B%d")+"\n"),
	diagrams("cycles", "flowchart LR\nA%d\n"+numbers(55, "B%d --> C\nC --> B%[1]d\n")),
	diagrams("groups in groups", "flowchart TD\nA%d\n"+numbers(4, "subgraph g%d\n")+numbers(12, "B%d --> C%[1]d\n")+strings.Repeat("end\n", 4)),
	diagrams("classes", "classDiagram\nclass A%d\n"+numbers(70, "B%d <|-- C\n")),
	diagrams("entities", "erDiagram\nA%d\n"+numbers(70, "B%d ||--o{ C : x\n")),
	diagrams("messages", "sequenceDiagram\nA->>B: %d\n"+strings.Repeat("A->>B: x\n", 280)),
	diagrams("wrong at the end", "flowchart TD\nA%d\n"+strings.Repeat("A --> B\n", 140)+"A --x\n"),
	After("a label without end", "```mermaid\nflowchart TD\nA[", "가 ", "]\n```\n"),
	After("arrows", "```mermaid\nflowchart TD\nA", " --", "\n```\n"),
	After("quotes", "```mermaid\nflowchart TD\nA", `["`, "\n```\n"),
	After("semicolons", "```mermaid\nflowchart TD\nA", "#;", "\n```\n"),
	After("generics", "```mermaid\nclassDiagram\nA : ", "~", "\n```\n"),
	Repeat("nothing", "```mermaid\n```\n\n"),
}

// diagrams repeats a diagram with a number.
func diagrams(name, source string) Input {
	return Numbered(name, "```mermaid\n"+source+"```\n\n")
}

// numbers repeats a text with the numbers from 0 on.
func numbers(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}
