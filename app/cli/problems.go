package cli

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"hanji/app/source"
)

// maxWarnings is how many warnings of a kind are printed: a blog that has just
// moved may have hundreds.
const maxWarnings = 10

// printProblems prints the problems and their sum, and reports whether the build
// may go on: there is no error, or no problem at all where strict. What stops the
// build is printed in full; of other warnings the first of each kind, and a hint
// that several share once.
func printProblems(w io.Writer, problems []source.Problem, r Report, strict bool) bool {
	printed := map[source.Kind]int{}
	hinted := map[string]bool{}
	for _, p := range problems {
		hint := p.Hint
		if p.Warning {
			p.What = "warning: " + p.What
		}
		if p.Warning && !strict {
			if printed[p.Kind]++; printed[p.Kind] > maxWarnings {
				continue
			}
			if hinted[hint] {
				hint = ""
			}
			hinted[hint] = true
		}
		fmt.Fprintln(w, p)
		printHint(w, hint)
	}
	printSum(w, r, strict)

	errors, warnings := total(r.Errors), total(r.Warnings)
	if errors == 0 && (warnings == 0 || !strict) {
		return true
	}
	fmt.Fprintf(w, "hanji: %s, %s; nothing was written\n", count(errors, "error"), count(warnings, "warning"))
	if errors == 0 {
		printHint(w, "without --strict, warnings do not stop the build")
	}
	return false
}

// printSum prints what was left out, and how many problems of each kind there are.
func printSum(w io.Writer, r Report, strict bool) {
	if len(r.Skipped) > 0 {
		reasons := map[string]int{}
		for _, s := range r.Skipped {
			reasons[s.Reason]++
		}
		fmt.Fprintf(w, "hanji: read %s; left out: %s\n", count(r.Posts.Read, "post"),
			list(reasons, func(reason string, n int) string { return fmt.Sprintf("%d %s", n, reason) }))
	}
	if len(r.Errors) > 0 {
		fmt.Fprintf(w, "hanji: errors: %s\n", list(r.Errors, countKind))
	}
	if len(r.Warnings) > 0 {
		more := false
		fmt.Fprintf(w, "hanji: warnings: %s\n", list(r.Warnings, func(kind source.Kind, n int) string {
			if n <= maxWarnings || strict {
				return countKind(kind, n)
			}
			more = true
			return fmt.Sprintf("%s (the first %d are above)", countKind(kind, n), maxWarnings)
		}))
		if more {
			printHint(w, "build --report FILE lists them all")
		}
	}
}

// countKind is "2 dead links", or "2 in HTML" of what is not counted.
func countKind(kind source.Kind, n int) string {
	switch kind {
	case source.BadAddress, source.BadFile, source.DeadLink, source.MissingImage:
		return count(n, string(kind))
	}
	return fmt.Sprintf("%d in %s", n, kind)
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
