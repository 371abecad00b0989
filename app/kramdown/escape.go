package kramdown

import (
	"bytes"
	"strings"
)

// escaping is what is escaped besides "<" and ">".
type escaping uint8

const (
	escapeAll       escaping = iota // Each "&".
	escapeText                      // "&" where it begins no entity.
	escapeAttribute                 // The same, and quotation marks.
)

// writeEscaped writes s to out, escaped.
func writeEscaped(out *bytes.Buffer, s string, how escaping) {
	from := 0
	for i := 0; i < len(s); i++ {
		replacement := ""
		switch s[i] {
		case '<':
			replacement = "&lt;"
		case '>':
			replacement = "&gt;"
		case '"':
			if how != escapeAttribute {
				continue
			}
			replacement = "&quot;"
		case '&':
			if how != escapeAll {
				if n := entitySource(s[i:]); n > 0 {
					i += n - 1
					continue
				}
			}
			replacement = "&amp;"
		default:
			continue
		}
		out.WriteString(s[from:i])
		out.WriteString(replacement)
		from = i + 1
	}
	out.WriteString(s[from:])
}

func escaped(s string, how escaping) string {
	var out bytes.Buffer
	writeEscaped(&out, s, how)
	return out.String()
}

// writeAttributes writes attributes, each with a space before it, without an
// empty id.
func writeAttributes(out *bytes.Buffer, attrs attributes) {
	for _, a := range attrs {
		if a.name == "id" && strings.Trim(a.value, trimmable) == "" {
			continue
		}
		out.WriteByte(' ')
		out.WriteString(a.name)
		out.WriteString(`="`)
		writeEscaped(out, a.value, escapeAttribute)
		out.WriteByte('"')
	}
}
