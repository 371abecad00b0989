package liquid

import (
	"regexp"
	"strconv"
	"strings"
)

var (
	quoted   = `"[^"]*"|'[^']*'`
	fragment = `(?:` + quoted + `|(?:[^\s,|'"]|` + quoted + `)+)`

	operandIn      = regexp.MustCompile(fragment)
	integerLiteral = regexp.MustCompile(`^-?\d+$`)
	floatLiteral   = regexp.MustCompile(`^-?\d[\d.]+$`)
	rangeLiteral   = regexp.MustCompile(`^\(\s*(\S+)\s*\.\.\s*(\S+)\s*\)$`)
)

// readOperand reads a literal, a range or a variable. There is something in any text.
func readOperand(markup string) expression {
	markup = strings.Trim(markup, trimmed)
	for _, mark := range []string{`"`, `'`} {
		if strings.HasPrefix(markup, mark) && strings.HasSuffix(markup, mark) {
			return literal{markup[min(1, len(markup)-1):max(1, len(markup)-1)]}
		}
	}
	switch {
	case integerLiteral.MatchString(markup):
		if n, err := strconv.Atoi(markup); err == nil {
			return literal{n}
		}
		return literal{markup}
	case rangeLiteral.MatchString(markup):
		ends := rangeLiteral.FindStringSubmatch(markup)
		return interval{readEnd(ends[1]), readEnd(ends[2])}
	case floatLiteral.MatchString(markup):
		return literal{leadingFloat(markup)}
	}
	switch markup {
	case "", "nil", "null":
		return literal{}
	case "true", "false":
		return literal{markup == "true"}
	case "blank", "empty":
		return literal{""}
	}
	return readLookup(markup)
}

// readComparable reads an operand that may be the literal empty or blank.
func readComparable(markup string) expression {
	switch markup {
	case "empty":
		return literal{empty}
	case "blank":
		return literal{blank}
	}
	return readOperand(markup)
}

// readEnd reads an end of a range. A literal is a whole number, and a range none.
func readEnd(markup string) expression {
	if strings.HasPrefix(markup, "(") {
		return literal{0}
	}
	end := readOperand(markup)
	l, isLiteral := end.(literal)
	switch f, isFloat := l.of.(float64); {
	case isFloat:
		return literal{leadingInt(strconv.FormatFloat(f, 'f', -1, 64))}
	case isLiteral:
		return literal{leadingInt(toText(l.of))}
	}
	return end
}

// readLookup reads a variable.
func readLookup(markup string) expression {
	parts := lookups(markup)
	if len(parts) == 0 {
		return literal{}
	}
	l := lookup{name: readStep(parts[0]).to}
	for _, part := range parts[1:] {
		l.steps = append(l.steps, readStep(part))
	}
	return l
}

func readStep(part string) step {
	if inner, ok := strings.CutPrefix(part, "["); ok {
		return step{readOperand(strings.TrimSuffix(inner, "]")), false}
	}
	return step{literal{part}, true}
}

// lookups cuts a variable into its name and what is looked up in it: each is a word, or
// something in brackets.
func lookups(markup string) (parts []string) {
	closed := true
	for at := 0; at < len(markup); {
		size := 0
		switch c := markup[at]; {
		case c == '[' && closed:
			size = strings.IndexByte(markup[at:], ']') + 1
			if closed = size > 0; size < len("[x]") {
				size = 0
			}
		case isWord(c) || c == '-':
			for size = 1; at+size < len(markup) && (isWord(markup[at+size]) || markup[at+size] == '-'); size++ {
			}
			if strings.HasPrefix(markup[at+size:], "?") {
				size++
			}
		}
		if size > 0 {
			parts = append(parts, markup[at:at+size])
		}
		at += max(size, 1)
	}
	return parts
}
