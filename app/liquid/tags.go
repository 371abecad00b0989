package liquid

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// blockTag is a tag with a body, and the tags that may divide it.
type blockTag struct {
	dividers []string
	parse    func(*block) (node, error)
}

var (
	blockTags  map[string]blockTag
	simpleTags map[string]func(markup string) (node, error)
)

func init() { // Not in the declarations: includes parse templates, which need the tags.
	blockTags = map[string]blockTag{
		"if":        {[]string{"elsif", "else"}, ifNode},
		"unless":    {[]string{"elsif", "else"}, ifNode},
		"case":      {[]string{"when", "else"}, caseNode},
		"for":       {[]string{"else"}, forNode},
		"tablerow":  {nil, tablerowNode},
		"capture":   {nil, captureNode},
		"ifchanged": {nil, ifchangedNode},
		"highlight": {nil, highlightNode},
	}
	simpleTags = map[string]func(string) (node, error){
		"assign":           assignNode,
		"echo":             outputNode,
		"increment":        counterNode(0, 1),
		"decrement":        counterNode(-1, -1),
		"cycle":            cycleNode,
		"break":            interruptNode(breaking),
		"continue":         interruptNode(continuing),
		"#":                inlineComment,
		"include":          includeNode(false),
		"include_cached":   includeNode(false),
		"include_relative": includeNode(true),
		"link":             linkNode,
		"post_url":         postURLNode,
		"gist":             embedNode("https://gist.github.com/", ""),
		"youtube":          embedNode("https://www.youtube.com/watch?v=", "https://www.youtube-nocookie.com/embed/"),
		"vimeo":            embedNode("https://vimeo.com/", ""),
		"twitter":          embedNode("https://twitter.com/i/status/", ""),
		"tweet":            embedNode("https://twitter.com/i/status/", ""),
		"seo":              emptyNode,
		"feed_meta":        emptyNode,
	}
}

// IsBlock reports whether a tag has an end.
func IsBlock(tag string) bool {
	_, isBlock := blockTags[tag]
	return isBlock || tag == "comment" || tag == "raw"
}

func emptyNode(string) (node, error) { return node{run: nothing}, nil }

func outputNode(markup string) (node, error) {
	e, err := compile(filtered(markup))
	return node{run: func(r *run) error {
		v, err := r.evaluate(e)
		if err == nil {
			r.write(r.outputText(v))
		}
		return err
	}}, err
}

func inlineComment(markup string) (node, error) {
	for i, line := range strings.Split(markup, "\n") {
		if line = strings.TrimLeft(line, spaces); i > 0 && line != "" && line[0] != '#' {
			return node{}, errors.New("a line of this comment does not begin with #")
		}
	}
	return node{run: nothing, blank: true}, nil
}

var (
	target     = `((?:\(?[\w\-.\[\]]\)?)+)`
	assignment = regexp.MustCompile(`(?s)` + target + `\s*=\s*(.*)`)
	capturing  = regexp.MustCompile(target)
)

func assignNode(markup string) (node, error) {
	found := assignment.FindStringSubmatch(markup)
	if found == nil {
		return node{}, &hinted{"nothing is assigned", `write {% assign name = value %}`}
	}
	e, err := compile(filtered(found[2]))
	return node{blank: true, run: func(r *run) error {
		v, err := r.evaluate(e)
		if err == nil {
			r.set(assigned, found[1], v)
		}
		return err
	}}, err
}

func captureNode(b *block) (node, error) {
	variable := capturing.FindString(b.tag.markup)
	if variable == "" {
		return node{}, &hinted{"capture needs a name", "write {% capture name %}"}
	}
	body := b.parts[0].nodes
	return node{blank: true, run: func(r *run) error {
		s := r.capture(body)
		r.set(assigned, variable, s)
		return nil
	}}, nil
}

// counterNode is increment, which writes its counter before, or decrement, after
// counting.
func counterNode(written, by int) func(string) (node, error) {
	return func(markup string) (node, error) {
		variable := strings.Trim(markup, trimmed)
		return node{run: func(r *run) error {
			n, _ := plain(r.levels[environment][variable]).(int)
			r.write(strconv.Itoa(n + written))
			r.set(environment, variable, n+by)
			return nil
		}}, nil
	}
}

func interruptNode(i interrupt) func(string) (node, error) {
	return func(string) (node, error) {
		return node{run: func(r *run) error {
			r.stop = i
			return nil
		}}, nil
	}
}

