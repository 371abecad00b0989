package liquid

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/osteele/liquid/values"
)

// maxOutput is the greatest size of a template's text, and of any one value.
const maxOutput = 10 << 20

// text is Ruby's to_s.
func (r *run) text(v any) string {
	switch v := plain(v).(type) {
	case []any, *Hash, map[string]any:
		var out strings.Builder
		r.inspect(&out, v, 0)
		return out.String()
	default:
		return toText(v)
	}
}

// toText is text for all but lists and hashes.
func toText(v any) string {
	switch v := v.(type) {
	case nil, *run, []any, *Hash, map[string]any:
		return ""
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return floatText(v)
	case time.Time:
		return v.Format("2006-01-02 15:04:05 -0700")
	case values.Range:
		return fmt.Sprintf("%d..%d", v.Index(0), v.Index(v.Len()-1))
	case *forloop:
		return "Liquid::ForloopDrop"
	case emptiness:
		return ""
	}
	return toText(plain(v))
}

// floatText is a float as Ruby writes it: 1.0, 1.0e+20.
func floatText(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 0):
		return strings.TrimPrefix(strings.TrimSuffix(strconv.FormatFloat(f, 'f', -1, 64), "f")+"inity", "+")
	case f != 0 && (math.Abs(f) < 1e-4 || math.Abs(f) >= 1e16):
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
		if !strings.Contains(mantissa, ".") {
			mantissa += ".0"
		}
		return mantissa + "e" + exponent
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// outputText is what an output writes: the items of an array follow one another.
func (r *run) outputText(v any) string {
	if list, ok := v.([]any); ok {
		return r.join(list, "")
	}
	return r.text(v)
}

// join is Ruby's, which joins arrays in an array too.
func (r *run) join(list []any, glue string) string {
	var out strings.Builder
	for i, item := range r.flatten(list) {
		if i > 0 {
			out.WriteString(glue)
		}
		if r.spend(1 + len(glue)); r.stop == exhausted || out.Len() > maxOutput {
			break
		}
		out.WriteString(r.text(item))
	}
	return out.String()
}

// flatten takes the items out of the arrays in an array.
func (r *run) flatten(list []any) []any {
	r.spend(len(list))
	nested := false
	for _, item := range list {
		switch item.(type) {
		case nil, string, int, float64, bool, map[string]any, *Hash, time.Time:
		default:
			nested = true
		}
	}
	if !nested {
		return list
	}
	var flat []any
	var add func([]any, int)
	add = func(list []any, depth int) {
		for _, item := range list {
			if r.spend(itemWork); r.stop == exhausted {
				return
			}
			item = plain(item)
			if inner, ok := item.([]any); ok && depth < maxDepth && len(flat) < maxItems {
				add(inner, depth+1)
			} else {
				flat = append(flat, item)
			}
		}
	}
	add(list, 0)
	return flat
}

// inspect writes a value as Ruby's inspect does. It stops at maxOutput.
func (r *run) inspect(out *strings.Builder, v any, depth int) {
	v = plain(v)
	if r.spend(1 + weight(v)); r.stop == exhausted || out.Len() > maxOutput || depth > maxDepth {
		return
	}
	switch v := v.(type) {
	case nil:
		out.WriteString("nil")
	case string:
		inspectText(out, v)
	case []any:
		out.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				out.WriteString(", ")
			}
			r.inspect(out, item, depth+1)
		}
		out.WriteByte(']')
	case *Hash, map[string]any:
		out.WriteByte('{')
		keys, _ := keysOf(v)
		for i, key := range keys {
			if i > 0 {
				out.WriteString(", ")
			}
			inspectText(out, key)
			out.WriteString("=>")
			item, _ := lookUp(v, key)
			r.inspect(out, item, depth+1)
		}
		out.WriteByte('}')
	default:
		out.WriteString(toText(v))
	}
}

func inspectText(out *strings.Builder, s string) {
	out.WriteByte('"')
	for i, c := range s {
		switch {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteRune(c)
		case c == '#' && i+1 < len(s) && strings.IndexByte("{$@", s[i+1]) >= 0:
			out.WriteString(`\#`)
		case '\a' <= c && c <= '\r':
			out.WriteByte('\\')
			out.WriteByte("abtnvfr"[c-'\a'])
		case c == '\x1b':
			out.WriteString(`\e`)
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(out, `\x%02X`, c)
		case !unicode.IsPrint(c) && !unicode.Is(unicode.Zs, c):
			if c > 0xffff {
				fmt.Fprintf(out, `\u{%X}`, c)
			} else {
				fmt.Fprintf(out, `\u%04X`, c)
			}
		default:
			out.WriteRune(c)
		}
	}
	out.WriteByte('"')
}
