package liquid

import (
	"errors"
	"regexp"
	"strings"
)

// comparison of a condition: a left side, and often an operator and a right one.
type relation struct{ left, operator, right string }

// condition turns the condition of if, elsif and unless into the engine's
// dialect. "and" and "or" bind from the right, whichever it is.
func condition(markup string) (string, error) {
	relations, operators, ok := strictCondition(markup)
	if !ok {
		var err error
		if relations, operators, err = laxCondition(markup); err != nil {
			return "", err
		}
	}
	return joined(relations, operators, literalOperand), nil
}

// strictExpression turns the condition of filters such as where_exp into the
// engine's dialect. There, empty and blank are texts.
func strictExpression(markup string) (string, bool) {
	relations, operators, ok := strictCondition(markup)
	return joined(relations, operators, operand), ok
}

func joined(relations []relation, operators []string, operand func(string) string) string {
	var out strings.Builder
	for i, c := range relations {
		if i > 0 {
			out.WriteString(" " + operators[i-1] + " ")
			if i < len(relations)-1 {
				out.WriteString("(")
			}
		}
		out.WriteString(c.dialect(operand))
	}
	for range len(relations) - 2 {
		out.WriteString(")")
	}
	return out.String()
}

// literalOperand is an operand that may be the literal empty or blank.
func literalOperand(markup string) string {
	if markup == "empty" || markup == "blank" {
		return markup
	}
	return operand(markup)
}

func (c relation) dialect(operand func(string) string) string {
	left := operand(c.left)
	if c.operator == "" {
		return left
	}
	right := operand(c.right)
	switch c.operator {
	case "<>":
		c.operator = "!="
	case "==", "!=", "<", "<=", ">", ">=", "contains":
	default:
		return "(" + left + " | unknown_operator: run, " + quote(c.operator) + ")"
	}
	switch {
	case strings.ContainsAny(c.operator, "<>"):
		left, right = ordering(left), ordering(right)
	case c.operator == "contains":
		left = ordering(left)
	}
	return related(left, c.operator, right)
}

// ordering makes a literal a value of ours, which knows what can't be compared, and what
// it takes to look for something.
func ordering(dialect string) string {
	if strings.HasPrefix(dialect, "_") {
		return dialect
	}
	return "(" + dialect + " | same: run)"
}

func related(left, operator, right string) string {
	if right == "empty" || right == "blank" {
		left, right = right, left // It is the literal that knows what is equal.
	}
	return left + " " + operator + " " + right
}

func strictCondition(markup string) (relations []relation, operators []string, ok bool) {
	s, ok := scan(markup)
	if !ok {
		return nil, nil, false
	}
	for {
		var c relation
		if c.left, ok = s.expression(); !ok {
			return nil, nil, false
		}
		if c.operator, ok = s.takeKind(comparison); ok {
			if c.right, ok = s.expression(); !ok {
				return nil, nil, false
			}
		}
		relations = append(relations, c)
		switch {
		case s.takeName("and"):
			operators = append(operators, "and")
		case s.takeName("or"):
			operators = append(operators, "or")
		default:
			return relations, operators, len(s) == 0
		}
	}
}

var (
	laxComparison = regexp.MustCompile(`(` + fragment + `)\s*([=!<>a-z_]+)?\s*(` + fragment + `)?`)
	laxPiece      = regexp.MustCompile(`^(?:` + fragment + `|\S+)`)
	andOr         = regexp.MustCompile(`^(?:and|or)\b`)
)

var errCondition = errors.New("a condition is missing or can't be read")

func laxCondition(markup string) (relations []relation, operators []string, err error) {
	var pieces []string
	from := 0
	for at := 0; at < len(markup); {
		if isSpace(markup[at]) {
			at++
		} else if operator := andOr.FindString(markup[at:]); operator != "" {
			pieces = append(pieces, markup[from:at])
			operators = append(operators, operator)
			at += len(operator)
			from = at
		} else {
			at += max(1, len(laxPiece.FindString(markup[at:])))
		}
	}
	for _, piece := range append(pieces, markup[from:]) {
		found := laxComparison.FindStringSubmatch(piece)
		if found == nil {
			return nil, nil, errCondition
		}
		relations = append(relations, relation{found[1], found[2], found[3]})
	}
	return relations, operators, nil
}
