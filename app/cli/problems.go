package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"hanji/app/problem"
)

const (
	// maxWarnings is how many lines of warnings of a kind are printed: a blog that has just
	// moved may have hundreds.
	maxWarnings = 10
	// maxPlaces is how many of these say the same, unless there are few that say anything else.
	maxPlaces = 3
	// maxNamed is how many settings or keys of the others are named.
	maxNamed = 20
)

// printProblems prints the problems by their groups and their sum, and reports whether the
// build may go on: there is no error, or no problem at all where strict. What stops the
// build is printed in full, and stopped, what comes of that; of other warnings the first of each
// kind, and a hint that several share once.
func printProblems(w io.Writer, r Report, strict bool, stopped string) bool {
	ofKind := map[problem.Kind]int{}
	for _, e := range r.entries {
		ofKind[e.Kind]++
	}
	p := printer{w: w, printed: map[problem.Kind]int{}, hinted: map[string]bool{}}
	group := problem.Stops
	for _, e := range r.entries {
		most := len(e.Places)
		if e.Warning && !strict {
			most = min(most, max(maxPlaces, maxWarnings/ofKind[e.Kind]), maxWarnings-p.printed[e.Kind])
		}
		if most == 0 {
			p.left++
			continue
		}
		if e.Group() != group {
			group = e.Group()
			fmt.Fprintf(w, "hanji: %s\n", r.heading(group))
		}
		p.print(e, most, e.Warning && !strict)
	}
	printSum(w, r, p.left > 0)

	errors, warnings := total(r.Errors), total(r.Warnings)
	if errors == 0 && (warnings == 0 || !strict) {
		return true
	}
	fmt.Fprintf(w, "hanji: %s, %s; %s\n", count(errors, "error"), count(warnings, "warning"), stopped)
	if errors == 0 {
		printHint(w, "without --strict, warnings do not stop the build")
	}
	return false
}

// printer prints entries, and knows what it printed.
type printer struct {
	w io.Writer
	// printed counts the warnings of each kind.
	printed map[problem.Kind]int
	hinted  map[string]bool
	// left counts what is in the report alone.
	left int
}

// print prints the first places of an entry, whose hints are printed once if brief.
func (p *printer) print(e problem.Entry, most int, brief bool) {
	for _, at := range e.Places[:most] {
		if at.Warning {
			at.What = "warning: " + at.What
		}
		fmt.Fprintln(p.w, at)
		if !brief || !p.hinted[at.Hint] {
			printHint(p.w, at.Hint)
		}
		p.hinted[at.Hint] = true
	}
	if brief {
		p.printed[e.Kind] += most
	}
	if more := len(e.Places) - most; more > 0 {
		p.left++
		names := ""
		if e.Kind == problem.NotCarriedOver {
			names = named(e.Things(most))
		}
		fmt.Fprintf(p.w, "  and %d more like this%s\n", more, names)
	}
}

// named is what is told of in no line of its own.
func named(things []string) string {
	switch {
	case len(things) > maxNamed:
		return ": " + strings.Join(things[:maxNamed], ", ") + ", …"
	case len(things) > 0:
		return ": " + strings.Join(things, ", ")
	}
	return ""
}

// printSum prints what was left out, and how many problems of each group there are.
func printSum(w io.Writer, r Report, more bool) {
	if len(r.Skipped) > 0 {
		reasons := map[string]int{}
		for _, s := range r.Skipped {
			reasons[s.Reason]++
		}
		fmt.Fprintf(w, "hanji: read %s; left out: %s\n", count(r.Posts.Read, "post"),
			list(reasons, func(reason string, n int) string { return fmt.Sprintf("%d %s", n, reason) }))
	}
	if len(r.Warnings) == 0 {
		return
	}
	entries, places := map[problem.Group]int{}, map[problem.Group]int{}
	for _, e := range r.entries {
		entries[e.Group()]++
		places[e.Group()] += len(e.Places)
	}
	var sums []string
	for _, g := range problem.Groups[1:] {
		sum := fmt.Sprintf("%d %s", entries[g], r.summed(g))
		if places[g] > entries[g] {
			sum += fmt.Sprintf(" (in %d places)", places[g])
		}
		if entries[g] > 0 {
			sums = append(sums, sum)
		}
	}
	fmt.Fprintf(w, "hanji: warnings: %s\n", strings.Join(sums, "; "))
	if more {
		printHint(w, "build --report FILE.html shows them all")
	}
}

// summed is what warnings of a group are called after their number.
func (r Report) summed(g problem.Group) string {
	switch {
	case g == problem.Look:
		return "to look at"
	case g == problem.Broken && !r.isJekyll:
		return "not shown as written"
	}
	return string(g)
}

// list joins what is counted, the most frequent first.
func list[K ~string](counts map[K]int, say func(K, int) string) string {
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b K) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	var all []string
	for _, key := range keys {
		all = append(all, say(key, counts[key]))
	}
	return strings.Join(all, ", ")
}

func total[K comparable](counts map[K]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}
