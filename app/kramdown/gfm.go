package kramdown

import (
	"strings"
	"unicode/utf8"
)

const (
	openTask = `<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />`
	doneTask = `<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" checked="checked" />`
)

var checkBoxes = map[string]string{"[ ]": openTask, "[x]": doneTask, "[X]": doneTask}

// markTasks makes check boxes of the brackets with which items of a list begin.
// From the first such item on, all are tasks.
func markTasks(list *node) {
	tasks := false
	for _, it := range list.children {
		if len(it.children) == 0 || it.children[0].kind != kindParagraph || len(it.children[0].children) == 0 {
			continue
		}
		source := it.children[0].children[0]
		if text, ok := withCheckBox(string(source.text)); ok {
			source.text = []byte(text)
			tasks = true
		}
		if tasks {
			it.attrs.set("class", "task-list-item")
		}
	}
	if tasks {
		list.attrs.set("class", "task-list")
	}
}

func withCheckBox(s string) (text string, ok bool) {
	s = s[spaceLength(s):]
	n := min(len("[ ]"), len(s))
	box, after := checkBoxes[s[:n]], s[n:]
	if space := spaceLength(after); box != "" && space > 0 {
		return box + after[space:], true
	}
	return "", false
}

// finishGFM gives headers their ids, and breaks lines in text where that has a
// backslash at the end of a line or, with hard wraps, at each.
func (p *parser) finishGFM(n *node) {
	mark := "\\\n"
	if p.o.HardWrap {
		mark = "\n"
	}
	p.finishChildren(n, mark)
}

func (p *parser) finishChildren(n *node, mark string) {
	var children []*node
	for i, child := range n.children {
		switch _, identified := child.attrs.get("id"); {
		case child.kind == kindText && strings.Contains(string(child.text), mark):
			if children == nil {
				children = append(make([]*node, 0, len(n.children)+4), n.children[:i]...)
			}
			children = append(children, breakLines(child, mark, n.isBlock() && i == len(n.children)-1)...)
			continue
		case child.kind == kindElement:
		case child.kind == kindHeader && p.o.AutoIDs && !identified:
			child.attrs.set("id", p.o.AutoIDPrefix+p.gfmID(child.title))
		default:
			p.finishChildren(child, mark)
		}
		if children != nil {
			children = append(children, child)
		}
	}
	if children != nil {
		n.children = children
	}
}

// breakLines splits text at marks, between lines; none is needed at the end of a
// block.
func breakLines(text *node, mark string, last bool) (parts []*node) {
	lines := strings.Split(string(text.text), mark)
	end := len(lines) - 1
	for i, line := range lines {
		if i > 0 {
			line = "\n" + line
		}
		parts = append(parts, &node{kind: kindText, text: []byte(line), line: text.line})
		if i < end-1 || i == end-1 && (!last || lines[end] != "") {
			parts = append(parts, &node{kind: kindBreak})
		}
	}
	return parts
}

// titleOf returns the text of a header or term, for its id.
func (p *parser) titleOf(n *node) string {
	var out strings.Builder
	p.writeTitle(&out, n)
	return out.String()
}

func (p *parser) writeTitle(out *strings.Builder, n *node) {
	switch {
	case n.kind == kindText, n.kind == kindSymbol && p.o.GFM:
		out.Write(n.text)
	case !p.o.GFM:
	case n.kind == kindCodeSpan, n.kind == kindMath:
		out.WriteString(n.value)
	case n.kind == kindEntity:
		if utf8.ValidRune(n.code) {
			out.WriteRune(n.code)
		}
	case n.kind == kindQuoteMark:
		out.WriteRune(entityCodes[n.value])
	}
	for _, child := range n.children {
		p.writeTitle(out, child)
	}
}
