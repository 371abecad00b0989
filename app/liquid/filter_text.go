package liquid

import (
	"encoding/base64"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var textFilters = map[string]filter{
	"append":         withTexts(1, 1, func(s string, args []string) (any, error) { return s + args[0], nil }),
	"prepend":        withTexts(1, 1, func(s string, args []string) (any, error) { return args[0] + s, nil }),
	"upcase":         onText(func(s string) string { return strings.ReplaceAll(strings.ToUpper(s), "ß", "SS") }),
	"downcase":       onText(strings.ToLower),
	"capitalize":     onText(capitalize),
	"strip":          onText(func(s string) string { return strings.Trim(s, trimmed) }),
	"lstrip":         onText(func(s string) string { return strings.TrimLeft(s, trimmed) }),
	"rstrip":         onText(func(s string) string { return strings.TrimRight(s, trimmed) }),
	"strip_newlines": onText(strings.NewReplacer("\r\n", "", "\n", "").Replace),
	"newline_to_br":  onText(strings.NewReplacer("\r\n", "<br />\n", "\n", "<br />\n").Replace),
	"strip_html":     onText(stripHTML),
	"escape":         onSome(escapeHTML.Replace),
	"h":              onSome(escapeHTML.Replace),
	"escape_once":    onText(escapeOnce),
	"url_encode":     onSome(url.QueryEscape),
	"url_decode":     {0, 0, urlDecode},
	"slice":          {1, 2, sliceFilter},
	"truncate":       {0, 2, truncate},
	"truncatewords":  {0, 2, truncateWords},
	"split":          withTexts(1, 1, split),
	"replace":        withTexts(1, 2, replace(true)),
	"replace_first":  withTexts(1, 2, replace(false)),
	"replace_last":   withTexts(2, 2, replaceLast),
	"remove":         withTexts(1, 1, replace(true)),
	"remove_first":   withTexts(1, 1, replace(false)),
	"remove_last":    withTexts(1, 1, replaceLast),

	"base64_encode":          onText(func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }),
	"base64_url_safe_encode": onText(func(s string) string { return base64.URLEncoding.EncodeToString([]byte(s)) }),
	"base64_decode":          withTexts(0, 0, decode(base64.StdEncoding)),
	"base64_url_safe_decode": withTexts(0, 0, decode(base64.URLEncoding)),

	"normalize_whitespace": onText(func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(spaces, c) }), " ")
	}),
	"strip_index": onSome(func(s string) string { return index.ReplaceAllString(s, "/") }),
	"xml_escape":  onText(xmlEscape.Replace),
	"cgi_escape":  onText(url.QueryEscape),
	"uri_escape":  onSome(func(s string) string { return normalized(s, uriCharacters) }),
	"slugify":     {0, 1, slugify},
	"number_of_words": withTexts(0, 1, func(s string, args []string) (any, error) {
		return numberOfWords(s, args[0]), nil
	}),
	"inspect": {0, 0, func(r *run, in any, _ []any) (any, error) {
		var out strings.Builder
		r.inspect(&out, in, 0)
		return xmlEscape.Replace(out.String()), nil
	}},
}

var (
	index      = regexp.MustCompile(`(?m)/index\.html?$`)
	escapeHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")
	xmlEscape  = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;")
	entity     = regexp.MustCompile(`^&(?:[a-zA-Z]+|#\d+);`)
)

func capitalize(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToTitle(first)) + strings.ToLower(s[size:])
}

func stripHTML(s string) string {
	s = without(s, [][2]string{{"<script", "</script>"}, {"<!--", "-->"}, {"<style", "</style>"}})
	return without(s, [][2]string{{"<", ">"}})
}

// without takes what stands between marks, which begin with "<", out of a text.
func without(s string, marks [][2]string) string {
	var out strings.Builder
	for {
		at := strings.IndexByte(s, '<')
		i := -1
		if at >= 0 {
			i = slices.IndexFunc(marks, func(m [2]string) bool { return strings.HasPrefix(s[at:], m[0]) })
		}
		switch {
		case at < 0 || len(marks) == 0:
			return out.String() + s
		case i < 0:
			out.WriteString(s[:at+1])
			s = s[at+1:]
			continue
		}
		inner := at + len(marks[i][0])
		end := strings.Index(s[inner:], marks[i][1])
		if end < 0 { // There is none further on.
			marks = slices.Delete(slices.Clone(marks), i, i+1)
			continue
		}
		out.WriteString(s[:at])
		s = s[inner+end+len(marks[i][1]):]
	}
}

func escapeOnce(s string) string {
	var out strings.Builder
	for i := range len(s) {
		if s[i] == '&' && entity.MatchString(s[i:]) {
			out.WriteByte('&')
		} else {
			out.WriteString(escapeHTML.Replace(s[i : i+1]))
		}
	}
	return out.String()
}

// urlDecode leaves what is no escape as it is.
func urlDecode(r *run, in any, _ []any) (any, error) {
	if in == nil {
		return nil, nil
	}
	s := unescape(strings.ReplaceAll(r.text(in), "+", " "))
	if !utf8.ValidString(s) {
		return nil, errors.New("finds bytes that are no text")
	}
	return s, nil
}

