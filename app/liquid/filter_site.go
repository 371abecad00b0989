package liquid

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// siteFilters are those that need the site, or are only Jekyll's.
var siteFilters = map[string]filter{
	"default": {0, 2, func(r *run, in any, args []any) (any, error) {
		with, options := any(""), any(nil)
		if len(args) > 0 {
			with, options = args[0], args[len(args)-1]
		}
		allowFalse, _ := lookUp(options, "_allow_false")
		missing := !truthy(in)
		if truthy(allowFalse) {
			missing = in == nil
		}
		n, sized := size(in)
		_, isInt := in.(int)
		if missing || sized && !isInt && n == 0 {
			return with, nil
		}
		return in, nil
	}},
	"relative_url": {0, 0, func(r *run, in any, _ []any) (any, error) {
		if in == nil {
			return nil, nil
		}
		return r.relativeURL(r.urlOf(in)), nil
	}},
	"absolute_url": {0, 0, func(r *run, in any, _ []any) (any, error) {
		if in == nil {
			return nil, nil
		}
		s := r.urlOf(in)
		if r.site.URL == "" || isAbsolute(s) {
			return r.relativeURL(s), nil
		}
		return normalizedURL(r.site.URL + r.relativeURL(s)), nil
	}},
	"markdownify": onSite(func(s *Site) func(string) string { return s.Markdownify }),
	"smartify":    onSite(func(s *Site) func(string) string { return s.Smartify }),
	"sassify":     unsupported("sassify"),
	"scssify":     unsupported("scssify"),
	"jsonify": {0, 0, func(r *run, in any, _ []any) (any, error) {
		var out strings.Builder
		err := r.toJSON(&out, in, 0)
		return out.String(), err
	}},
}

func onSite(of func(*Site) func(string) string) filter {
	return filter{0, 0, func(r *run, in any, _ []any) (any, error) {
		s, f := r.text(in), of(&r.site)
		if r.spend(markdownWork(len(s))); f == nil || r.stop == exhausted {
			return s, nil
		}
		return f(s), nil
	}}
}

func unsupported(name string) filter {
	return filter{0, 0, func(r *run, in any, _ []any) (any, error) {
		r.report(Problem{r.inner, r.line, fmt.Sprintf("%s does nothing: Sass is not translated", name), "write CSS", false})
		return in, nil
	}}
}

func (r *run) toJSON(out *strings.Builder, v any, depth int) error {
	v = plain(v)
	if r.spend(1 + weight(v)); r.stop == exhausted || out.Len() > maxOutput || depth > maxDepth {
		return errors.New("makes a text that is too long")
	}
	switch v := v.(type) {
	case nil:
		out.WriteString("null")
	case bool, int:
		out.WriteString(r.text(v))
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return errors.New("can't write a number that is none")
		}
		out.WriteString(r.text(v))
	case []any:
		out.WriteByte('[')
		for i, item := range v {
			if i > 0 {
				out.WriteByte(',')
			}
			if err := r.toJSON(out, item, depth+1); err != nil {
				return err
			}
		}
		out.WriteByte(']')
	case *Hash, map[string]any:
		out.WriteByte('{')
		keys, _ := keysOf(v)
		for i, key := range keys {
			if i > 0 {
				out.WriteByte(',')
			}
			quoteJSON(out, key)
			out.WriteByte(':')
			item, _ := lookUp(v, key)
			if err := r.toJSON(out, item, depth+1); err != nil {
				return err
			}
		}
		out.WriteByte('}')
	default:
		quoteJSON(out, r.text(v))
	}
	return nil
}

func quoteJSON(out *strings.Builder, s string) {
	out.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteRune(c)
		case c < ' ':
			if i := strings.IndexRune("\b\f\n\r\t", c); i >= 0 {
				out.WriteByte('\\')
				out.WriteByte("bfnrt"[i])
			} else {
				fmt.Fprintf(out, `\u%04x`, c)
			}
		default:
			out.WriteRune(c)
		}
	}
	out.WriteByte('"')
}

// notSlug is what becomes a hyphen in the modes of slugify.
var notSlug = map[string]*regexp.Regexp{
	"raw":     regexp.MustCompile(`\s+`),
	"default": regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}]+`),
	"latin":   regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}]+`),
	"pretty":  regexp.MustCompile(`[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+`),
	"ascii":   regexp.MustCompile(`[^A-Za-z0-9]+`),
}

func slugify(r *run, in any, args []any) (any, error) {
	if in == nil {
		return nil, nil
	}
	mode := "default"
	if given := argument(args, 0); given != nil {
		mode = r.text(given)
	}
	s := r.text(in)
	if not := notSlug[mode]; not != nil {
		if mode == "latin" {
			s = latin(s)
		}
		s = not.ReplaceAllString(s, "-")
		s = strings.TrimSuffix(strings.TrimPrefix(s, "-"), "-")
	}
	return strings.ToLower(s), nil
}

var latinLetters = strings.NewReplacer("ß", "ss", "Æ", "AE", "æ", "ae", "Œ", "OE", "œ", "oe", "Ø", "O", "ø", "o",
	"Đ", "D", "đ", "d", "Ð", "D", "ð", "d", "Þ", "Th", "þ", "th", "Ł", "L", "ł", "l", "ı", "i", "Ħ", "H", "ħ", "h",
	"ĸ", "k", "ŉ", "'n", "Ŋ", "NG", "ŋ", "ng", "Ŧ", "T", "ŧ", "t", "×", "x", "Ŀ", "L", "ŀ", "l", "Ĳ", "IJ", "ĳ", "ij")

// latin takes the marks off Latin letters. What is not ASCII then is a question
// mark.
func latin(s string) string {
	var out strings.Builder
	for _, c := range latinLetters.Replace(norm.NFC.String(s)) {
		decomposed := norm.NFD.String(string(c))
		switch {
		case c < 0x80:
			out.WriteRune(c)
		case c < 0x180 && decomposed[0] < 0x80:
			out.WriteByte(decomposed[0])
		default:
			out.WriteByte('?')
		}
	}
	return out.String()
}

// urlOf is what is linked to: the address of a post or page, or the text itself.
func (r *run) urlOf(v any) string {
	if address, found := lookUp(v, "url"); found {
		return r.text(address)
	}
	return r.text(v)
}
