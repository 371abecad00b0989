package kramdown

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// link parses a link or image, from its bracket on.
func (s *spans) link(tree *node) {
	el := &node{kind: kindLink, line: s.line()}
	opening := s.take(1)
	if opening == "!" {
		opening = "!["
		el.kind = kindImage
		s.pos++
	}
	if el.kind == kindLink && (s.isOpen(kindLink) || s.isOpen(kindImage)) || !s.mayNest() {
		s.addText(tree, opening)
		return
	}
	from, told := s.pos, len(s.warnings)
	ends := s.parse(el, s.closingBracket(el), 0)
	if !ends {
		s.forget(told)
	}
	if !ends || !s.target(el, from) {
		s.pos = from
		s.addText(tree, opening)
		return
	}
	tree.add(el)
}

// closingBracket is the bracket that closes the text of a link.
func (s *spans) closingBracket(el *node) *stop {
	open, images, seen := 1, 0, 0
	return &stop{
		matches: func(rest string) bool {
			return rest[0] == ']' || rest[0] == '[' || strings.HasPrefix(rest, "![")
		},
		accepts: func() bool {
			if s.text[s.pos] == ']' {
				open--
			} else {
				open++
			}
			// An image among the children has closed its bracket itself.
			for ; seen < len(el.children); seen++ {
				if el.children[seen].kind == kindImage {
					images++
				}
			}
			return open == images
		},
	}
}

// target parses where a link leads, whose text is from a place on, from the bracket after
// that on.
func (s *spans) target(el *node, from int) bool {
	text := unescape(s.text[from:s.pos])
	s.pos++
	d := s.reference(el, text, from)
	if d == nil {
		return false
	}
	if el.kind == kindLink {
		el.attrs.set("href", d.address)
	} else {
		el.attrs.set("src", d.address)
		el.attrs.set("alt", text)
		el.children = nil
	}
	if d.title != "" {
		el.attrs.set("title", d.title)
	}
	return true
}

// reference parses a name after the text of a link, which is the name if there is none,
// or an address in parentheses. It returns nil if a link leads nowhere.
func (s *spans) reference(el *node, text string, from int) *linkDefinition {
	label, length := parseLabel(s.rest())
	if length == 0 && strings.HasPrefix(s.rest(), "(") {
		return s.destination()
	}
	s.pos += length
	named := label != ""
	label = normalizeLabel(cmp.Or(label, text))
	d := s.links[label]
	if d == nil {
		if named && s.wasMeant(text, label, from, length) {
			s.warn(el.line, `link "`+label+`" is not defined`, "write ["+label+"]: and its address in a line of its own")
		}
		return nil
	}
	if !s.mayRepeat(el.line, len(d.address)+len(d.title)) {
		return nil
	}
	if d.end != nil {
		el.ial = d.end.ial
	}
	s.apply(&el.attrs, el.ial, el.line)
	return d
}

// wasMeant reports whether a link without a definition was to be one, with a text from a
// place on and a label that has just been read: "a [b][c]", but not an item of a list of
// lists as in "a[b][c]", nor two pairs of brackets, of which the second may be a link, or a
// footnote. In a text without definitions it has a text of several words, as no index and no tag has.
func (s *spans) wasMeant(text, label string, from, length int) bool {
	isPart := func(c byte) bool {
		return c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || c == ')' || c == ']')
	}
	if s.text[s.pos-length] != '[' || strings.HasPrefix(s.text[s.pos-length:], "[^") || strings.HasPrefix(s.rest(), "(") || strings.HasPrefix(s.rest(), "[") || from >= 2 && isPart(s.text[from-2]) {
		return false
	}
	if strings.ContainsAny(text+label, "<>+*/=") {
		return false
	}
	words := wordsIn(text)
	return words > 1 || words == 1 && len(s.links) > 0
}

// wordsIn counts the words of a text that have more than one letter, which are no indices.
func wordsIn(text string) (words int) {
	for field := range strings.FieldsSeq(text) {
		letters := 0
		for _, r := range field {
			if unicode.IsLetter(r) {
				letters++
			}
		}
		if letters > 1 {
			words++
		}
	}
	return words
}

