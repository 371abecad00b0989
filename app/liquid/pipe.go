package liquid

import "regexp"

// Ruby's Liquid reads an expression strictly, and if that fails, with regular
// expressions that find something in nearly everything.
var (
	laxOutput     = regexp.MustCompile(`(?s)(` + fragment + `)(.*)`)
	laxFilters    = regexp.MustCompile(`(?s)\|\s*(.*)`)
	laxFilter     = regexp.MustCompile(`(?:\s+|` + fragment + `|,)+`)
	laxName       = regexp.MustCompile(`\w+`)
	laxArgument   = regexp.MustCompile(`[:,]\s*((?:\w+\s*:\s*)?` + fragment + `)`)
	namedArgument = regexp.MustCompile(`^(\w[\w-]*)\s*:\s*(` + fragment + `)$`)
	attributes    = regexp.MustCompile(`(\w[\w-]*)\s*:\s*(` + fragment + `)`)
)

// readPipe reads an operand and the filters behind it.
func readPipe(markup string) expression {
	if p, ok := strictPipe(markup); ok {
		return p
	}
	found := laxOutput.FindStringSubmatch(markup)
	if found == nil {
		return literal{}
	}
	p := pipe{in: readOperand(found[1])}
	if chain := laxFilters.FindStringSubmatch(found[2]); chain != nil {
		for _, call := range laxFilter.FindAllString(chain[1], -1) {
			var arguments []string
			for _, argument := range laxArgument.FindAllStringSubmatch(call, -1) {
				arguments = append(arguments, argument[1])
			}
			p.add(laxName.FindString(call), arguments)
		}
	}
	return p
}

func strictPipe(markup string) (p pipe, ok bool) {
	s := scan(markup)
	if len(s) == 0 {
		return pipe{in: literal{}}, true
	}
	p.in = readOperand(s.operand())
	for s.take("|") {
		name := s.needName()
		var arguments []string
		if s.take(":") {
			for more := true; more; more = s.take(",") {
				arguments = append(arguments, s.argument())
			}
		}
		p.add(name, arguments)
	}
	return p, len(s) == 0
}

// add reads the call of a filter.
func (p *pipe) add(name string, arguments []string) {
	f, known := filters[name]
	switch {
	case name == "":
		return
	case !known:
		f = unknownFilter(name)
	}
	c := call{name: name, filter: f, price: priceOf(name)}
	var options record
	for _, argument := range arguments {
		if found := namedArgument.FindStringSubmatch(argument); found != nil {
			options.add(found[1], readOperand(found[2]))
		} else {
			c.arguments = append(c.arguments, readOperand(argument))
		}
	}
	if len(options.names) > 0 {
		c.arguments = append(c.arguments, options)
	}
	p.calls = append(p.calls, c)
}
