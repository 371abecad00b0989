package prepare

import (
	"cmp"
	"regexp"
	"strings"
)

// mostSearched is how many bytes of what the author wrote are searched for the places of its
// warnings, of which a hostile text has as many as it has words.
const mostSearched = 1 << 28

// named matches what a warning is about.
var named = regexp.MustCompile(`<\w+|"[^"]*"`)

// spanLike matches what is code or escaped within a line.
var spanLike = regexp.MustCompile("`+[^`]+`+|\\\\<")

// liquidCode matches the beginning of what Liquid shows as it is.
var liquidCode = regexp.MustCompile(`\{%-?\s*(highlight|raw)\b`)

// withoutCode returns a text with its lines, but without what is code or escaped: no element and
// no link is meant there.
func withoutCode(written string) string {
	var b strings.Builder
	end := ""
	for line := range strings.Lines(written) {
		bare := strings.TrimLeft(line, " \t>")
		begin := liquidCode.FindStringSubmatch(line)
		switch {
		case end != "":
			if strings.HasPrefix(bare, end) || strings.Contains(line, "{% "+end) || strings.Contains(line, "{%- "+end) {
				end = ""
			}
			line = ""
		case strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "~~~"):
			end, line = bare[:3], ""
		case begin != nil && !strings.Contains(line, "end"+begin[1]):
			end, line = "end"+begin[1], ""
		}
		b.WriteString(strings.TrimSuffix(spanLike.ReplaceAllString(line, ""), "\n") + "\n")
	}
	return b.String()
}

// lineOf returns the line, from 1, on which the author wrote something, 0 if that is not known.
func (p *preparation) lineOf(needle string) int { return p.lineIn(p.Written, needle) }

// lineOfMarkup is lineOf for an element or an address: outside of code, if it is there, and of
// addresses where one is a link.
func (p *preparation) lineOfMarkup(needle string) int {
	if p.prose == "" {
		p.prose = withoutCode(p.Written)
	}
	if !strings.HasPrefix(needle, "<") {
		bare := strings.Trim(needle, `"`)
		for _, before := range []string{"](", `="`, "]: "} {
			if line := p.lineIn(p.prose, before+bare); line > 0 {
				return line
			}
		}
	}
	return cmp.Or(p.lineIn(p.prose, needle), p.lineOf(needle))
}

func (p *preparation) lineIn(text, needle string) int {
	needle = strings.Trim(needle, `"`)
	if needle == "" || p.searched > mostSearched {
		return 0
	}
	at := strings.Index(text, needle)
	if at < 0 && strings.HasPrefix(needle, "<") { // HTML has names of elements in any case.
		p.searched += len(text)
		at = strings.Index(strings.ToLower(text), needle)
	}
	if at < 0 {
		p.searched += len(text)
		return 0
	}
	p.searched += at
	return strings.Count(text[:min(at, len(text))], "\n") + 1
}

// lineOfNth is lineOf for one of several, counted from 0; needle has no line break.
func (p *preparation) lineOfNth(needle string, n int) int {
	if p.searched > mostSearched {
		return 0
	}
	p.searched += len(p.Written)
	before := strings.SplitN(p.Written, needle, n+2)
	if len(before) < n+2 {
		return 0
	}
	return strings.Count(strings.Join(before[:n+1], ""), "\n") + 1
}
