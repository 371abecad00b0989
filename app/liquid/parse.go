package liquid

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A node is a piece of a template that is ready to be rendered: text, or
// something to run.
type node struct {
	text string
	run  func(*run) error
	// source and line are of what is shown when run fails.
	source string
	line   int
	// blank says that nothing is seen of it but white space.
	blank bool
	// trimmable says that it is text whose white space dashes take away.
	trimmable bool
}

// template is a parsed file. It is not changed by rendering.
type template struct {
	file     string
	size     int // of its source
	nodes    []node
	problems []Problem
}

// parse reads a template. What is broken becomes text, under a problem.
func parse(source, file string, line int) *template {
	p := &parser{file: file, source: source, tokens: tokenize(source, line), orphans: map[string]bool{}}
	t := &template{file: file, size: len(source)}
	t.nodes, _ = p.body()
	slices.SortStableFunc(p.problems, func(a, b Problem) int { return a.Line - b.Line })
	t.problems = p.problems
	return t
}

type parser struct {
	file   string
	source string
	tokens []token
	next   int
	// trim says that a dash takes away the white space that text begins with.
	trim bool
	// open are the blocks around the place, the innermost at the end.
	open     []*block
	problems []Problem
	// orphans are the ends of unknown tags, which need no problem of their own.
	orphans map[string]bool
	// unclosed counts comments and raw texts that don't end, for which there is no
	// search any more when there are many.
	unclosed int
}

const maxUnclosed = 100

// block is a tag with a body, which others may divide: else, elsif, when.
type block struct {
	tag   token
	parts []part
	// end is the tag that ends it, unless it is not closed.
	end    token
	closed bool
}

// part is the body of a block behind its first tag or one that divides it.
type part struct {
	tag   token
	nodes []node
}

// maxDepth is how deep blocks and includes may be nested.
const maxDepth = 100

// body reads nodes up to a tag that divides or ends a block around it, or to the
// end of the template.
func (p *parser) body() (nodes []node, ended bool) {
	for p.next < len(p.tokens) {
		t := p.tokens[p.next]
		if t.kind == text {
			if p.trim {
				t.source = strings.TrimLeft(t.source, trimmed)
			}
			p.trim = false
			nodes = append(nodes, node{text: t.source, trimmable: true, blank: strings.Trim(t.source, spaces) == ""})
			p.next++
			continue
		}
		if last := len(nodes) - 1; t.trimLeft && last >= 0 && nodes[last].trimmable {
			nodes[last].text = strings.TrimRight(nodes[last].text, trimmed)
		}
		p.trim = t.trimRight
		if t.kind == tag && p.endsBlock(t.name) {
			return nodes, true
		}
		p.next++
		nodes = append(nodes, p.construct(t)...)
	}
	return nodes, false
}

// endsBlock reports whether a tag divides the innermost block, or ends one of
// those around it.
func (p *parser) endsBlock(name string) bool {
	if len(p.open) == 0 {
		return false
	}
	innermost := p.open[len(p.open)-1].tag.name
	if slices.Contains(blockTags[innermost].dividers, name) {
		return true
	}
	begun, isEnd := strings.CutPrefix(name, "end")
	return isEnd && slices.ContainsFunc(p.open, func(b *block) bool { return b.tag.name == begun })
}

// construct makes nodes of a tag or an output, with its body if it has one.
func (p *parser) construct(t token) []node {
	switch {
	case t.kind == broken:
		p.problem(t, fmt.Sprintf("%q is never closed", t.source[:2]), hintRaw)
		return []node{literal(t)}
	case t.kind == long:
		p.problem(t, errLong.what, errLong.hint)
		return []node{literal(t)}
	case t.kind == output:
		n, err := outputNode(t.markup)
		return []node{p.finish(t, n, err)}
	case t.name == "comment":
		return p.comment(t)
	case t.name == "raw":
		return p.raw(t)
	case t.name == "liquid":
		p.tokens = slices.Insert(p.tokens, p.next, t.lines()...)
		return nil
	}
	if _, known := blockTags[t.name]; known {
		return p.block(t)
	}
	if parseTag, known := simpleTags[t.name]; known {
		n, err := parseTag(t.markup)
		return []node{p.finish(t, n, err)}
	}
	p.unknown(t)
	return []node{literal(t)}
}

// finish gives a node its place, or makes text of what is broken.
func (p *parser) finish(t token, n node, err error) node {
	if err != nil {
		p.problem(t, err.Error(), hintOf(err))
		return literal(t)
	}
	n.source, n.line = t.source, t.line
	return n
}

