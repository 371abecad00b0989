package liquid

import (
	"strings"
	"unicode/utf8"
)

// replace puts a text in for all of one, or for the first. To remove is to put nothing in.
func replace(s, old, with string, all bool) string {
	if all && old != "" && !strings.Contains(with, `\`) {
		if n := strings.Count(s, old); len(s)+n*(len(with)-len(old)) > maxOutput {
			panic(failed("makes a text that is too long"))
		}
		return strings.ReplaceAll(s, old, with)
	}
	var out strings.Builder
	from := 0
	for at := 0; at <= len(s) && out.Len() <= maxOutput; {
		i := strings.Index(s[at:], old)
		if i < 0 {
			break
		}
		at += i
		out.WriteString(s[from:at])
		out.WriteString(replacement(with, old, s[:at], s[at+len(old):]))
		from = at + len(old)
		at = from
		if old == "" {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += max(size, 1)
		}
		if !all {
			break
		}
	}
	return out.String() + s[from:]
}

func replaceLast(s, old, with string) string {
	i := strings.LastIndex(s, old)
	if i < 0 {
		return s
	}
	return s[:i] + with + s[i+len(old):]
}

// replacement is what gsub puts in for a match of a text: in it, a backslash
// means something.
func replacement(template, match, before, after string) string {
	if !strings.Contains(template, `\`) {
		return template
	}
	var out strings.Builder
	for i := 0; i < len(template) && out.Len() <= maxOutput; i++ {
		if template[i] != '\\' || i+1 == len(template) {
			out.WriteByte(template[i])
			continue
		}
		i++
		switch c := template[i]; {
		case c == '0' || c == '&':
			out.WriteString(match)
		case isDigit(c):
		case c == '`':
			out.WriteString(before)
		case c == '\'':
			out.WriteString(after)
		case c == '\\':
			out.WriteByte('\\')
		default:
			out.WriteString(template[i-1 : i+1])
		}
	}
	return out.String()
}
