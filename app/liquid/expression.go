package liquid

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Ruby's Liquid reads an expression strictly, and if that fails, with regular
// expressions that find something in nearly everything. Here both lead to the
// dialect of the engine:
//
//	page.title | truncate: 9   _page.title | truncate: run, 9
//	a or b and c               _a or (_b and _c)
//	"it's"                     "it's"
//	tags[0].size               _tags[0].size
//
// Names of variables get an underscore, so that none is a keyword, and filters
// the run they are of.

var (
	quoted   = `"[^"]*"|'[^']*'`
	fragment = `(?:` + quoted + `|(?:[^\s,|'"]|` + quoted + `)+)`

	integerLiteral = regexp.MustCompile(`^-?\d+$`)
	floatLiteral   = regexp.MustCompile(`^-?\d[\d.]+$`)
	rangeLiteral   = regexp.MustCompile(`^\(\s*(\S+)\s*\.\.\s*(\S+)\s*\)$`)

	laxOutput     = regexp.MustCompile(`(?s)(` + fragment + `)(.*)`)
	laxFilters    = regexp.MustCompile(`(?s)\|\s*(.*)`)
	laxFilter     = regexp.MustCompile(`(?:\s+|` + fragment + `|,)+`)
	laxName       = regexp.MustCompile(`\w+`)
	laxArgument   = regexp.MustCompile(`[:,]\s*((?:\w+\s*:\s*)?` + fragment + `)`)
	namedArgument = regexp.MustCompile(`^(\w[\w-]*)\s*:\s*(` + fragment + `)$`)
	attributes    = regexp.MustCompile(`(\w[\w-]*)\s*:\s*(` + fragment + `)`)
)

// operand turns a literal, a range or a variable into the engine's dialect.
func operand(markup string) string {
	markup = strings.Trim(markup, trimmed)
	for _, mark := range []string{`"`, `'`} {
		if strings.HasPrefix(markup, mark) && strings.HasSuffix(markup, mark) {
			return quote(markup[min(1, len(markup)-1):max(1, len(markup)-1)])
		}
	}
	switch {
	case integerLiteral.MatchString(markup):
		if n, err := strconv.ParseInt(markup, 10, 64); err == nil {
			return strconv.FormatInt(n, 10)
		}
		return quote(markup)
	case rangeLiteral.MatchString(markup):
		ends := rangeLiteral.FindStringSubmatch(markup)
		return "(" + rangeEnd(ends[1]) + " .. " + rangeEnd(ends[2]) + ")"
	case floatLiteral.MatchString(markup):
		s := strconv.FormatFloat(leadingFloat(markup), 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	switch markup {
	case "", "nil", "null":
		return "nil"
	case "true", "false":
		return markup
	case "blank", "empty":
		return "''"
	}
	return variable(markup)
}

// rangeEnd is an operand that is a whole number. A range is none.
func rangeEnd(markup string) string {
	if strings.HasPrefix(markup, "(") {
		return "(" + quote(markup) + " | whole: run)"
	}
	switch o := operand(markup); o[0] {
	case '_', '(': // An operand in brackets begins with one too.
		return "(" + o + " | whole: run)"
	case '\'', '"':
		return strconv.FormatInt(leadingInt(strings.Trim(markup, `"'`)), 10)
	case 'n', 't', 'f':
		return "0"
	default:
		return strconv.FormatInt(leadingInt(o), 10)
	}
}

// variable turns a name and what is looked up in it into the engine's dialect.
func variable(markup string) string {
	parts := lookups(markup)
	if len(parts) == 0 {
		return "nil"
	}
	var out strings.Builder
	if name, ok := bracketed(parts[0]); ok {
		out.WriteString("(" + operand(name) + " | variable: run)")
	} else {
		out.WriteString("_" + parts[0])
	}
	for _, part := range parts[1:] {
		if key, ok := bracketed(part); ok {
			out.WriteString("[" + operand(key) + "]")
		} else if isDigit(part[0]) || part[0] == '-' {
			out.WriteString("[" + quote(part) + "]")
		} else {
			out.WriteString("." + part)
		}
	}
	return out.String()
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

func bracketed(s string) (inner string, ok bool) {
	if !strings.HasPrefix(s, "[") {
		return "", false
	}
	return s[1 : len(s)-1], true
}

// quote writes a string as the engine reads it: only between double quotes does
// a backslash mean something.
func quote(s string) string {
	if !strings.Contains(s, "'") {
		return "'" + s + "'"
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// filtered turns an expression with filters into the engine's dialect.
func filtered(markup string) string {
	if out, ok := strictFiltered(markup); ok {
		return out
	}
	found := laxOutput.FindStringSubmatch(markup)
	if found == nil {
		return "nil"
	}
	out := operand(found[1])
	if chain := laxFilters.FindStringSubmatch(found[2]); chain != nil {
		for _, call := range laxFilter.FindAllString(chain[1], -1) {
			if name := laxName.FindString(call); name != "" {
				var arguments []string
				for _, argument := range laxArgument.FindAllStringSubmatch(call, -1) {
					arguments = append(arguments, argument[1])
				}
				out += filterCall(name, arguments)
			}
		}
	}
	return out
}

func strictFiltered(markup string) (out string, ok bool) {
	s, ok := scan(markup)
	if !ok || len(s) == 0 {
		return "nil", ok
	}
	first, ok := s.expression()
	if !ok {
		return "", false
	}
	out = operand(first)
	for s.take("|") {
		name, isName := s.takeKind(name)
		if !isName {
			return "", false
		}
		var arguments []string
		if s.take(":") {
			for more := true; more; more = s.take(",") {
				argument, ok := s.argument()
				if !ok {
					return "", false
				}
				arguments = append(arguments, argument)
			}
		}
		out += filterCall(name, arguments)
	}
	return out, len(s) == 0
}

// filterCall leaves unknown filters out: they pass their value on.
func filterCall(name string, arguments []string) string {
	if _, known := filters[name]; !known {
		return ""
	}
	var positional, named strings.Builder
	for _, argument := range arguments {
		if found := namedArgument.FindStringSubmatch(argument); found != nil {
			fmt.Fprintf(&named, ", _%s: %s", found[1], operand(found[2]))
		} else {
			positional.WriteString(", " + operand(argument))
		}
	}
	return " | " + name + ": run" + positional.String() + named.String()
}