func decode(encoding *base64.Encoding) func(string, []string) (any, error) {
	return func(s string, _ []string) (any, error) {
		decoded, err := encoding.Strict().DecodeString(s)
		if err != nil || strings.ContainsAny(s, "\r\n") {
			return nil, errors.New("finds no base64")
		}
		return strings.ToValidUTF8(string(decoded), "\ufffd"), nil
	}
}

// sliceFilter takes letters of a text, or items of an array.
func sliceFilter(r *run, in any, args []any) (any, error) {
	from, err := integer(args[0])
	if err != nil {
		return nil, err
	}
	count := 1
	if len(args) > 1 && truthy(args[1]) {
		if count, err = integer(args[1]); err != nil {
			return nil, err
		}
	}
	list, isList := in.([]any)
	letters := []rune(nil)
	length := len(list)
	if !isList {
		letters = []rune(r.text(in))
		length = len(letters)
	}
	if from < 0 {
		from += length
	}
	if from < 0 || from > length || count < 0 {
		from, count = 0, 0
	}
	count = min(count, length-from)
	if isList {
		return list[from : from+count : from+count], nil
	}
	return string(letters[from : from+count]), nil
}

func truncate(r *run, in any, args []any) (any, error) {
	if in == nil {
		return nil, nil
	}
	length, ellipsis := 50, "..."
	if len(args) > 0 {
		var err error
		if length, err = integer(args[0]); err != nil {
			return nil, err
		}
	}
	if len(args) > 1 {
		ellipsis = r.text(args[1])
	}
	letters := []rune(r.text(in))
	if len(letters) <= length {
		return string(letters), nil
	}
	return string(letters[:min(max(length-utf8.RuneCountInString(ellipsis), 0), len(letters))]) + ellipsis, nil
}

func truncateWords(r *run, in any, args []any) (any, error) {
	if in == nil {
		return nil, nil
	}
	count, ellipsis := 15, "..."
	if len(args) > 0 {
		var err error
		if count, err = integer(args[0]); err != nil {
			return nil, err
		}
	}
	if len(args) > 1 {
		ellipsis = r.text(args[1])
	}
	s := r.text(in)
	words := splitWords(s)
	count = max(count, 1)
	goesOn := len(words) == count && s != strings.TrimRight(s, trimmed) // White space counts as one more word.
	if len(words) <= count && !goesOn {
		return s, nil
	}
	return strings.Join(words[:count], " ") + ellipsis, nil
}

func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c < utf8.RuneSelf && strings.IndexByte(trimmed, byte(c)) >= 0 })
}

// split is Ruby's: a space stands for any white space, nothing for between all
// letters, and there are no empty texts at the end.
func split(s string, args []string) (any, error) {
	var parts []string
	switch separator := args[0]; {
	case strings.Count(s, separator) > maxItems:
		return nil, errors.New("makes a list that is too long")
	case separator == " ":
		parts = splitWords(s)
	case separator == "":
		parts = strings.Split(s, "")
	default:
		parts = strings.Split(s, separator)
	}
	for len(parts) > 0 && parts[len(parts)-1] == "" {
		parts = parts[:len(parts)-1]
	}
	list := make([]any, len(parts))
	for i, part := range parts {
		list[i] = part
	}
	return list, nil
}

// replace puts a text in for one, or for its first one. To remove is to put
// nothing in.
func replace(all bool) func(string, []string) (any, error) {
	return func(s string, args []string) (any, error) {
		old, with := args[0], ""
		if len(args) > 1 {
			with = args[1]
		}
		if all && old != "" && !strings.Contains(with, `\`) {
			if n := strings.Count(s, old); len(s)+n*(len(with)-len(old)) > maxOutput {
				return nil, errors.New("makes a text that is too long")
			}
			return strings.ReplaceAll(s, old, with), nil
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
		out.WriteString(s[min(from, len(s)):])
		return out.String(), nil
	}
}

func replaceLast(s string, args []string) (any, error) {
	i := strings.LastIndex(s, args[0])
	if i < 0 {
		return s, nil
	}
	with := ""
	if len(args) > 1 {
		with = args[1]
	}
	return s[:i] + with + s[i+len(args[0]):], nil
}

// numberOfWords counts letters of Chinese, Japanese and Korean as words, if the
// mode says so.
func numberOfWords(s, mode string) int {
	words, letters, inWord := 0, 0, false
	for _, c := range s {
		isLetter := unicode.In(c, unicode.Han, unicode.Katakana, unicode.Hiragana, unicode.Hangul)
		isOther := !isLetter && !strings.ContainsRune(spaces, c)
		if isLetter {
			letters++
		}
		if isOther && !inWord {
			words++
		}
		inWord = isOther
	}
	if mode == "cjk" || mode == "auto" && letters > 0 {
		return words + letters
	}
	return len(splitWords(s))
}
