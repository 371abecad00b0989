package kramdown

import (
	"slices"
	"strings"
)

// tableRows collects the rows of a table and what they are put in.
type tableRows struct {
	table   *node
	rows    []*node
	footed  bool // A line of "=" has begun the foot.
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
	if n := separatorLength(s, '-'); n > 0 {
		b.pos += n
	}
	for !b.atEnd() && hasPipe(b.rest()) {
		s := b.rest()
		line := b.take(lineLength(s))
		switch {
		case separatorLength(s, '-') > 0:
			t.separate(line)
		case separatorLength(s, '=') > 0:
			if len(t.rows) > 0 {
				t.close(kindTableBody)
			}
			t.footed = true
		default:
			t.add(b.row(strings.TrimRight(strings.TrimSuffix(line, "\n"), " \t"), leading))
		}
	}
	if text := b.text[from : b.pos-1]; !b.beforeBoundary() || !b.pipesOnLines(text) {
		b.spend(len(text))
		b.pos = from
		return false
	}
	if len(t.rows) > 0 {
		if t.footed {
			t.close(kindTableFoot)
		} else {
			t.close(kindTableBody)
		}
	}
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

// separatorLength returns the length of a line at the beginning of s that only
// rules of a mark separate, or 0.
func separatorLength(s string, mark byte) int {
	found := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case mark:
			found = true
		case '+', '|', ':', ' ', '\t':
		case '\n':
			if found {
				return i + 1
			}
			return 0
		default:
			return 0
		}
	}
	return 0
}

// close puts the rows in a part of the table.
func (t *tableRows) close(k kind) {
	t.table.add(&node{kind: k, children: t.rows})
	t.rows = nil
}

// separate ends a part of the table. The first line that does tells how columns
// are aligned, and that the rows above are the head.
func (t *tableRows) separate(line string) {
	switch {
	case len(t.rows) == 0:
	case t.table.align == nil && !t.footed:
		t.close(kindTableHead)
		t.table.align = alignments(line)
	case !t.footed:
		t.close(kindTableBody)
	}
}

// alignments returns the alignment of each column: left, center, right or "".
func alignments(line string) []string {
	list := []string{}
	used := 0 // A colon before it belongs to the column before.
	for i := 0; i < len(line); i++ {
		if line[i] != '-' {
			continue
		}
		left := i > used && line[i-1] == ':'
		i += runLength(line[i:], '-')
		right := line[i] == ':'
		used = i
		if right {
			used++
		}
		switch {
		case left && right:
			list = append(list, "center")
		case left:
			list = append(list, "left")
		case right:
			list = append(list, "right")
		default:
			list = append(list, "")
		}
	}
	return list
}

func (t *tableRows) add(row *node) {
	t.rows = append(t.rows, row)
	t.columns = max(t.columns, len(row.children))
}

// even gives each row as many cells as the longest has.
func (p *parser) even(t tableRows) {
	for len(t.table.align) < t.columns {
		t.table.align = append(t.table.align, "")
	}
	for _, part := range t.table.children {
		for _, row := range part.children {
			for len(row.children) < t.columns {
				if !p.mayRepeat(row.line, partSize) {
					return
				}
				row.add(&node{kind: kindCell})
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
		from, to := codeElement(line)
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

// codeElement returns where an element <code> in a line is, or its end twice.
func codeElement(line string) (from, to int) {
	from = strings.Index(line, "<code")
	if from < 0 {
		return len(line), len(line)
	}
	if tag := strings.IndexByte(line[from:], '>'); tag >= 0 {
		if end := strings.Index(line[from+tag+1:], "</code>"); end >= 0 {
			return from, from + tag + 1 + end + len("</code>")
		}
	}
	return len(line), len(line)
}

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
