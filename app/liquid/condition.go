package liquid

import (
	"errors"
	"regexp"
)

// readCondition reads the condition of if, elsif and unless.
func readCondition(markup string) (expression, error) {
	if e, ok := strictCondition(markup, readComparable); ok {
		return e, nil
	}
	return laxCondition(markup)
}

// joined joins conditions. "and" and "or" bind from the right, whichever it is.
func joined(conditions []expression, operators []string) expression {
	last := len(conditions) - 1
	e := conditions[last]
	for i := last - 1; i >= 0; i-- {
		e = condition{conditions[i], operators[i], e}
	}
	return e
}

// strictCondition reads the condition of filters such as where_exp too, whose operands
// are no literals: there, empty and blank are texts.
func strictCondition(markup string, read func(operand string) expression) (e expression, ok bool) {
	s := scan(markup)
	var conditions []expression
	var operators []string
	for {
		e := read(s.operand())
		if operator, ok := s.takeKind(comparison); ok {
			e = condition{e, operator, read(s.operand())}
		}
		conditions = append(conditions, e)
		switch {
		case s.take("and"):
			operators = append(operators, "and")
		case s.take("or"):
			operators = append(operators, "or")
		default:
			return joined(conditions, operators), len(s) == 0
		}
	}
}

var (
	laxComparison = regexp.MustCompile(`(` + fragment + `)\s*([=!<>a-z_]+)?\s*(` + fragment + `)?`)
	laxPiece      = regexp.MustCompile(`[\s\v]+|((?:and|or)\b)|` + fragment + `|\S+`)
)

func laxCondition(markup string) (expression, error) {
	var pieces, operators []string
	from := 0
	for _, at := range laxPiece.FindAllStringSubmatchIndex(markup, -1) {
		if isOperator := at[2] >= 0; isOperator {
			pieces = append(pieces, markup[from:at[0]])
			operators = append(operators, markup[at[0]:at[1]])
			from = at[1]
		}
	}
	var conditions []expression
	for _, piece := range append(pieces, markup[from:]) {
		found := laxComparison.FindStringSubmatch(piece)
		if found == nil {
			return nil, errors.New("a condition is missing or can't be read")
		}
		e := readComparable(found[1])
		if found[2] != "" {
			e = condition{e, found[2], readComparable(found[3])}
		}
		conditions = append(conditions, e)
	}
	return joined(conditions, operators), nil
}
