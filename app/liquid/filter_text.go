package liquid

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var textFilters = map[string]filter{
	"append":         withTexts(1, 1, func(s string, args []string) any { return s + args[0] }),
	"prepend":        withTexts(1, 1, func(s string, args []string) any { return args[0] + s }),
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
	"escape_once":    onText(func(s string) string { return escapedEntity.ReplaceAllString(escapeHTML.Replace(s), "&$1") }),
	"url_encode":     onSome(url.QueryEscape),
	"url_decode":     onSome(urlDecode),
	"slice":          {1, 2, sliceFilter},
	"truncate":       cutting(50, truncate),
	"truncatewords":  cutting(15, truncateWords),
	"split":          withTexts(1, 1, split),
	"replace":        withTexts(1, 2, func(s string, args []string) any { return replace(s, args[0], args[1], true) }),
	"replace_first":  withTexts(1, 2, func(s string, args []string) any { return replace(s, args[0], args[1], false) }),
	"replace_last":   withTexts(2, 2, func(s string, args []string) any { return replaceLast(s, args[0], args[1]) }),
	"remove":         withTexts(1, 1, func(s string, args []string) any { return replace(s, args[0], "", true) }),
	"remove_first":   withTexts(1, 1, func(s string, args []string) any { return replace(s, args[0], "", false) }),
	"remove_last":    withTexts(1, 1, func(s string, args []string) any { return replaceLast(s, args[0], "") }),

	"base64_encode":          onText(func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }),
	"base64_url_safe_encode": onText(func(s string) string { return base64.URLEncoding.EncodeToString([]byte(s)) }),
	"base64_decode":          onText(decode(base64.StdEncoding)),
	"base64_url_safe_decode": onText(decode(base64.URLEncoding)),

	"normalize_whitespace": onText(func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(spaces, c) }), " ")
	}),
	"strip_index":     onSome(func(s string) string { return index.ReplaceAllString(s, "/") }),
	"xml_escape":      onText(xmlEscape.Replace),
	"cgi_escape":      onText(url.QueryEscape),
	"uri_escape":      onSome(func(s string) string { return normalized(s, uriCharacters) }),
	"slugify":         some(filter{0, 1, slugify}),
	"number_of_words": withTexts(0, 1, func(s string, args []string) any { return numberOfWords(s, args[0]) }),
	"inspect":         {0, 0, func(r *run, in any, _ []any) any { return xmlEscape.Replace(r.noted(in, &inRuby)) }},
}

var (
	index         = regexp.MustCompile(`(?m)/index\.html?$`)
	escapeHTML    = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")
	xmlEscape     = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;")
	escapedEntity = regexp.MustCompile(`&amp;([a-zA-Z]+;|#\d+;)`)
)

func capitalize(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToTitle(first)) + strings.ToLower(s[size:])
}

func stripHTML(s string) string {
	s = without(s, [][2]string{{"script", "</script>"}, {"!--", "-->"}, {"style", "</style>"}})
	return without(s, [][2]string{{"", ">"}})
}

// without takes what stands between marks, the first of which has a "<" before it, out of a
// text.
func without(s string, marks [][2]string) string {
	var out strings.Builder
	for len(marks) > 0 {
		before, after, found := strings.Cut(s, "<")
		if !found {
			break
		}
		i := slices.IndexFunc(marks, func(m [2]string) bool { return strings.HasPrefix(after, m[0]) })
		if i < 0 {
			out.WriteString(s[:len(before)+len("<")])
			s = after
		} else if _, rest, closed := strings.Cut(after[len(marks[i][0]):], marks[i][1]); closed {
			out.WriteString(before)
			s = rest
		} else { // There is none further on.
			marks = slices.Delete(marks, i, i+1)
		}
	}
	return out.String() + s
}

// urlDecode leaves what is no escape as it is.
func urlDecode(s string) string {
	s = unescape(strings.ReplaceAll(s, "+", " "))
	if !utf8.ValidString(s) {
		panic(failed("finds bytes that are no text"))
	}
	return s
}

func decode(encoding *base64.Encoding) func(string) string {
	return func(s string) string {
		decoded, err := encoding.Strict().DecodeString(s)
		if err != nil || strings.ContainsAny(s, "\r\n") {
			panic(failed("finds no base64"))
		}
		return strings.ToValidUTF8(string(decoded), "\ufffd")
	}
}

// sliceFilter takes letters of a text, or items of an array.
func sliceFilter(r *run, in any, args []any) any {
	from, count := integerOr(args, 0, 0), 1
	if truthy(argument(args, 1)) {
		count = must(integer(args[1]))
	}
	if list, ok := in.([]any); ok {
		return section(list, from, count)
	}
	return string(section([]rune(r.text(in)), from, count))
}

func section[T any](of []T, from, count int) []T {
	if from < 0 {
		from += len(of)
	}
	if from < 0 || from > len(of) || count < 0 {
		return nil
	}
	count = min(count, len(of)-from)
	return of[from : from+count : from+count]
}

// cutting makes a filter of a function that leaves so much of a text, and puts something in
// for the rest.
func cutting(length int, f func(s string, length int, ellipsis string) string) filter {
	return some(filter{0, 2, func(r *run, in any, args []any) any {
		length, ellipsis := integerOr(args, 0, length), r.textOr(args, 1, "...")
		return f(r.text(in), length, ellipsis)
	}})
}

func truncate(s string, length int, ellipsis string) string {
	letters := []rune(s)
	if len(letters) <= length {
		return string(letters)
	}
	return string(letters[:min(max(length-utf8.RuneCountInString(ellipsis), 0), len(letters))]) + ellipsis
}

func truncateWords(s string, count int, ellipsis string) string {
	words := splitWords(s)
	count = max(count, 1)
	goesOn := len(words) == count && s != strings.TrimRight(s, trimmed) // White space counts as one more word.
	if len(words) <= count && !goesOn {
		return s
	}
	return strings.Join(words[:count], " ") + ellipsis
}

func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(c rune) bool { return c < utf8.RuneSelf && strings.IndexByte(trimmed, byte(c)) >= 0 })
}

// split is Ruby's: a space stands for any white space, nothing for between all
// letters, and there are no empty texts at the end.
func split(s string, args []string) any {
	var parts []string
	switch separator := args[0]; {
	case strings.Count(s, separator) > maxItems:
		panic(failed("makes a list that is too long"))
	case separator == " ":
		parts = splitWords(s)
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
	return list
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
