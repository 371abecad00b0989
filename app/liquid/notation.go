package liquid

import (
	"fmt"
	"math"
	"strings"
	"unicode"
)

// A notation is how lists and hashes are written: Ruby's inspect, or JSON.
type notation struct {
	nothing, comma, arrow string
	// escape is what stands for a character before the rest of a text, if not itself.
	escape func(c rune, rest string) string
	isJSON bool
}

var (
	inRuby = notation{"nil", ", ", "=>", escapeInRuby, false}
	inJSON = notation{"null", ",", ":", escapeInJSON, true}
)

// text is Ruby's to_s.
func (r *run) text(v any) string {
	switch v := plain(v).(type) {
	case []any, *Hash, map[string]any:
		return r.noted(v, &inRuby)
	default:
		return toText(v)
	}
}

func (r *run) noted(v any, in *notation) string {
	var out strings.Builder
	r.note(&out, v, in, 0)
	return out.String()
}

// note writes a value. It stops at maxOutput.
func (r *run) note(out *strings.Builder, v any, in *notation, depth int) {
	v = plain(v)
	if r.spend(1 + weight(v)); r.stop == exhausted || out.Len() > maxOutput || depth > maxDepth {
		if in.isJSON {
			panic(failed("makes a text that is too long"))
		}
		return
	}
	switch v := v.(type) {
	case nil:
		out.WriteString(in.nothing)
	case string:
		in.quote(out, v)
	case bool, int, float64:
		if f, isFloat := v.(float64); in.isJSON && isFloat && (math.IsNaN(f) || math.IsInf(f, 0)) {
			panic(failed("can't write a number that is none"))
		}
		out.WriteString(toText(v))
	case []any:
		out.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				out.WriteString(in.comma)
			}
			r.note(out, item, in, depth+1)
		}
		out.WriteByte(']')
	case *Hash, map[string]any:
		out.WriteByte('{')
		keys, _ := keysOf(v)
		for i, key := range keys {
			if i > 0 {
				out.WriteString(in.comma)
			}
			in.quote(out, key)
			out.WriteString(in.arrow)
			r.note(out, valueOf(v, key), in, depth+1)
		}
		out.WriteByte('}')
	default:
		if in.isJSON {
			in.quote(out, toText(v))
		} else {
			out.WriteString(toText(v))
		}
	}
}

func (n *notation) quote(out *strings.Builder, s string) {
	out.WriteByte('"')
	for i, c := range s {
		if escape := n.escape(c, s[i:]); escape != "" {
			out.WriteString(escape)
		} else {
			out.WriteRune(c)
		}
	}
	out.WriteByte('"')
}

func escapeInRuby(c rune, rest string) string {
	switch {
	case '\a' <= c && c <= '\r':
		return `\` + string("abtnvfr"[c-'\a'])
	case c == '"', c == '\\':
		return `\` + string(c)
	case c == '#' && len(rest) > 1 && strings.IndexByte("{$@", rest[1]) >= 0:
		return `\#`
	case c == '\x1b':
		return `\e`
	case c < ' ' || c == 0x7f:
		return fmt.Sprintf(`\x%02X`, c)
	case unicode.IsPrint(c) || unicode.Is(unicode.Zs, c):
		return ""
	case c > 0xffff:
		return fmt.Sprintf(`\u{%X}`, c)
	}
	return fmt.Sprintf(`\u%04X`, c)
}

func escapeInJSON(c rune, _ string) string {
	switch {
	case c == '"', c == '\\':
		return `\` + string(c)
	case c >= ' ':
		return ""
	}
	if i := strings.IndexRune("\b\f\n\r\t", c); i >= 0 {
		return `\` + "bfnrt"[i:i+1]
	}
	return fmt.Sprintf(`\u%04x`, c)
}
