package kramdown

import (
	"regexp"
	"slices"
	"strings"
)

// tableRows collects the rows of a table and what they are put in.
type tableRows struct {
	table   *node
	rows    []*node
	align   []string // Of each column: left, center, right or "".
	footed  bool     // A line of "=" has begun the foot.
	columns int
}

// table parses a table. Each of its lines has a pipe.
func (b *blocks) table() bool {
	s := b.rest()
	if n := indent(s, 3); n == len(s) || isSpace(s[n]) || !hasPipe(s[n:]) || !b.afterBoundary() || b.exhausted() {
		return false
	}
	from := b.pos
	t := tableRows{table: b.newBlock(kindTable)}
	leading := strings.HasPrefix(s[spaceLength(s):], "|")
	if line := s[:lineLength(s)]; isSeparator(line, "-") {
		b.pos += len(line)
	}
	for !b.atEnd() && hasPipe(b.rest()) {
		line := b.take(lineLength(b.rest()))
		switch {
		case isSeparator(line, "-"):
			t.separate(line)
		case isSeparator(line, "="):
			t.close(kindTableBody)
			t.footed = true
		default:
			row := b.row(strings.TrimRight(line, " \t\n"), leading)
			t.rows = append(t.rows, row)
			t.columns = max(t.columns, len(row.children))
		}
	}
	if text := b.text[from : b.pos-1]; !b.beforeBoundary() || !b.pipesOnLines(text) {
		b.spend(len(text))
		b.pos = from
		return false
	}
	last := kindTableBody
	if t.footed {
		last = kindTableFoot
	}
	t.close(last)
	if !slices.ContainsFunc(t.table.children, func(n *node) bool { return n.kind == kindTableBody }) {
		b.pos = from
		return false
	}
	b.even(t)
	b.tree.add(t.table)
	return true
}

// hasPipe reports whether the first line of s has a pipe that is not escaped.
func hasPipe(s string) bool {
	for i := 0; i < len(s) && s[i] != '\n'; i++ {
		if s[i] == '|' && (i == 0 || s[i-1] != '\\') {
			return true
		}
	}
	return false
}

// isSeparator reports whether there is nothing but rules of a mark in a line.
func isSeparator(line, mark string) bool {
	return strings.Contains(line, mark) && strings.Trim(line, mark+"+|: \t\n") == ""
}

// close puts the rows, if there are any, in a part of the table.
func (t *tableRows) close(k kind) {
	if len(t.rows) > 0 {
		t.table.add(&node{kind: k, children: t.rows})
		t.rows = nil
	}
}

// separate ends a part of the table. The first line that does tells how columns
// are aligned, and that the rows above are the head.
func (t *tableRows) separate(line string) {
	switch {
	case len(t.rows) == 0 || t.footed:
	case t.align == nil:
		t.close(kindTableHead)
		for _, rule := range columnRule.FindAllStringSubmatch(line, -1) {
			t.align = append(t.align, alignments[rule[1]+"-"+rule[2]])
		}
	default:
		t.close(kindTableBody)
	}
}

var (
	columnRule = regexp.MustCompile(`(:?)-+(:?)`)
	alignments = map[string]string{":-:": "center", ":-": "left", "-:": "right"}
)

// even gives each row as many cells as the longest has, and cells their names and
// alignment.
func (p *parser) even(t tableRows) {
	for _, part := range t.table.children {
		name := "td"
		if part.kind == kindTableHead {
			name = "th"
		}
		for _, row := range part.children {
			for len(row.children) < t.columns && p.mayRepeat(row.line, partSize) {
				row.add(&node{kind: kindCell})
			}
			for i, cell := range row.children {
				cell.value = name
				if i < len(t.align) && t.align[i] != "" {
					cell.attrs.set("style", "text-align: "+t.align[i])
				}
			}
		}
	}
}

// row parses the cells of a line. leading tells that lines begin with a pipe.
func (b *blocks) row(line string, leading bool) *node {
	row := &node{kind: kindRow, line: b.line() - 1}
	cells := b.cells(line, row.line)
	if leading && len(cells) > 0 && trim(cells[0]) == "" {
		cells = cells[1:]
	}
	if n := len(cells); n > 0 && trim(cells[n-1]) == "" {
		cells = cells[:n-1]
	}
	for _, text := range cells {
		cell := &node{kind: kindCell}
		cell.add(&node{kind: kindSource, text: []byte(trim(text)), line: row.line})
		row.add(cell)
	}
	return row
}

// cells splits a line at pipes that are neither escaped nor in code.
func (b *blocks) cells(line string, number int) []string {
	var cells []string
	extend := func(s string) {
		if len(cells) == 0 {
			cells = append(cells, s)
		} else {
			cells[len(cells)-1] += s
		}
	}
	for line != "" {
		from, to := len(line), len(line)
		if at := codeElement.FindStringIndex(line); at != nil {
			from, to = at[0], at[1]
		}
		root := &node{}
		s := &spans{parser: b.parser, scanner: newScanner(line[:from], number), textKind: kindSource}
		s.parse(root, nil, onlyCode)
		for _, n := range root.children {
			if n.kind == kindCodeSpan {
				extend(codeSource(n.value))
				continue
			}
			parts := splitCells(string(n.text))
			extend(parts[0])
			cells = append(cells, parts[1:]...)
		}
		if from < to {
			extend(line[from:to])
		}
		line = line[to:]
	}
	return cells
}

var codeElement = regexp.MustCompile(`<code.*?>.*?</code>`)

// codeSource returns source of a code span.
func codeSource(code string) string {
	longest := 0
	for i := 0; i < len(code); i++ {
		n := runLength(code[i:], '`')
		longest = max(longest, n)
		i += n
	}
	if longest == 0 {
		return "`" + code + "`"
	}
	ticks := strings.Repeat("`", longest+1)
	return ticks + " " + code + " " + ticks
}

// splitCells splits text at pipes, and takes the backslash from escaped ones.
func splitCells(s string) []string {
	var parts []string
	from := 0
	for i := range len(s) {
		if s[i] == '|' && (i == 0 || s[i-1] != '\\') {
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	parts = append(parts, s[from:])
	for i := range parts {
		parts[i] = strings.ReplaceAll(parts[i], `\|`, "|")
	}
	return parts
}

// pipesOnLines reports whether the lines of a text have pipes outside of code and
// HTML. Lines are looked at where one ends and the next begins between those.
func (b *blocks) pipesOnLines(text string) bool {
	root := &node{}
	s := &spans{parser: b.parser, scanner: newScanner(text, b.line()), textKind: kindSource}
	quiet := b.quiet
	b.quiet = true
	s.parse(root, nil, onlyCode|onlyHTML)
	b.quiet = quiet
	pipe := false
	for _, n := range root.children {
		value := n.value
		if n.kind == kindSource {
			value = string(n.text)
		}
		var lines []string
		if value = strings.TrimRight(value, "\n"); value != "" {
			lines = strings.Split(value, "\n")
		}
		if n.kind == kindCodeSpan {
			if len(lines) > 2 || len(lines) == 2 && !pipe {
				break
			}
			pipe = pipe && len(lines) != 2
			continue
		}
		if len(lines) > 1 {
			if !pipe && !hasPipe(lines[0]) {
				break
			}
			pipe = false
		}
		pipe = pipe || len(lines) > 0 && hasPipe(lines[len(lines)-1])
	}
	return pipe
}
