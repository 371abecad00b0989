package liquid

import "strings"

// The strict reading of expressions, as Ruby's Liquid does it.

type lexeme struct {
	kind lexemeKind
	text string
}

type lexemeKind int

const (
	name lexemeKind = iota
	constant
	comparison
	sign
)

// lexemes are what is left of an expression.
type lexemes []lexeme

// scan cuts an expression, unless there is something in it that is of none.
func scan(s string) (found lexemes, ok bool) {
	for {
		if s = strings.TrimLeft(s, spaces); s == "" {
			return found, true
		}
		l := lexeme{sign, s[:1]}
		switch c := s[0]; {
		case strings.ContainsRune("=!<>", rune(c)):
			size := 0
			for _, operator := range []string{"==", "!=", "<>", "<=", ">=", "<", ">"} {
				if strings.HasPrefix(s, operator) {
					size = len(operator)
					break
				}
			}
			if size == 0 {
				return nil, false
			}
			l = lexeme{comparison, s[:size]}
		case strings.HasPrefix(s, "contains") && len(s) > 8 && isSpace(s[8]):
			l = lexeme{comparison, s[:8]}
		case c == '"' || c == '\'':
			end := strings.IndexByte(s[1:], c)
			if end < 0 {
				return nil, false
			}
			l = lexeme{constant, s[:end+2]}
		case isDigit(c) || c == '-' && len(s) > 1 && isDigit(s[1]):
			l = lexeme{constant, s[:number(s)]}
		case isWord(c):
			l = lexeme{name, s[:identifier(s)]}
		case strings.HasPrefix(s, ".."):
			l = lexeme{sign, ".."}
		case !strings.ContainsRune("|.:,[]()?-", rune(c)):
			return nil, false
		}
		found = append(found, l)
		s = s[len(l.text):]
	}
}

func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func number(s string) int {
	size := 1 + digits(s[1:])
	if strings.HasPrefix(s[size:], ".") {
		if n := digits(s[size+1:]); n > 0 {
			size += 1 + n
		}
	}
	return size
}

func identifier(s string) int {
	size := 1
	for size < len(s) && (isWord(s[size]) || s[size] == '-') {
		size++
	}
	if strings.HasPrefix(s[size:], "?") {
		size++
	}
	return size
}

func (l lexemes) is(k lexemeKind, s string, ahead int) bool {
	return len(l) > ahead && l[ahead].kind == k && (s == "" || l[ahead].text == s)
}

func (l *lexemes) takeKind(k lexemeKind) (string, bool) {
	if !l.is(k, "", 0) {
		return "", false
	}
	s := (*l)[0].text
	*l = (*l)[1:]
	return s, true
}

// take takes a sign, and takeName a name.
func (l *lexemes) take(s string) bool     { return l.takeOne(sign, s) }
func (l *lexemes) takeName(s string) bool { return l.takeOne(name, s) }

func (l *lexemes) takeOne(k lexemeKind, s string) bool {
	if !l.is(k, s, 0) {
		return false
	}
	*l = (*l)[1:]
	return true
}

// expression takes an operand and returns it without white space, to be read by
// operand.
func (l *lexemes) expression() (string, bool) { return l.nested(0) }

func (l *lexemes) nested(depth int) (string, bool) {
	if depth > maxDepth {
		return "", false
	}
	if s, ok := l.takeKind(constant); ok {
		return s, true
	}
	if s, ok := l.takeKind(name); ok {
		return l.lookups(s, depth)
	}
	if l.take("[") {
		inner, ok := l.nested(depth + 1)
		if !ok || !l.take("]") {
			return "", false
		}
		return l.lookups("["+inner+"]", depth)
	}
	if !l.take("(") {
		return "", false
	}
	first, ok := l.nested(depth + 1)
	if !ok || !l.take("..") {
		return "", false
	}
	last, ok := l.nested(depth + 1)
	if !ok || !l.take(")") {
		return "", false
	}
	return "(" + first + ".." + last + ")", true
}

func (l *lexemes) lookups(s string, depth int) (string, bool) {
	for {
		switch {
		case l.take("["):
			inner, ok := l.nested(depth + 1)
			if !ok || !l.take("]") {
				return "", false
			}
			s += "[" + inner + "]"
		case l.take("."):
			key, ok := l.takeKind(name)
			if !ok {
				return "", false
			}
			s += "." + key
		default:
			return s, true
		}
	}
}

// argument takes an argument of a filter, with its name if it has one.
func (l *lexemes) argument() (string, bool) {
	prefix := ""
	if l.is(name, "", 0) && l.is(sign, ":", 1) {
		prefix = (*l)[0].text + ": "
		*l = (*l)[2:]
	}
	s, ok := l.expression()
	return prefix + s, ok
}
