package problem

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestEveryKindHasAGroup names the kind that was forgotten.
func TestEveryKindHasAGroup(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "problem.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	kinds := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || fmt.Sprint(spec.Type) != "Kind" {
			return true
		}
		kinds++
		kind := Kind(spec.Values[0].(*ast.BasicLit).Value)
		kind = kind[1 : len(kind)-1]
		if !slices.Contains(Groups, groups[kind]) {
			t.Errorf("%q has no group", kind)
		}
		return true
	})
	if kinds != len(groups) {
		t.Errorf("there are %d kinds, and %d have a group", kinds, len(groups))
	}
}

// TestEntries holds what is told at once, and in which order.
func TestEntries(t *testing.T) {
	warn := func(kind Kind, file string, line int, what string) Problem {
		return Problem{Kind: kind, File: file, Line: line, Warning: true, What: what}
	}
	left := warn(BadFile, "d.md", 0, "left out: its name")
	left.LeavesOut = true
	all := []Problem{
		warn(DeadLink, "a.md", 1, `dead link "/x"`),
		warn(DeadLink, "a.md", 2, `dead link "/y"`),
		warn(InHTML, "a.md", 3, "<script> left out"),
		{Kind: InFrontMatter, File: "b.md", Line: 1, What: "unknown date"},
		{Kind: InFrontMatter, File: "b.md", Line: 2, What: "unknown date"},
		warn(InHTML, "b.md", 3, "<script> left out"),
		warn(DeadLink, "b.md", 4, `dead link "/x"`),
		warn(DeadLink, "c.md", 1, `dead link "/1"`),
		warn(MissingMedia, "c.md", 1, `missing image "/1"`),
		warn(DeadLink, "c.md", 2, `dead link "/2": that text has no part of this name`),
		warn(DeadLink, "c.md", 3, `dead link "/3"`),
		warn(NotCarriedOver, "c.md", 4, "comments"),
		warn(NotCarriedOver, "a.md", 1, `the key "a" has no effect`),
		warn(NotCarriedOver, "b.md", 1, `the key "b" has no effect: 2 texts have it`),
		warn(NotCarriedOver, "c.md", 1, `the key "c" has no effect`),
		left,
	}
	var got []string
	for _, e := range Entries(all) {
		line := string(e.Group()) + ":"
		for _, p := range e.Places {
			line += fmt.Sprintf(" %s:%d", p.File, p.Line)
		}
		got = append(got, line)
	}
	want := []string{
		"error: b.md:1", "error: b.md:2",
		"left out: d.md:0",
		"broken here: a.md:3 b.md:3",
		"not carried over: c.md:4", "not carried over: a.md:1 b.md:1 c.md:1",
		"look at these: a.md:1 b.md:4", "look at these: a.md:2",
		"look at these: c.md:1 c.md:2 c.md:3", "look at these: c.md:1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("told is\n%q\nnot\n%q", got, want)
	}
}

// TestBounded holds that an author's words are told as far as they can be read.
func TestBounded(t *testing.T) {
	e := Entries([]Problem{{What: strings.Repeat("한", 2*maxSaid), Hint: "short"}})[0]
	if utf8.RuneCountInString(e.What) != maxSaid || e.Places[0].What != e.What || e.Hint != "short" {
		t.Errorf("told are %d letters, want %d", utf8.RuneCountInString(e.What), maxSaid)
	}
}
