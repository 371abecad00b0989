package source

import (
	"regexp"

	"hanji/app/folder"
)

// mathMarks says between which marks a text of a Jekyll blog has formulas, beside
// kramdown's: any if its layouts load MathJax or KaTeX, single dollar signs if they are
// told to take those.
type mathMarks struct{ any, dollars bool }

var (
	mathScript   = regexp.MustCompile(`(?i)mathjax|katex`)
	singleDollar = regexp.MustCompile(`(inlineMath["']?\s*:[^a-zA-Z]*?|left["']?\s*:\s*)["']\$["']`)
)

// findMathMarks looks for scripts in layouts and what they include.
func findMathMarks(f *folder.Folder) (m mathMarks) {
	for _, dir := range []string{"_layouts", "_includes"} {
		if !f.IsFolder(dir) {
			continue
		}
		f.Walk(dir, func(file string, err error) {
			if err != nil {
				return // Pages that cannot be read say nothing of formulas.
			}
			text, _ := f.Read(file)
			m.any = m.any || mathScript.Match(text)
			m.dollars = m.dollars || singleDollar.Match(text)
		})
	}
	return m
}
