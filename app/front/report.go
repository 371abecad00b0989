// Package front reads what is written before texts and in settings: YAML, TOML and JSON
// as values that know where they stand, and what is wrong with them.
package front

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"hanji/app/folder"
	"hanji/app/problem"
)

// Position is a place in a file; see problem.Problem.
type Position struct{ Line, Column int }

// Report collects the problems of one file.
type Report struct {
	File string
	// Kind is that of the problems that are given none; "" is problem.InFrontMatter.
	Kind     problem.Kind
	Problems []problem.Problem
	// Lenient makes a warning of a value of the wrong kind, where it may have a meaning to
	// others.
	Lenient bool
}

// Errorf reports an error, and Warnf a warning, of the report's kind.
func (r *Report) Errorf(at Position, hint, format string, args ...any) {
	r.Add(cmp.Or(r.Kind, problem.InFrontMatter), at, false, hint, fmt.Sprintf(format, args...))
}

// Wrongf reports a value of the wrong kind, which is not used.
func (r *Report) Wrongf(at Position, hint, format string, args ...any) {
	r.Add(cmp.Or(r.Kind, problem.InFrontMatter), at, r.Lenient, hint, fmt.Sprintf(format, args...))
}

func (r *Report) Warnf(at Position, hint, format string, args ...any) {
	r.Add(cmp.Or(r.Kind, problem.InFrontMatter), at, true, hint, fmt.Sprintf(format, args...))
}

// Add reports a problem of a kind of its own.
func (r *Report) Add(kind problem.Kind, at Position, warning bool, hint, what string) {
	r.Problems = append(r.Problems, problem.Problem{Kind: kind, File: r.File, Line: at.Line, Column: at.Column, Warning: warning, What: what, Hint: hint})
}

// ForgetText leaves out the warnings of a text that is not shown: those of its front matter stay.
func (r *Report) ForgetText() {
	r.Problems = slices.DeleteFunc(r.Problems, func(p problem.Problem) bool {
		return p.Warning && p.Kind != problem.InFrontMatter && p.Kind != problem.BadAddress && p.Kind != problem.BadFile
	})
}

// Read returns the text of the report's file; ok is false if it can't be read. What is
// wrong with it is reported.
func (r *Report) Read(f *folder.Folder) (text string, ok bool) {
	data, err := f.Read(r.File)
	if err != nil {
		r.Problems = append(r.Problems, folder.Unreadable(r.File, err))
		return "", false
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		r.Add(problem.BadFile, Position{Line: 1}, false, "save the file as UTF-8", "the file is UTF-16")
		return "", false
	}
	text, badLine := DecodeText(data)
	if badLine > 0 && bytes.IndexByte(data, 0) >= 0 {
		r.Add(problem.BadFile, Position{Line: 1}, false, "put the text in its place, or remove the file", "the file is not text")
		return "", false
	}
	if badLine > 0 {
		r.Add(problem.BadFile, Position{Line: badLine}, true, "save the file as UTF-8; bytes that are not are shown as �", "text that is not UTF-8")
	}
	return text, true
}

// Forgive makes warnings of all errors, and LeaveOut of a file which they leave out: they
// begin with what that is.
func (r *Report) Forgive() { r.forgive("", false) }

func (r *Report) LeaveOut(what string) { r.forgive(what+" is left out: ", true) }

func (r *Report) forgive(becomes string, leavesOut bool) {
	for i, p := range r.Problems {
		if !p.Warning {
			p.Warning, p.LeavesOut, p.What = true, leavesOut, becomes+p.What
			r.Problems[i] = p
		}
	}
}

// Failed reports whether there is an error among the problems.
func (r *Report) Failed() bool {
	return slices.ContainsFunc(r.Problems, problem.IsError)
}

// Syntax reports a decoder's error. The hint is for one that has none.
func (r *Report) Syntax(err error, hint string) {
	var at Position
	if syntax, ok := err.(*syntaxError); ok {
		at, hint = syntax.at, cmp.Or(syntax.hint, hint)
	}
	r.Errorf(at, hint, "%s", err)
}

// Fail reports why there can't be an address, and Warn another error, each with
// its hint if it has one.
func (r *Report) Fail(at Position, err error) {
	r.Add(problem.BadAddress, at, false, problem.HintOf(err), err.Error())
}

func (r *Report) Warn(kind problem.Kind, at Position, err error) {
	r.Add(kind, at, true, problem.HintOf(err), err.Error())
}

// syntaxError is a decoder's error with its place, and what to do about it where
// that is known.
type syntaxError struct {
	at         Position
	what, hint string
}

func (e *syntaxError) Error() string { return e.what }

// after is the place behind a text that begins at p.
func (p Position) after(text string) Position {
	if line := strings.LastIndexByte(text, '\n'); line >= 0 {
		p.Line += strings.Count(text, "\n")
		p.Column, text = 1, text[line+1:]
	}
	p.Column += utf8.RuneCountInString(text)
	return p
}