// ifNode is if, or unless, whose first condition is turned around.
func ifNode(b *block) (node, error) {
	type branch struct {
		condition expression
		nodes     []node
	}
	blank := b.blank()
	var branches []branch
	for _, part := range b.parts {
		dialect, err := "true", error(nil)
		if part.tag.name != "else" {
			dialect, err = condition(part.tag.markup)
		}
		if err != nil {
			return node{}, err
		}
		e, err := compile(dialect)
		if err != nil {
			return node{}, err
		}
		branches = append(branches, branch{e, part.nodes})
	}
	unless := b.tag.name == "unless"
	return node{blank: blank, run: func(r *run) error {
		for i, branch := range branches {
			v, err := r.evaluate(branch.condition)
			if err != nil {
				return err
			}
			if truthy(v) != (unless && i == 0) {
				r.nodes(branch.nodes)
				return nil
			}
		}
		return nil
	}}, nil
}

var (
	caseValue = regexp.MustCompile(fragment)
	whenNext  = regexp.MustCompile(`^(?:\s+or\s+|\s*,\s*)(` + fragment + `)`)
)

// caseNode renders every branch whose value is that of the case, and an else if
// there was none before it.
func caseNode(b *block) (node, error) {
	left := caseValue.FindString(b.tag.markup)
	if left == "" {
		return node{}, errors.New("case without a value")
	}
	type branch struct {
		condition expression
		isElse    bool
		nodes     []node
	}
	blank := b.blank()
	var branches []branch
	for _, part := range b.parts[1:] {
		if part.tag.name == "else" {
			if strings.Trim(part.tag.markup, spaces) != "" {
				return node{}, errors.New("else of a case takes no value")
			}
			branches = append(branches, branch{isElse: true, nodes: part.nodes})
			continue
		}
		markup := part.tag.markup
		at := caseValue.FindStringIndex(markup)
		if at == nil {
			return node{}, errors.New("when without a value")
		}
		for at != nil {
			e, err := compile(related(operand(left), "==", literalOperand(markup[at[0]:at[1]])))
			if err != nil {
				return node{}, err
			}
			branches = append(branches, branch{condition: e, nodes: part.nodes})
			markup = markup[at[1]:]
			if at = whenNext.FindStringSubmatchIndex(markup); at != nil {
				at = at[2:]
			}
		}
	}
	return node{blank: blank, run: func(r *run) error {
		matched := false
		for _, branch := range branches {
			if branch.isElse {
				if !matched {
					r.nodes(branch.nodes)
				}
				continue
			}
			v, err := r.evaluate(branch.condition)
			if err != nil {
				return err
			}
			if truthy(v) {
				matched = true
				r.nodes(branch.nodes)
			}
		}
		return nil
	}}, nil
}

func isMarkdown(file string) bool {
	return slices.Contains([]string{".md", ".markdown", ".mkd", ".mkdn", ".mkdown"}, strings.ToLower(path.Ext(file)))
}

func ifchangedNode(b *block) (node, error) {
	body := b.parts[0].nodes
	return node{run: func(r *run) error {
		if s := r.capture(body); s != r.changed {
			r.changed = s
			r.write(s)
		}
		return nil
	}}, nil
}

var highlighting = regexp.MustCompile(`^([a-zA-Z0-9.+#_-]+)((?:\s+\w+(?:=(?:\w+|"(?:[0-9]+\s)*[0-9]+"))?)*)$`)

func highlightNode(b *block) (node, error) {
	found := highlighting.FindStringSubmatch(strings.Trim(b.tag.markup, trimmed))
	if found == nil {
		return node{}, &hinted{fmt.Sprintf("highlight can't read %q", strings.Trim(b.tag.markup, trimmed)), "write {% highlight ruby %} or {% highlight ruby linenos %}"}
	}
	language := strings.ToLower(found[1])
	lineNumbers := false
	for _, option := range strings.Fields(found[2]) {
		name, _, _ := strings.Cut(option, "=")
		lineNumbers = lineNumbers || name == "linenos"
	}
	body := b.parts[0].nodes
	return node{run: func(r *run) error {
		code := strings.Trim(r.capture(body), "\r\n")
		numbers := ""
		if lineNumbers {
			numbers = ` class="numbered"`
		}
		edge := "" // What Jekyll's converters have around it.
		if isMarkdown(r.file) {
			edge = "\n"
		}
		r.write(fmt.Sprintf(edge+`<figure class="highlight"><pre%s><code class="language-%s" data-lang="%s">%s</code></pre></figure>`+edge,
			numbers, strings.ReplaceAll(language, "+", "-"), language, escapeHTML.Replace(code)))
		return nil
	}}, nil
}
