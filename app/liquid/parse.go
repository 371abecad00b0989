package liquid

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"hanji/app/problem"
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

// parse reads a template. What is broken becomes text, under a problem; a tag that is not
// known is left out, unless it stands in code.
func parse(source, file string, line int) *template {
	p := &parser{file: file, source: source, tokens: tokenize(source, line), orphans: map[string]bool{}, unknownTags: map[unknownTag]bool{}}
	p.code = sync.OnceValue(func() []stretch { return codeIn(source) })
	nodes := p.body()
	problem.SortLines(p.problems)
	return &template{file, len(source), nodes, p.problems}
}

type parser struct {
	file   string
	source string
	tokens []token
	next   int
	// trim says that a dash takes away the white space that text begins with.
	trim bool
	// open are the names of the blocks around the place, the innermost at the end.
	open     []string
	problems []problem.Problem
	// orphans are the ends of broken tags, which need no problem of their own, and unknownTags
	// those of which it was said that they are not known.
	orphans     map[string]bool
	unknownTags map[unknownTag]bool
	// code returns where the source has code.
	code func() []stretch
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
	// after is the text that follows it.
	after string
}

// part is the body of a block behind its first tag or one that divides it.
type part struct {
	tag   token
	nodes []node
}

// body reads nodes up to a tag that divides or ends a block around it, or to the
// end of the template.
func (p *parser) body() (nodes []node) {
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
			break
		}
		p.next++
		made, err := p.construct(t)
		if err != nil {
			p.problems = append(p.problems, problem.Problem{File: p.file, Line: t.line, What: outcome(err, len(made) > 0), Hint: problem.HintOf(err)})
		}
		nodes = append(nodes, made...)
	}
	return nodes
}

// endsBlock reports whether a tag divides the innermost block, or ends one of
// those around it.
func (p *parser) endsBlock(name string) bool {
	if len(p.open) == 0 {
		return false
	}
	begun, isEnd := strings.CutPrefix(name, "end")
	return slices.Contains(blockTags[p.open[len(p.open)-1]].dividers, name) || isEnd && slices.Contains(p.open, begun)
}

// construct makes nodes of a tag or an output, with its body if it has one; text, if
// something is wrong.
func (p *parser) construct(t token) ([]node, error) {
	switch {
	case t.kind == broken:
		return asWritten(t), problem.Errorf(hintRaw, "%q is never closed", t.source[:2])
	case t.kind == long:
		return asWritten(t), errLong
	case t.name == "comment":
		return p.comment(t)
	case t.name == "raw":
		return p.raw(t)
	case t.name == "liquid":
		p.tokens = slices.Insert(p.tokens, p.next, t.lines()...)
		return nil, nil
	}
	if _, known := blockTags[t.name]; known {
		return p.block(t)
	}
	parseTag, known := simpleTags[t.name]
	if !known {
		return p.unknown(t)
	}
	n, err := parseTag(t.markup)
	if err != nil {
		return asWritten(t), err
	}
	n.hides = n.hides && !p.inCode(t)
	n.source, n.line = t.source, t.line
	return []node{n}, nil
}

// block reads a block to its end. If it has none, or a broken beginning, its tags
// become text around the body.
func (p *parser) block(t token) ([]node, error) {
	if len(p.open) >= maxDepth {
		return asWritten(t), errors.New("blocks are nested too deep")
	}
	b := &block{tag: t}
	p.open = append(p.open, t.name)
	for divider := t; ; p.next++ {
		b.parts = append(b.parts, part{divider, p.body()})
		if p.next == len(p.tokens) {
			break
		}
		divider = p.tokens[p.next]
		if b.closed = divider.name == "end"+t.name; b.closed {
			b.end = divider
			if p.next++; p.next < len(p.tokens) && p.tokens[p.next].kind == text {
				b.after = p.tokens[p.next].source
			}
			break
		}
		if !slices.Contains(blockTags[t.name].dividers, divider.name) {
			break
		}
	}
	p.open = p.open[:len(p.open)-1]

	if !b.closed {
		return b.flat(), problem.Errorf(fmt.Sprintf("write {%% end%s %%} where it ends", t.name), "%q is never closed", t.name)
	}
	n, err := blockTags[t.name].parse(b)
	if err != nil {
		return b.flat(), err
	}
	n.source, n.line = p.source[t.at:b.end.end], t.line
	return []node{n}, nil
}

