// Package problem has what is said to an author: what is wrong with a blog and where, and
// what to do about it.
package problem

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Problem is something that the author should know: an error, with which the blog must
// not be published, or a warning.
type Problem struct {
	Kind Kind
	// File is relative to the blog's folder, with slashes; empty for what the command
	// line said, and where it is known to the caller.
	File string
	// Line and Column count from 1, in runes; 0 is unknown.
	Line, Column int
	Warning      bool
	// LeavesOut says that because of it the file is not published.
	LeavesOut bool
	// What is wrong, and in Hint what to do about it, which may be empty.
	What, Hint string
}

// Kind is what a problem is about, in an author's words.
type Kind string

const (
	BadAddress    Kind = "address"
	BadFile       Kind = "file"
	DeadLink      Kind = "dead link"
	InCode        Kind = "code"
	InFormula     Kind = "formulas"
	InFrontMatter Kind = "front matter"
	InHTML        Kind = "HTML"
	InLiquid      Kind = "Liquid"
	InMarkdown    Kind = "Markdown"
	InSettings    Kind = "settings"
	MissingMedia  Kind = "missing media"
	// NotCarriedOver is what Jekyll or a theme goes by and nothing here does.
	NotCarriedOver Kind = "not carried over"
)

// String is "file:line: what", without what is unknown.
func (p Problem) String() string {
	file := p.File
	if strings.ContainsFunc(file, unicode.IsControl) {
		file = strconv.Quote(file)
	}
	switch {
	case file == "":
		return p.What
	case p.Line == 0:
		return file + ": " + p.What
	}
	return fmt.Sprintf("%s:%d: %s", file, p.Line, p.What)
}

// IsError reports whether a problem is no warning.
func IsError(p Problem) bool { return !p.Warning }

// Sort puts problems in the order of files, lines and columns.
func Sort(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.What, b.What))
	})
}

// SortLines puts the problems of one file in the order of lines, and leaves those of a
// line as they are.
func SortLines(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
}

// Quote quotes what someone wrote, shortened.
func Quote(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:59]) + "…"
	}
	return strconv.Quote(s)
}

// maxSaid is how many letters of what is said of a problem are told: there may be an author's
// words in it.
const maxSaid = 1000

// bounded returns a problem of which no more is said than can be read.
func (p Problem) bounded() Problem {
	for _, said := range []*string{&p.What, &p.Hint} {
		if r := []rune(*said); len(r) > maxSaid {
			*said = string(r[:maxSaid-1]) + "…"
		}
	}
	return p
}
