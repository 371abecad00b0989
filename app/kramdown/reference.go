package kramdown

import "strings"

// linkDefinition is what [name]: says.
type linkDefinition struct {
	address, title string
	titled         bool
	end            *node // Carries the attributes of its links.
}

// normalizeLabel returns the form in which names of links are compared.
func normalizeLabel(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if !isSpace(s[i]) {
			out.WriteByte(s[i])
		} else if i == 0 || !isSpace(s[i-1]) {
			out.WriteByte(' ')
		}
	}
	return lower(out.String())
}

// linkDefinition parses where links of a name lead.
func (b *blocks) linkDefinition() bool {
	s := b.rest()
	i := indent(s, 3)
	if i == len(s) || s[i] != '[' {
		return false
	}
	i++
	n := strings.IndexAny(s[i:], "]\n")
	if n < 1 || !strings.HasPrefix(s[i+n:], "]:") {
		return false
	}
	label := normalizeLabel(s[i : i+n])
	i += n + 2
	i += blankLength(s[i:])
	d, n := parseDestination(s[i:])
	if n == 0 {
		return false
	}
	if b.links[label] != nil {
		b.warn(b.line(), `link "`+label+`" is defined twice`, "remove one of the definitions")
	}
	b.pos += i + n
	d.end = b.end("definition")
	b.links[label] = d
	return true
}

// parseDestination reads an address, in angle brackets or not, and a title. It
// returns their length to the end of the line, or 0.
func parseDestination(s string) (d *linkDefinition, length int) {
	line := strings.TrimSuffix(s[:lineLength(s)], "\n")
	if strings.HasPrefix(line, "<") {
		for i := 1; i < len(line); i++ {
			if line[i] != '>' {
				continue
			}
			if title, titled, n := parseTitle(s[i+1:]); n > 0 {
				return &linkDefinition{address: line[1:i], title: title, titled: titled}, i + 1 + n
			}
		}
	}
	trimmed := strings.TrimRight(line, " \t")
	if strings.Trim(trimmed, spaces) == "" {
		return nil, 0
	}
	for i := 1; i <= len(trimmed); i++ {
		if i < len(trimmed) && (trimmed[i] != ' ' && trimmed[i] != '\t' || !beforeTitle(trimmed[i:])) {
			continue
		}
		if title, titled, n := parseTitle(s[i:]); n > 0 {
			return &linkDefinition{address: trimmed[:i], title: title, titled: titled}, i + n
		}
		if i < len(trimmed) {
			// The address would hold a quotation mark after a blank.
			return nil, 0
		}
	}
	return nil, 0
}

// beforeTitle reports whether blanks and a quotation mark begin s.
func beforeTitle(s string) bool {
	s = s[blankLength(s):]
	return s != "" && (s[0] == '"' || s[0] == '\'')
}

// parseTitle reads what may stand after an address: a title, in its line or the
// next. It returns the length to the end of the line, or 0.
func parseTitle(s string) (title string, titled bool, length int) {
	bare := blankLength(s)
	i := bare
	if strings.HasPrefix(s[i:], "\n") {
		bare++
		i = bare + blankLength(s[bare:])
	} else {
		bare = 0
	}
	if i > 0 && i < len(s) && (s[i] == '"' || s[i] == '\'') {
		line := s[i:]
		line = line[:lineLength(line)]
		inner := strings.TrimRight(line[1:], " \t\n")
		if n := len(inner) - 1; n >= 1 && inner[n] == line[0] {
			return inner[:n], true, i + len(line)
		}
	}
	return "", false, bare
}
