package source

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"hanji/app/folder"
	"hanji/app/prepare"
)

// Problem is something that the author should know: an error, with which the
// blog must not be published, or a warning.
type Problem struct {
	Kind Kind
	// File is relative to the blog's folder, with slashes; empty for what the
	// command line said.
	File string
	// Line and Column count from 1, in runes; 0 is unknown.
	Line, Column int
	Warning      bool
	// What is wrong, and in Hint what to do about it, which may be empty.
	What, Hint string
}

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

// Kind is what a problem is about, in an author's words.
type Kind = prepare.Kind

const (
	BadAddress    = prepare.BadAddress
	BadFile       = Kind("file")
	DeadLink      = prepare.DeadLink
	InFrontMatter = Kind("front matter")
	InLiquid      = prepare.InLiquid
	InMarkdown    = prepare.InMarkdown
	InSettings    = Kind("settings")
	MissingImage  = prepare.MissingImage
)

// position is a place in a file; see Problem.
type position struct{ line, column int }

// report collects the problems of one file.
type report struct {
	file string
	// kind is that of the problems that are given none; "" is InFrontMatter.
	kind     Kind
	problems []Problem
	// lenient makes a warning of a value of the wrong kind, as in a Jekyll blog, where
	// it may be a theme's own.
	lenient bool
}

func (r *report) errorf(at position, hint, format string, args ...any) {
	r.add(cmp.Or(r.kind, InFrontMatter), at, false, hint, fmt.Sprintf(format, args...))
}

// wrongf reports a value of the wrong kind, which is not used.
func (r *report) wrongf(at position, hint, format string, args ...any) {
	r.add(cmp.Or(r.kind, InFrontMatter), at, r.lenient, hint, fmt.Sprintf(format, args...))
}

func (r *report) warnf(at position, hint, format string, args ...any) {
	r.add(cmp.Or(r.kind, InFrontMatter), at, true, hint, fmt.Sprintf(format, args...))
}

func (r *report) add(kind Kind, at position, warning bool, hint, what string) {
	r.problems = append(r.problems, Problem{kind, r.file, at.line, at.column, warning, what, hint})
}

// read returns the text of the report's file; ok is false if it can't be read. What is
// wrong with it is reported.
func (r *report) read(f *folder.Folder) (text string, ok bool) {
	data, err := f.Read(r.file)
	if err != nil {
		r.problems = append(r.problems, unreadable(r.file, err))
		return "", false
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		r.add(BadFile, position{line: 1}, false, "save the file as UTF-8", "the file is UTF-16")
		return "", false
	}
	text, badLine := decodeText(data)
	if badLine > 0 && bytes.IndexByte(data, 0) >= 0 {
		r.add(BadFile, position{line: 1}, false, "put the text in its place, or remove the file", "the file is not text")
		return "", false
	}
	if badLine > 0 {
		r.add(BadFile, position{line: badLine}, true, "save the file as UTF-8; bytes that are not are shown as �", "text that is not UTF-8")
	}
	return text, true
}

// forgive makes warnings of all errors.
func (r *report) forgive() {
	for i := range r.problems {
		r.problems[i].Warning = true
	}
}

// failed reports whether there is an error among the problems.
func (r *report) failed() bool {
	return slices.ContainsFunc(r.problems, isError)
}

func isError(p Problem) bool { return !p.Warning }

func sortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			strings.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Column, b.Column),
			strings.Compare(a.What, b.What))
	})
}

// syntax reports a decoder's error. The hint is for one that has none.
func (r *report) syntax(err error, hint string) {
	var at position
	if syntax, ok := err.(*syntaxError); ok {
		at, hint = syntax.at, firstOf(syntax.hint, hint)
	}
	r.errorf(at, hint, "%s", err)
}

// hinted is an error that knows what to do about it.
type hinted struct{ what, hint string }

func (e *hinted) Error() string { return e.what }

func (e *hinted) Hint() string { return e.hint }

// fail reports why there can't be an address, and warn another error, each with
// its hint if it has one.
func (r *report) fail(at position, err error) {
	r.add(BadAddress, at, false, hintOf(err), err.Error())
}

func (r *report) warn(kind Kind, at position, err error) {
	r.add(kind, at, true, hintOf(err), err.Error())
}

func hintOf(err error) string {
	if h, ok := err.(interface{ Hint() string }); ok {
		return h.Hint()
	}
	return ""
}
