package kramdown

import (
	"cmp"
	"strings"
)

// indentedCode parses a block of code that is indented.
func (b *blocks) indentedCode() bool {
	if codeIndent(b.rest()) == 0 {
		return false
	}
	n := indentedLength(b.rest())
	if n == 0 {
		return false
	}
	code := b.newBlock(kindCodeBlock)
	code.value = eachLine(joinLazy(b.take(n)), codeIndent)
	b.tree.add(code)
	return true
}

// indentedLength returns how long the lines at the beginning of s are that are
// indented as code, with blank lines between them and unindented lines below.
func indentedLength(s string) int {
	end := 0
	for {
		i := end + blankLines(s[end:])
		if !isCodeLine(s[i:]) {
			return end
		}
		for isCodeLine(s[i:]) || isText(s[i:]) && !isLazyEnd(s[i:]) {
			i += lineLength(s[i:])
		}
		end = i
	}
}

// isCodeLine reports whether the first line of s is indented and not blank.
func isCodeLine(s string) bool {
	n := codeIndent(s)
	return n > 0 && isText(s[n:])
}

// isText reports whether s begins, after blanks and tabs, with what is no space.
func isText(s string) bool {
	n := blankLength(s)
	return n < len(s) && !isSpace(s[n])
}

// joinLazy joins lines that are not indented with the ones before.
func joinLazy(s string) string {
	var out strings.Builder
	for s != "" {
		n := lineLength(s)
		after := s[n:]
		if i := indent(after, 3); i < len(after) && !isSpace(after[i]) {
			out.WriteString(s[:n-1])
			out.WriteByte(' ')
		} else {
			out.WriteString(s[:n])
		}
		s = after
	}
	return out.String()
}

// fenceLength returns the length of a fence of code at the beginning of s.
func (b *blocks) fenceLength(s string) int {
	return lengthOf(s, func(c byte) bool { return c == '~' || c == '`' && b.o.GFM })
}

// fencedCode parses a block of code between fences.
func (b *blocks) fencedCode() bool {
	s := b.rest()
	margin := 0
	if b.o.GFM {
		margin = 3
	}
	i := indent(s, margin)
	for n := b.fenceLength(s[i:]); n >= 3 && !b.exhausted(); n-- {
		// A fence that is not closed may be a shorter one and a language.
		if b.fenced(s[i:i+n], s[i+n:], margin) {
			return true
		}
	}
	return false
}

// fenced parses a block of code after its fence.
func (b *blocks) fenced(fence, s string, margin int) bool {
	language, length, ok := infoString(s)
	if !ok {
		return false
	}
	code, after, ok := untilFence(s[length:], fence, margin)
	if !ok {
		b.spend(len(s))
		return false
	}
	n := b.newBlock(kindCodeBlock)
	n.value = code
	if language != "" {
		name, _, _ := strings.Cut(language, "?")
		n.attrs.set("class", "language-"+cmp.Or(name, language))
	}
	b.tree.add(n)
	b.pos = len(b.text) - len(s) + length + after
	return true
}

// infoString reads what follows a fence in its line, one word if anything.
func infoString(s string) (language string, length int, ok bool) {
	if end := lineEnd(s); end >= 0 {
		return "", end, true
	}
	from := spaceLength(s)
	to := from + lengthOf(s[from:], func(c byte) bool { return !isSpace(c) })
	end := lineEnd(s[to:])
	return s[from:to], to + end, end >= 0
}

// untilFence returns the lines of s before one that closes a fence, and where
// that one ends.
func untilFence(s, fence string, margin int) (code string, after int, ok bool) {
	// What closes a fence is the fence, then more of its last character.
	more := fence[len(fence)-1]
	for i := 0; i < len(s); i += lineLength(s[i:]) {
		j := i + indent(s[i:], margin)
		if !strings.HasPrefix(s[j:], fence) {
			continue
		}
		j += len(fence)
		j += runLength(s[j:], more)
		if end := lineEnd(s[j:]); end >= 0 {
			return s[:i], j + end, true
		}
	}
	return "", 0, false
}

// codeSpan parses code in text, from its backticks on.
func (s *spans) codeSpan(tree *node) {
	before := s.text[:s.pos]
	line := s.line()
	ticks := s.take(runLength(s.rest(), '`'))
	simple := len(ticks) == 1
	alone := simple && (before == "" || isSpace(before[len(before)-1])) && !s.atEnd() && isSpace(s.text[s.pos])
	end := -1
	if !alone {
		end = s.find(ticks)
	}
	if end < 0 {
		s.addText(tree, ticks)
		return
	}
	code := s.take(end)
	s.pos += len(ticks)
	if !simple {
		code = strings.TrimSuffix(strings.TrimPrefix(code, " "), " ")
	}
	tree.add(&node{kind: kindCodeSpan, value: code, line: line})
}
