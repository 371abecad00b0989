package kramdown

import (
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
	from := s.pos
	if !s.parse(el, s.closingBracket(el), 0) || !s.target(el, from) {
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
	label, length := parseLabel(s.rest())
	if length > 0 || s.atEnd() || s.text[s.pos] != '(' {
		s.pos += length
		named := label != ""
		if !named {
			label = text
		}
		label = normalizeLabel(label)
		d := s.links[label]
		if d == nil {
			if named && s.wasMeant(from, length) {
				s.warn(el.line, `link "`+label+`" is not defined`, "write ["+label+"]: and its address in a line of its own")
			}
			return false
		}
		if !s.mayRepeat(el.line, len(d.address)+len(d.title)) {
			return false
		}
		if d.end != nil {
			el.ial = d.end.ial
		}
		s.apply(&el.attrs, el.ial, el.line)
		el.lead(d.address, text)
		if d.titled {
			el.attrs.set("title", d.title)
		}
		return true
	}
	if address, n := parseAngled(s.rest()); n > 0 {
		s.pos += n
		if !s.atEnd() && s.text[s.pos] == ')' {
			s.pos++
			el.lead(address, text)
			return true
		}
		return s.linkTitle(el, address, text)
	}
	address, closed := s.address()
	if closed {
		el.lead(address, text)
		return true
	}
	return s.linkTitle(el, address, text)
}

// wasMeant reports whether a link without a definition was to be one, with a text from a
// place on and a label that has just been read: "a [b][c]", but not an item of a list of
// lists as in "a[b][c]", nor two pairs of brackets, of which the second may be a link.
func (s *spans) wasMeant(from, length int) bool {
	isPart := func(c byte) bool {
		return c < utf8.RuneSelf && (unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c)) || c == ')' || c == ']')
	}
	return s.text[s.pos-length] == '[' && !strings.HasPrefix(s.rest(), "(") && !strings.HasPrefix(s.rest(), "[") &&
		(from < 2 || !isPart(s.text[from-2]))
}

// parseLabel reads a name in brackets at the beginning of s, white space before
// it. length is 0 if there is none.
func parseLabel(s string) (label string, length int) {
	from := spaceLength(s)
	if from == len(s) || s[from] != '[' {
		return "", 0
	}
	from++
	n := strings.IndexByte(s[from:], ']')
	if n < 0 {
		return "", 0
	}
	return s[from : from+n], from + n + 1
}

// parseAngled reads the beginning of a target, "(" and an address in angle
// brackets.
func parseAngled(s string) (address string, length int) {
	if !strings.HasPrefix(s, "(<") {
		return "", 0
	}
	line := s[:lineLength(s)]
	end := strings.IndexByte(line, '>')
	if end < 0 {
		return "", 0
	}
	return line[2:end], end + 1
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

// linkTitle parses the title of a link and the parenthesis after it.
func (s *spans) linkTitle(el *node, address, text string) bool {
	rest := s.rest()
	i := spaceLength(rest)
	if i == len(rest) || rest[i] != '"' && rest[i] != '\'' || s.exhausted() {
		return false
	}
	quote := rest[i]
	from := i + 1
	for j := from + 1; j < len(rest); j++ {
		if rest[j] != quote {
			continue
		}
		if after := j + 1 + spaceLength(rest[j+1:]); after < len(rest) && rest[after] == ')' {
			s.pos += after + 1
			el.lead(address, text)
			el.attrs.set("title", rest[from:j])
			return true
		}
	}
	s.spend(len(rest))
	return false
}

// lead makes a link lead to an address, or an image come from it.
func (n *node) lead(address, text string) {
	if n.kind == kindLink {
		n.attrs.set("href", address)
		return
	}
	n.attrs.set("src", address)
	n.attrs.set("alt", text)
	n.children = nil
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
