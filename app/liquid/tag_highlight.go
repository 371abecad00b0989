package liquid

import (
	"fmt"
	"regexp"
	"strings"

	"hanji/app/folder"
	"hanji/app/problem"
)

var (
	highlighting = regexp.MustCompile(`^([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*)$`)
	lineNumbers  = regexp.MustCompile(`\slinenos\b`)
)

func highlightNode(b *block) (node, error) {
	found := highlighting.FindStringSubmatch(strings.Trim(b.tag.markup, trimmed))
	if found == nil {
		return node{}, problem.Errorf("write {% highlight ruby %} or {% highlight ruby linenos %}", "highlight can't read %q", strings.Trim(b.tag.markup, trimmed))
	}
	language := strings.ToLower(found[1])
	numbers := ""
	if lineNumbers.MatchString(found[2]) {
		numbers = ` class="numbered"`
	}
	body := b.parts[0].nodes
	hasAttributes := strings.HasPrefix(b.after, "\n{:") // Which Jekyll gives to no block.
	return node{run: func(r *run) {
		code := strings.Trim(r.capture(body), "\r\n")
		edge := "" // What Jekyll's converters have around it.
		if folder.IsMarkdown(r.file) {
			edge = "\n"
		}
		end := edge
		if hasAttributes {
			end = ""
		}
		r.write(fmt.Sprintf(edge+`<figure class="highlight"><pre%s><code class="language-%s" data-lang="%s">%s</code></pre></figure>`+end,
			numbers, strings.ReplaceAll(language, "+", "-"), language, escapeHTML.Replace(code)))
	}}, nil
}
