package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"hanji/app/output"
	"hanji/app/source"
)

// Report is what became of a blog's files: the JSON that --report writes, whether
// or not the build succeeds.
type Report struct {
	Posts struct {
		// Read counts the files read as posts, Published those that the blog has.
		Read      int `json:"read"`
		Published int `json:"published"`
	} `json:"posts"`
	// Pages counts all pages written, lists included; 0 if the build failed.
	Pages int `json:"pages"`
	// Skipped are the files left out, by file.
	Skipped []ReportedSkipped `json:"skipped"`
	// Problems are in the order of files and lines.
	Problems []ReportedProblem `json:"problems"`
	// Errors and Warnings count the problems by kind.
	Errors   map[source.Kind]int `json:"errors"`
	Warnings map[source.Kind]int `json:"warnings"`
}

// ReportedSkipped is a source.Skipped.
type ReportedSkipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
	Detail string `json:"detail,omitempty"`
}

// ReportedProblem is a source.Problem. What is unknown or empty there is left out.
type ReportedProblem struct {
	File   string      `json:"file,omitempty"`
	Line   int         `json:"line,omitempty"`
	Column int         `json:"column,omitempty"`
	Kind   source.Kind `json:"kind"`
	// Severity is "error" or "warning".
	Severity string `json:"severity"`
	What     string `json:"what"`
	Hint     string `json:"hint,omitempty"`
}

// newReport reports on a blog of which no page is written yet.
func newReport(blog *source.Blog, problems []source.Problem) Report {
	r := Report{
		Skipped: []ReportedSkipped{}, Problems: []ReportedProblem{},
		Errors: map[source.Kind]int{}, Warnings: map[source.Kind]int{},
	}
	r.Posts.Read, r.Posts.Published = blog.Read, len(blog.Library.Posts)
	for _, s := range blog.Skipped {
		r.Skipped = append(r.Skipped, ReportedSkipped(s))
	}
	for _, p := range problems {
		severity, counts := "error", r.Errors
		if p.Warning {
			severity, counts = "warning", r.Warnings
		}
		counts[p.Kind]++
		r.Problems = append(r.Problems, ReportedProblem{p.File, p.Line, p.Column, p.Kind, severity, p.What, p.Hint})
	}
	return r
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
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	var r Report
	return err == nil && (len(content) == 0 || decoder.Decode(&r) == nil && r.Problems != nil)
}

// write writes the report; a reader of the file sees all of it, or the one before.
func (r Report) write(file string) error {
	target, err := output.RealPath(file)
	if err != nil {
		return err
	}
	var content bytes.Buffer
	encoder := json.NewEncoder(&content)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(r); err != nil {
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
	_, err = fresh.Write(content.Bytes())
	if err := errors.Join(err, fresh.Chmod(0o644), fresh.Close()); err != nil {
		return err
	}
	return os.Rename(fresh.Name(), target)
}
