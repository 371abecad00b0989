package liquid

import (
	"errors"
	"regexp"
	"strings"
)

// A branch is rendered on a condition, which the else of a case has not.
type branch struct {
	on    expression
	nodes []node
}

// ifNode is if, or unless, whose first condition is turned around.
func ifNode(b *block) (node, error) {
	blank := b.blank()
	var branches []branch
	for _, part := range b.parts {
		e := expression(literal{true})
		if part.tag.name != "else" {
			var err error
			if e, err = readCondition(part.tag.markup); err != nil {
				return node{}, err
			}
		}
		branches = append(branches, branch{e, part.nodes})
	}
	unless := b.tag.name == "unless"
	return node{blank: blank, run: func(r *run) {
		for i, branch := range branches {
			if truthy(r.evaluate(branch.on)) != (unless && i == 0) {
				r.nodes(branch.nodes)
				return
			}
		}
	}}, nil
}

var whenNext = regexp.MustCompile(`^(?:\s+or\s+|\s*,\s*)(` + fragment + `)`)

// caseNode renders every branch whose value is that of the case, and an else if
// there was none before it.
func caseNode(b *block) (node, error) {
	value := operandIn.FindString(b.tag.markup)
	if value == "" {
		return node{}, errors.New("case without a value")
	}
	left := readOperand(value)
	blank := b.blank()
	var branches []branch
	for _, part := range b.parts[1:] {
		if part.tag.name == "else" {
			if strings.Trim(part.tag.markup, spaces) != "" {
				return node{}, errors.New("else of a case takes no value")
			}
			branches = append(branches, branch{nil, part.nodes})
			continue
		}
		markup := part.tag.markup
		at := operandIn.FindStringIndex(markup)
		if at == nil {
			return node{}, errors.New("when without a value")
		}
		for at != nil {
			e := condition{left, "==", readComparable(markup[at[0]:at[1]])}
			branches = append(branches, branch{e, part.nodes})
			markup = markup[at[1]:]
			if at = whenNext.FindStringSubmatchIndex(markup); at != nil {
				at = at[2:]
			}
		}
	}
	return node{blank: blank, run: func(r *run) {
		matched := false
		for _, branch := range branches {
			matches := !matched
			if branch.on != nil {
				matches = truthy(r.evaluate(branch.on))
				matched = matched || matches
			}
			if matches {
				r.nodes(branch.nodes)
			}
		}
	}}, nil
}