// parseLabel reads a name in brackets at the beginning of s, white space before
// it. length is 0 if there is none.
func parseLabel(s string) (label string, length int) {
	inner, ok := strings.CutPrefix(s[spaceLength(s):], "[")
	if !ok {
		return "", 0
	}
	label, rest, ok := strings.Cut(inner, "]")
	if !ok {
		return "", 0
	}
	return label, len(s) - len(rest)
}

// destination parses an address in parentheses, in angle brackets or not, and a title. It
// returns nil if the parentheses do not end after these.
func (s *spans) destination() *linkDefinition {
	line := s.rest()[:lineLength(s.rest())]
	var address string
	var closed bool
	if inner, ok := strings.CutPrefix(line, "(<"); ok && strings.Contains(inner, ">") {
		address, _, _ = strings.Cut(inner, ">")
		s.pos += len("(<") + len(address) + len(">")
		if closed = strings.HasPrefix(s.rest(), ")"); closed {
			s.pos++
		}
	} else {
		address, closed = s.address()
	}
	if closed {
		return &linkDefinition{address: address}
	}
	if title := s.linkTitle(); title != "" {
		return &linkDefinition{address: address, title: title}
	}
	return nil
}

// address parses an address in parentheses, which may hold others, up to the one
// that closes it or to the white space before a title.
func (s *spans) address() (address string, closed bool) {
	from, depth := s.pos, 0
	end := from
scan:
	for i := from; i < len(s.text); i++ {
		switch c := s.text[i]; {
		case c == '(':
			depth++
		case c == ')':
			if depth--; depth == 0 {
				closed = true
				end = i + 1
				break scan
			}
		case isSpace(c) && i+1 < len(s.text) && (s.text[i+1] == '"' || s.text[i+1] == '\''):
			end = i + 1
			break scan
		default:
			continue
		}
		end = i + 1
	}
	s.pos = end
	s.spend(end - from)
	if end-from < 2 {
		return "", closed
	}
	return trim(s.text[from+1 : end-1]), closed
}

// linkTitle parses the title of a link and the parenthesis after it. It returns "" if
// there is none.
func (s *spans) linkTitle() string {
	rest := s.rest()
	i := spaceLength(rest)
	if i == len(rest) || rest[i] != '"' && rest[i] != '\'' || s.exhausted() {
		return ""
	}
	quote := rest[i]
	from := i + 1
	for j := from + 1; j < len(rest); j++ {
		if rest[j] != quote {
			continue
		}
		if after := j + 1 + spaceLength(rest[j+1:]); after < len(rest) && rest[after] == ')' {
			s.pos += after + 1
			return rest[from:j]
		}
	}
	s.spend(len(rest))
	return ""
}

// autolink parses an address in angle brackets.
func (s *spans) autolink(tree *node) bool {
	rest := s.rest()
	scheme := ""
	for _, each := range []string{"mailto:", "https:", "http:", "ftps:", "ftp:"} {
		if strings.HasPrefix(rest[1:], each) {
			scheme = each
		}
	}
	length := 0
	if scheme != "" {
		from := 1 + len(scheme)
		line := rest[:lineLength(rest)]
		if i := strings.IndexByte(line[min(from+1, len(line)):], '>'); i >= 0 && line[from] != '\n' {
			length = from + 1 + i
		}
	}
	if length == 0 {
		scheme = ""
		if length = mailLength(rest[1:]); length == 0 {
			return false
		}
		length++
	}
	text := rest[1:length]
	a := &node{kind: kindLink, line: s.line()}
	if scheme == "" {
		a.attrs.set("href", "mailto:"+text)
	} else {
		a.attrs.set("href", text)
	}
	a.addText(kindText, strings.TrimPrefix(text, "mailto:"), a.line)
	tree.add(a)
	s.pos += length + 1
	return true
}

// mailLength returns the length of an address of mail at the beginning of s that
// a ">" follows, or 0.
func mailLength(s string) int {
	at := -1
	for i, r := range s {
		switch {
		case r == '-' || r == '_' || r == '.' || isAlnum(r):
		case r == '@' && at < 0 && i > 0:
			at = i
		case r == '>' && at >= 0 && i > at+1:
			return i
		default:
			return 0
		}
	}
	return 0
}
