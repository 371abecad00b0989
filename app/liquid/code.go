package liquid

import (
	"regexp"
	"slices"
	"strings"
)

// inCode reports whether a tag stands where its text shows code, which is there to be read.
func (p *parser) inCode(t token) bool {
	if slices.Contains(p.open, "highlight") {
		return true
	}
	code := p.code()
	i, _ := slices.BinarySearchFunc(code, t.at, func(s stretch, at int) int { return s.end - at - 1 })
	return i < len(code) && code[i].start <= t.at
}

// stretch is a part of a text, from one offset to another.
type stretch struct{ start, end int }

var (
	fence       = regexp.MustCompile("^[ >]*(```+[^`]*$|~~~+)")
	item        = regexp.MustCompile(`^ {0,3}(?:[*+-]|\d+[.)]|:|\[\^[^\]]+\]:)[ \t]`)
	indented    = regexp.MustCompile(`^(?: {4}| {0,3}\t)`)
	backticks   = regexp.MustCompile("`+")
	codeElement = regexp.MustCompile(`(?is)<(?:code|pre)\b.*?</(?:code|pre)>`)
)

// codeIn returns where a text of Markdown has code, in order: as far as its lines, backticks
// and elements say, before it is known what its templates make of it.
func codeIn(source string) []stretch {
	var code []stretch
	for _, at := range codeElement.FindAllStringIndex(source, -1) {
		code = append(code, stretch{at[0], at[1]})
	}
	paragraph, at, began := 0, 0, 0
	closing := "" // What ends the block that began, if there is one.
	blank, inItem := true, false
	for line := range strings.Lines(source) {
		start := at
		at += len(line)
		mark := ""
		if found := fence.FindStringSubmatch(strings.TrimRight(line, "\r\n")); found != nil {
			mark = found[1][:len(found[1])-len(strings.TrimLeft(found[1], found[1][:1]))]
		}
		switch {
		case closing != "":
			if strings.HasPrefix(mark, closing) {
				code = append(code, stretch{began, at})
				closing, paragraph, blank = "", at, true
			}
		case mark != "":
			code = append(code, spans(source, paragraph, start)...)
			closing, began = mark, start
		case strings.TrimSpace(line) == "":
			code = append(code, spans(source, paragraph, at)...)
			paragraph, blank = at, true
		case blank && !inItem && indented.MatchString(line):
			code = append(code, stretch{start, at})
			paragraph = at
		default:
			inItem = item.MatchString(line) || inItem && (!blank || line[0] == ' ' || line[0] == '\t')
			blank = false
		}
	}
	if closing != "" {
		code = append(code, stretch{began, at})
	} else {
		code = append(code, spans(source, paragraph, at)...)
	}
	return union(code)
}

// spans returns what stands between backticks in a paragraph.
func spans(source string, from, to int) (code []stretch) {
	runs := backticks.FindAllStringIndex(source[from:to], -1)
	next, seen := make([]int, len(runs)), map[int]int{} // The next run of the same length, 0 if there is none.
	for i, run := range slices.Backward(runs) {
		next[i] = seen[run[1]-run[0]]
		seen[run[1]-run[0]] = i
	}
	for i := 0; i < len(runs); i++ {
		if next[i] > 0 {
			code = append(code, stretch{from + runs[i][0], from + runs[next[i]][1]})
			i = next[i]
		}
	}
	return code
}

// union puts stretches in order, and makes one of those that overlap.
func union(all []stretch) (list []stretch) {
	slices.SortFunc(all, func(a, b stretch) int { return a.start - b.start })
	for _, s := range all {
		if last := len(list) - 1; last >= 0 && s.start <= list[last].end {
			list[last].end = max(list[last].end, s.end)
		} else {
			list = append(list, s)
		}
	}
	return list
}
