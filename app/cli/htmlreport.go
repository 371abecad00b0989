package cli

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"hanji/app/problem"
)

//go:embed report.html
var reportPage string

// reportTemplate has all that a page of a report needs: it loads nothing.
var reportTemplate = template.Must(template.New("report").Funcs(template.FuncMap{"count": count}).Parse(reportPage))

// reportBegin and reportEnd are what a report has at its ends, by which a later build knows it.
const (
	reportBegin = "<!DOCTYPE html>\n<html lang=\"en\"><!-- a report of hanji build -->\n"
	reportEnd   = "</html>\n"
)

func isHTMLReport(content []byte) bool {
	return bytes.HasPrefix(content, []byte(reportBegin)) && bytes.HasSuffix(content, []byte(reportEnd))
}

// isHTMLName reports whether a report of this name is a page for people.
func isHTMLName(file string) bool {
	ext := strings.ToLower(filepath.Ext(file))
	return ext == ".html" || ext == ".htm"
}

// shownPlaces is how many places of an entry are seen before it is opened.
const shownPlaces = 5

// told is a group of problems on the page.
type told struct {
	Group   problem.Group
	Heading string
	ID      string
	Entries []toldEntry
}

type toldEntry struct {
	What, Hint  string
	First, More []toldPlace
	Places      int
}

// toldPlace is a place, with What and Hint where those of an entry differ.
type toldPlace struct {
	File       string
	Line       int
	What, Hint string
}

type toldSkipped struct {
	Reason string
	Files  []ReportedSkipped
}

// writeHTML writes the report for people.
func (r Report) writeHTML(w io.Writer) error {
	var groups []told
	for _, g := range problem.Groups {
		t := told{Group: g, Heading: r.heading(g), ID: strings.ReplaceAll(string(g), " ", "-")}
		for _, e := range r.entries {
			if e.Group() == g {
				t.Entries = append(t.Entries, tellEntry(e))
			}
		}
		if len(t.Entries) > 0 {
			groups = append(groups, t)
		}
	}
	if _, err := io.WriteString(w, reportBegin); err != nil {
		return err
	}
	if err := reportTemplate.Execute(w, struct {
		Report
		Name         string
		Failed       bool
		Groups       []told
		NotPublished []toldSkipped
	}{r, r.name, r.Pages == 0, groups, r.byReason()}); err != nil {
		return err
	}
	_, err := io.WriteString(w, reportEnd)
	return err
}

func tellEntry(e problem.Entry) toldEntry {
	t := toldEntry{What: e.What, Hint: e.Hint, Places: len(e.Places)}
	isOne := !slices.ContainsFunc(e.Places, func(p problem.Problem) bool { return p.What != e.What || p.Hint != e.Hint })
	if !isOne {
		t.What, t.Hint = fmt.Sprintf("%s: %d in %s", e.Sort(), len(e.Places), count(files(e.Places), "file")), ""
	}
	for _, p := range e.Places {
		at := toldPlace{File: p.File, Line: p.Line}
		if !isOne {
			at.What, at.Hint = p.What, p.Hint
		}
		t.First = append(t.First, at)
	}
	if len(t.First) > shownPlaces+1 { // One more takes no more room than saying so.
		t.First, t.More = t.First[:shownPlaces], t.First[shownPlaces:]
	}
	return t
}

// files counts those of sorted places.
func files(places []problem.Problem) (n int) {
	for i, p := range places {
		if i == 0 || p.File != places[i-1].File {
			n++
		}
	}
	return n
}

// byReason returns the files left out by reason, the most frequent first.
func (r Report) byReason() (all []toldSkipped) {
	for _, s := range r.Skipped {
		i := slices.IndexFunc(all, func(t toldSkipped) bool { return t.Reason == s.Reason })
		if i < 0 {
			i = len(all)
			all = append(all, toldSkipped{Reason: s.Reason})
		}
		all[i].Files = append(all[i].Files, s)
	}
	slices.SortStableFunc(all, func(a, b toldSkipped) int { return len(b.Files) - len(a.Files) })
	return all
}
