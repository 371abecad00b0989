package liquid

import (
	"errors"
	"strings"

	"hanji/app/problem"
)

func emptyNode(string) (node, error) { return node{run: nothing}, nil }

func outputNode(markup string) (node, error) {
	if isShortcode(markup) {
		return shortcode(markup), nil
	}
	e := readPipe(markup)
	return node{run: func(r *run) { r.write(r.outputText(r.evaluate(e))) }}, nil
}

func inlineComment(markup string) (node, error) {
	for i, line := range strings.Split(markup, "\n") {
		if line = strings.TrimLeft(line, spaces); i > 0 && line != "" && line[0] != '#' {
			return node{}, errors.New("a line of this comment does not begin with #")
		}
	}
	return node{run: nothing, blank: true}, nil
}

// isShortcode reports whether an output is one of Hugo's: {{< figure src="a.png" >}}.
func isShortcode(markup string) bool {
	written := strings.Trim(markup, trimmed)
	return len(written) > 1 && (written[0] == '<' && strings.HasSuffix(written, ">") || written[0] == '%' && strings.HasSuffix(written, "%"))
}

// shortcode shows nothing, as in Jekyll.
func shortcode(markup string) node {
	return node{hides: true, run: func(*run) {
		panic(failure{problem.Errorf("write Markdown or HTML in its place, or {% raw %} before and {% endraw %} behind what is to be read",
			"{{%s}} is a shortcode of Hugo", markup)})
	}}
}
