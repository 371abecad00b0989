package liquid

import (
	"regexp"
	"strings"
)

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
	unreadable
)

// lexical finds a lexeme of each kind, but for texts, at the beginning of a text.
var lexical = regexp.MustCompile(`^(?:([A-Za-z_][\w-]*\??)|(-?\d+(?:\.\d+)?)|([=!]=|<>|[<>]=?)|(\.\.|[|.:,\[\]()?-]))`)

// lexemes are what is left of an expression. Of one that can't be read strictly, something
// that no one takes is left.
type lexemes []lexeme

// scan cuts an expression, in which there must be nothing that is of none.
func scan(s string) (found lexemes) {
	for {
		if s = strings.TrimLeft(s, spaces); s == "" {
			return found
		}
		l, ok := firstLexeme(s)
		if !ok {
			return lexemes{{kind: unreadable}}
		}
		found = append(found, l)
		s = s[len(l.text):]
	}
}

func firstLexeme(s string) (l lexeme, ok bool) {
	if s[0] == '"' || s[0] == '\'' {
		end := strings.IndexByte(s[1:], s[0]) + 1
		return lexeme{constant, s[:end+1]}, end > 0
	}
	if rest, ok := strings.CutPrefix(s, "contains"); ok && rest != strings.TrimLeft(rest, spaces) {
		return lexeme{comparison, "contains"}, true
	}
	at := lexical.FindStringSubmatchIndex(s)
	if at == nil {
		return l, false
	}
	for at[2*l.kind+2] < 0 {
		l.kind++
	}
	l.text = s[:at[1]]
	return l, true
}

func (l *lexemes) fail() { *l = lexemes{{kind: unreadable}} }

// take takes a lexeme if it is this one, and takeKind if it is of a kind.
func (l *lexemes) take(text string) bool {
	if len(*l) == 0 || (*l)[0].text != text {
		return false
	}
	*l = (*l)[1:]
	return true
}

func (l *lexemes) takeKind(k lexemeKind) (text string, ok bool) {
	if len(*l) == 0 || (*l)[0].kind != k {
		return "", false
	}
	text = (*l)[0].text
	*l = (*l)[1:]
	return text, true
}

// takeLabel takes a name with a colon behind it.
func (l *lexemes) takeLabel() (text string, ok bool) {
	if len(*l) < 2 || (*l)[0].kind != name || (*l)[1].text != ":" {
		return "", false
	}
	text = (*l)[0].text
	*l = (*l)[2:]
	return text, true
}

// need takes a lexeme that must be this one.
func (l *lexemes) need(text string) {
	if !l.take(text) {
		l.fail()
	}
}

func (l *lexemes) needName() string {
	text, ok := l.takeKind(name)
	if !ok {
		l.fail()
	}
	return text
}

// operand takes an operand and returns it without white space, to be read by
// readOperand.
func (l *lexemes) operand() string { return l.nested(0) }

func (l *lexemes) nested(depth int) string {
	if depth > maxDepth {
		l.fail()
	}
	if s, ok := l.takeKind(constant); ok {
		return s
	}
	if s, ok := l.takeKind(name); ok {
		return l.lookups(s, depth)
	}
	if l.take("(") {
		first := l.nested(depth + 1)
		l.need("..")
		last := l.nested(depth + 1)
		l.need(")")
		return "(" + first + ".." + last + ")"
	}
	s := l.lookups("", depth)
	if s == "" {
		l.fail()
	}
	return s
}

func (l *lexemes) lookups(s string, depth int) string {
	for {
		switch {
		case l.take("["):
			s += "[" + l.nested(depth+1) + "]"
			l.need("]")
		case s != "" && l.take("."):
			s += "." + l.needName()
		default:
			return s
		}
	}
}

// argument takes an argument of a filter, with its name if it has one.
func (l *lexemes) argument() string {
	if label, isNamed := l.takeLabel(); isNamed {
		return label + ": " + l.operand()
	}
	return l.operand()
}