// block reads a block to its end. If it has none, or a broken beginning, its tags
// become text around the body.
func (p *parser) block(t token) []node {
	if len(p.open) >= maxDepth {
		p.problem(t, "blocks are nested too deep", "")
		return []node{literal(t)}
	}
	b := &block{tag: t}
	p.open = append(p.open, b)
	for divider := t; ; {
		nodes, ended := p.body()
		b.parts = append(b.parts, part{divider, nodes})
		if !ended {
			break
		}
		divider = p.tokens[p.next]
		if b.closed = divider.name == "end"+t.name; b.closed {
			b.end = divider
			p.next++
			break
		}
		if !slices.Contains(blockTags[t.name].dividers, divider.name) {
			break
		}
		p.next++
	}
	p.open = p.open[:len(p.open)-1]

	if !b.closed {
		p.problem(t, fmt.Sprintf("%q is never closed", t.name), fmt.Sprintf("write {%% end%s %%} where it ends", t.name))
		return b.flat()
	}
	n, err := blockTags[t.name].parse(b)
	if err != nil {
		p.problem(t, err.Error(), hintOf(err))
		return b.flat()
	}
	n.source, n.line = p.source[t.at:b.end.end], t.line
	return []node{n}
}

// flat is a block whose tags are text.
func (b *block) flat() []node {
	var nodes []node
	for _, part := range b.parts {
		nodes = append(append(nodes, literal(part.tag)), part.nodes...)
	}
	if b.closed {
		nodes = append(nodes, literal(b.end))
	}
	return nodes
}

// blank reports whether nothing is seen of a block but white space, which then is
// taken away too.
func (b *block) blank() bool {
	for _, part := range b.parts {
		for _, n := range part.nodes {
			if !n.blank {
				return false
			}
		}
	}
	for i, part := range b.parts {
		b.parts[i].nodes = slices.DeleteFunc(part.nodes, func(n node) bool { return n.trimmable })
	}
	return true
}

// comment skips what is commented out, comments in it and raw text too.
func (p *parser) comment(t token) []node {
	depth, raw := 1, false
	for i := p.next; i < len(p.tokens) && p.unclosed < maxUnclosed; i++ {
		switch inner := p.tokens[i]; {
		case inner.kind == text:
			p.trim = false
			continue
		case raw:
			_, closed := endsRaw(inner)
			raw = !closed
			continue
		case inner.kind == tag && inner.name == "raw":
			raw = true
		case inner.kind == tag && inner.name == "comment":
			depth++
		case inner.kind == tag && inner.name == "endcomment":
			depth--
		}
		p.trim = p.tokens[i].trimRight
		if depth == 0 {
			p.next = i + 1
			return []node{{run: nothing, blank: true}}
		}
	}
	p.unclosed++
	p.problem(t, `"comment" is never closed`, "write {% endcomment %} where it ends")
	return []node{literal(t)}
}

// raw takes everything up to its end as text.
func (p *parser) raw(t token) []node {
	if strings.Trim(t.markup, spaces) != "" {
		p.problem(t, `"raw" takes no arguments`, "write {% raw %}")
		p.orphans["endraw"] = true
		return []node{literal(t)}
	}
	var body strings.Builder
	for i := p.next; i < len(p.tokens) && p.unclosed < maxUnclosed; i++ {
		before, closed := endsRaw(p.tokens[i])
		body.WriteString(before)
		if closed {
			p.next = i + 1
			return []node{{text: body.String(), blank: body.Len() == 0}}
		}
	}
	p.unclosed++
	p.problem(t, `"raw" is never closed`, "write {% endraw %} where it ends")
	return []node{literal(t)}
}

// endsRaw reports whether a token ends with the tag endraw, and what stands
// before it.
func endsRaw(t token) (before string, closed bool) {
	i := strings.LastIndex(t.source, "{%")
	if i < 0 || !strings.HasSuffix(t.source, "%}") {
		return t.source, false
	}
	end := token{kind: tag, source: t.source[i:]}
	if len(end.source) < 4 {
		return t.source, false
	}
	if end.inside(); end.name != "endraw" {
		return t.source, false
	}
	return t.source[:i], true
}

func nothing(*run) error { return nil }

func literal(t token) node {
	return node{text: t.source, blank: t.source == ""}
}

var errLong = &hinted{"this expression is too long", "assign parts of it to variables"}

const hintRaw = "write {% raw %} before and {% endraw %} behind what is not Liquid"

// unknown reports a tag that is not known, or not here.
func (p *parser) unknown(t token) {
	begun, isEnd := strings.CutPrefix(t.name, "end")
	_, isBlock := blockTags[begun]
	switch {
	case p.orphans[t.name]:
	case isEnd && (isBlock || begun == "raw" || begun == "comment"):
		p.problem(t, fmt.Sprintf("%q without %q before it", t.name, begun), "")
	case t.name == "else" || t.name == "elsif" || t.name == "when":
		p.problem(t, fmt.Sprintf("%q is not where it divides a block", t.name), "")
	default:
		p.orphans["end"+t.name] = true
		names := slices.Concat(slices.Collect(maps.Keys(blockTags)), slices.Collect(maps.Keys(simpleTags)),
			[]string{"comment", "raw", "liquid", "else", "elsif", "when"})
		hint := hintRaw
		if near := nearest(t.name, names); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		p.problem(t, fmt.Sprintf("unknown tag %q", t.name), hint)
	}
}

func (p *parser) problem(t token, what, hint string) {
	p.problems = append(p.problems, Problem{p.file, t.line, what, hint, true})
}