// flat is a block whose tags are text.
func (b *block) flat() (nodes []node) {
	for _, part := range b.parts {
		nodes = append(append(nodes, asWritten(part.tag)...), part.nodes...)
	}
	if b.closed {
		nodes = append(nodes, asWritten(b.end)...)
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
func (p *parser) comment(t token) ([]node, error) {
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
			return []node{{run: nothing, blank: true}}, nil
		}
	}
	p.unclosed++
	return asWritten(t), problem.Errorf("write {% endcomment %} where it ends", `"comment" is never closed`)
}

// raw takes everything up to its end as text.
func (p *parser) raw(t token) ([]node, error) {
	if strings.Trim(t.markup, spaces) != "" {
		p.orphans["endraw"] = true
		return asWritten(t), problem.Errorf("write {% raw %}", `"raw" takes no arguments`)
	}
	var body strings.Builder
	for i := p.next; i < len(p.tokens) && p.unclosed < maxUnclosed; i++ {
		before, closed := endsRaw(p.tokens[i])
		body.WriteString(before)
		if closed {
			p.next = i + 1
			return []node{{text: body.String(), blank: body.Len() == 0}}, nil
		}
	}
	p.unclosed++
	return asWritten(t), problem.Errorf("write {% endraw %} where it ends", `"raw" is never closed`)
}

// endsRaw reports whether a token ends with the tag endraw, and what stands
// before it.
func endsRaw(t token) (before string, closed bool) {
	i := strings.LastIndex(t.source, "{%")
	if i < 0 || len(t.source)-i < len("{%%}") || !strings.HasSuffix(t.source, "%}") {
		return t.source, false
	}
	end := token{kind: tag, source: t.source[i:]}
	if end.inside(); end.name != "endraw" {
		return t.source, false
	}
	return t.source[:i], true
}

func asWritten(t token) []node { return []node{{text: t.source, blank: t.source == ""}} }

var errLong = problem.Errorf("assign parts of it to variables", "this expression is too long")

const (
	hintRaw    = "write {% raw %} before and {% endraw %} behind what is not Liquid"
	hintPlugin = "write in its place what its plugin makes of it, or, if it is not Liquid, {% raw %} before and {% endraw %} behind it"
)

// unknownTag is a tag that is not known, and what became of it.
type unknownTag struct {
	name  string
	shown bool
}

// unknown makes nothing of a tag that is not known, which a plugin has: what stands between it
// and its end stays. In code it is text, as is what is not in its place.
func (p *parser) unknown(t token) (made []node, err error) {
	begun, isEnd := strings.CutPrefix(t.name, "end")
	switch {
	case p.orphans[t.name]:
		return asWritten(t), nil
	case isEnd && IsBlock(begun):
		return asWritten(t), fmt.Errorf("%q without %q before it", t.name, begun)
	case t.name == "else" || t.name == "elsif" || t.name == "when":
		return asWritten(t), fmt.Errorf("%q is not where it divides a block", t.name)
	}
	of := unknownTag{t.name, p.inCode(t)}
	hint := hintPlugin
	if of.shown {
		made, hint = asWritten(t), hintRaw
	}
	if p.unknownTags[of] || isEnd && (p.unknownTags[unknownTag{begun, true}] || p.unknownTags[unknownTag{begun, false}]) {
		return made, nil
	}
	p.unknownTags[of] = true
	names := slices.AppendSeq([]string{"comment", "raw"}, maps.Keys(blockTags))
	if !strings.Contains(p.source, "end"+t.name) { // One that has an end is none of these.
		names = slices.AppendSeq(append(names, "liquid", "else", "elsif", "when"), maps.Keys(simpleTags))
	}
	return made, problem.Errorf(problem.DidYouMean(t.name, slices.Values(names), hint), "unknown tag %q", t.name)
}

// IsBlock reports whether a tag has an end.
func IsBlock(tag string) bool {
	_, isBlock := blockTags[tag]
	return isBlock || tag == "comment" || tag == "raw"
}
