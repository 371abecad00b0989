package problem

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// Group is what an author can do about a problem. Their order is that in which they are
// told, the most useful first.
type Group string

const (
	// Stops is that of errors, with which nothing is written.
	Stops Group = "error"
	// Left is that of files which are not published.
	Left Group = "left out"
	// Broken is that of what readers get in another way than it is written for.
	Broken Group = "broken here"
	// Lost is that of what has no effect.
	Lost Group = "not carried over"
	// Look is that of what is likely a mistake wherever it is shown.
	Look Group = "look at these"
)

// Groups are all of them, in their order.
var Groups = []Group{Stops, Left, Broken, Lost, Look}

// groups has the group of the warnings of each kind, unless they leave a file out.
var groups = map[Kind]Group{
	BadAddress:     Broken,
	BadFile:        Look,
	DeadLink:       Look,
	InCode:         Broken,
	InFormula:      Broken,
	InFrontMatter:  Look,
	InHTML:         Broken,
	InLiquid:       Broken,
	InMarkdown:     Look,
	InSettings:     Look,
	MissingMedia:   Look,
	NotCarriedOver: Lost,
}

// Group returns what to do about a problem.
func (p Problem) Group() Group {
	switch {
	case !p.Warning:
		return Stops
	case p.LeavesOut:
		return Left
	}
	return groups[p.Kind]
}

// Entry is what is told at once: a problem, or the same warning of several places.
type Entry struct {
	// Problem is the first of Places.
	Problem
	// Places are in the order of files and lines, at least one.
	Places []Problem
}

const (
	// several is from how many places on what is the same everywhere, or of one sort in a file,
	// is told once.
	several = 3
	// many is from how many entries on a sort is told once for the blog: it has one cause. What
	// is not carried over has one in any case.
	many = 11
)

// saying is what warnings have in common that are told once: all that is said, or a sort of
// it, anywhere or in a file.
type saying struct {
	Kind             Kind
	leavesOut        bool
	what, hint, file string
}

// Entries returns sorted problems by their groups. What is said of many places, and what a
// file or the blog has much of, such as dead links, is told once. Errors stay apart.
func Entries(problems []Problem) []Entry {
	same := func(e Entry) saying { return saying{e.Kind, e.LeavesOut, e.What, e.Hint, ""} }
	entries := merged(single(problems), several, same)
	entries = merged(entries, several, func(e Entry) saying {
		file := e.File
		if e.Places[len(e.Places)-1].File != file {
			file = "\x00" + e.What + e.Hint // It stays by itself.
		}
		return saying{e.Kind, e.LeavesOut, sortOf(e.What), "", file}
	})
	entries = merged(entries, 2, same)
	sort := func(e Entry) saying { return saying{e.Kind, e.LeavesOut, sortOf(e.What), "", ""} }
	entries = merged(entries, several, func(e Entry) saying {
		if e.Kind == NotCarriedOver {
			return sort(e)
		}
		return saying{e.Kind, e.LeavesOut, e.What, e.Hint, "\x00" + e.File} // It stays by itself.
	})
	entries = merged(entries, many, sort)
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Compare(slices.Index(Groups, a.Group()), slices.Index(Groups, b.Group()))
	})
	return entries
}

// single returns an entry for each problem.
func single(problems []Problem) []Entry {
	entries := make([]Entry, 0, len(problems))
	for _, p := range problems {
		p = p.bounded()
		entries = append(entries, Entry{p, []Problem{p}})
	}
	return entries
}

// merged joins warnings of which the same is said, where there are so many of them, in the
// place of the first.
func merged(entries []Entry, from int, said func(Entry) saying) (all []Entry) {
	same := map[saying][]int{}
	for i, e := range entries {
		if e.Warning {
			same[said(e)] = append(same[said(e)], i)
		}
	}
	for i, e := range entries {
		at := same[said(e)]
		switch {
		case !e.Warning || len(at) < from:
			all = append(all, e)
		case at[0] == i:
			e.Places = nil
			for _, j := range at {
				e.Places = append(e.Places, entries[j].Places...)
			}
			Sort(e.Places)
			e.Problem = e.Places[0]
			all = append(all, e)
		}
	}
	return all
}

// thing matches what differs in warnings of a sort: what is quoted, and elements.
var thing = regexp.MustCompile(`"(?:[^"\\]|\\.)*"…?|</?[^<>]*>`)

// sortOf returns what several warnings say of different things, up to a colon.
func sortOf(what string) string {
	what, _, _ = strings.Cut(thing.ReplaceAllString(what, "…"), ": ")
	return what
}

// Things are what is named from a place on, each once.
func (e Entry) Things(from int) (all []string) {
	for _, p := range e.Places[from:] {
		if name := thing.FindString(p.What); name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// Sort is what an entry says of things that differ.
func (e Entry) Sort() string { return sortOf(e.What) }
