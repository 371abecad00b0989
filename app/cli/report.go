package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hanji/app/output"
	"hanji/app/problem"
	"hanji/app/source"
)

// Report is what became of a blog's files: what --report writes, whether or not the build
// succeeds, as JSON or (htmlreport.go) as a page.
type Report struct {
	Posts struct {
		// Read counts the files read as posts, Published those that the blog has.
		Read      int `json:"read"`
		Published int `json:"published"`
	} `json:"posts"`
	// Pages counts all pages written, lists included; 0 if the build failed.
	Pages int `json:"pages"`
	// Menu is where a Jekyll blog has its menu, "" if nowhere, and Unlinked are the files of
	// its pages to which no menu and no text leads.
	Menu     string   `json:"menu,omitempty"`
	Unlinked []string `json:"unlinked,omitempty"`
	// Skipped are the files left out, by file.
	Skipped []ReportedSkipped `json:"skipped"`
	// Problems are in the order of their groups, files and lines.
	Problems []ReportedProblem `json:"problems"`
	// Errors and Warnings count the problems by kind.
	Errors   map[problem.Kind]int `json:"errors"`
	Warnings map[problem.Kind]int `json:"warnings"`
	// entries are what Problems is made of, isJekyll says that the blog is one of Jekyll's,
	// and name what it is called.
	entries  []problem.Entry
	isJekyll bool
	name     string
}

// ReportedSkipped is a source.Skipped.
type ReportedSkipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
	Detail string `json:"detail,omitempty"`
}

// ReportedProblem is a problem.Entry. What is unknown or empty there is left out.
type ReportedProblem struct {
	File   string        `json:"file,omitempty"`
	Line   int           `json:"line,omitempty"`
	Column int           `json:"column,omitempty"`
	Group  problem.Group `json:"group"`
	Kind   problem.Kind  `json:"kind"`
	// Severity is "error" or "warning".
	Severity string `json:"severity"`
	What     string `json:"what"`
	Hint     string `json:"hint,omitempty"`
	// Also are the other places of what is told once for several.
	Also []ReportedPlace `json:"also,omitempty"`
}

// ReportedPlace is another place of a problem, and what is wrong there.
type ReportedPlace struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	What   string `json:"what"`
	Hint   string `json:"hint,omitempty"`
}

// newReport reports on a blog of which no page is written yet.
func newReport(blog *source.Blog, problems []problem.Problem) Report {
	r := Report{
		Skipped: []ReportedSkipped{}, Problems: []ReportedProblem{},
		Errors: map[problem.Kind]int{}, Warnings: map[problem.Kind]int{},
		entries: problem.Entries(problems), isJekyll: blog.IsJekyll, name: blog.Settings.Name,
	}
	r.Menu, r.Unlinked = blog.MenuFrom, blog.Unlinked
	r.Posts.Read, r.Posts.Published = blog.Read, len(blog.Library.Posts)
	for _, s := range blog.Skipped {
		r.Skipped = append(r.Skipped, ReportedSkipped(s))
	}
	for _, e := range r.entries {
		severity, counts := "error", r.Errors
		if e.Warning {
			severity, counts = "warning", r.Warnings
		}
		counts[e.Kind]++
		p := ReportedProblem{File: e.File, Line: e.Line, Column: e.Column, Group: e.Group(), Kind: e.Kind, Severity: severity, What: e.What, Hint: e.Hint}
		for _, at := range e.Places[1:] {
			p.Also = append(p.Also, ReportedPlace{at.File, at.Line, at.Column, at.What, at.Hint})
		}
		r.Problems = append(r.Problems, p)
	}
	return r
}

// heading is what a group is called to the author of the blog.
func (r Report) heading(g problem.Group) string {
	switch {
	case g == problem.Stops:
		return "nothing is written before these are mended"
	case g == problem.Broken && !r.isJekyll:
		return "not shown as it is written"
	}
	return string(g)
}

// checkReport refuses a file for the report where it could take the place of
// something else, or be published.
func checkReport(file, out, dir string) error {
	refuse := func(format string, args ...any) error {
		return withHint(fmt.Errorf("the report %s "+format, append([]any{file}, args...)...), "choose another file with --report")
	}
	target, err := output.RealPath(file)
	if err != nil {
		return refuse("can't be written: %v", err)
	}
	site, err := output.RealPath(out)
	if err != nil {
		return err
	}
	blog, err := output.RealPath(dir)
	if err != nil {
		return err
	}
	if output.Contains(site, target) {
		return refuse("is inside the output folder %s", out)
	}
	for _, root := range source.Roots {
		if output.Contains(filepath.Join(blog, root), target) {
			return refuse("is inside the blog's %s", root)
		}
	}
	if rel, err := filepath.Rel(blog, target); err == nil && source.IsJekyll(blog) && output.Contains(blog, target) && !strings.ContainsAny(rel[:1], "._") {
		return refuse("would be published with the blog: begin its name with _")
	}
	if _, err := os.Stat(target); !errors.Is(err, fs.ErrNotExist) && !isReport(target) {
		return refuse("exists and was not made by hanji")
	}
	return nil
}

// isReport reports whether a file is an earlier report, or empty.
func isReport(file string) bool {
	if info, err := os.Stat(file); err != nil || !info.Mode().IsRegular() {
		return false
	}
	content, err := os.ReadFile(file)
	return err == nil && (len(content) == 0 || isJSONReport(content) || isHTMLReport(content))
}

// isJSONReport reports whether a text is a whole report.
func isJSONReport(content []byte) bool {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	var r Report
	return decoder.Decode(&r) == nil && r.Problems != nil
}

// write writes the report; a reader of the file sees all of it, or the one before.
func (r Report) write(file string) error {
	target, err := output.RealPath(file)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+"-new-")
	if err != nil {
		return err
	}
	defer os.Remove(fresh.Name())
	encode := r.writeJSON
	if isHTMLName(file) {
		encode = r.writeHTML
	}
	if err := errors.Join(encode(fresh), fresh.Chmod(0o644), fresh.Close()); err != nil {
		return err
	}
	return os.Rename(fresh.Name(), target)
}

func (r Report) writeJSON(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(r)
}
