package kramdown

import (
	"strconv"
	"strings"
)

// extension parses what a line that begins with "{:" holds: an attribute list, a
// named one, or an extension such as {::comment}.
func (b *blocks) extension() bool {
	s := b.rest()
	s = s[indent(s, 3):]
	if !strings.HasPrefix(s, "{:") {
		return false
	}
	if b.attributeDefinition(s) {
		return true
	}
	if strings.HasPrefix(s, "{::") {
		return b.blockExtension(s)
	}
	return b.blockAttributes(s)
}

// extensionTag is {::name options}, or {::name options /} for one without a body.
type extensionTag struct {
	name    string
	options attributeList
	empty   bool
	length  int
}

// parseExtensionTag reads the tag that s begins with.
func parseExtensionTag(s string) (tag extensionTag, ok bool) {
	i := 3
	for i < len(s) && isNameByte(s[i]) {
		i++
	}
	tag.name = s[3:i]
	if tag.name == "" || i == len(s) {
		return tag, false
	}
	options := ""
	if isSpace(s[i]) {
		n := bracesLength(s[i:])
		if n < 0 {
			return tag, false
		}
		options = s[i+1 : i+n]
		options, tag.empty = strings.CutSuffix(options, "/")
		i += n
	} else if s[i] == '/' {
		tag.empty = true
		i++
	}
	if !strings.HasPrefix(s[i:], "}") {
		return tag, false
	}
	tag.options.parse(options)
	tag.length = i + 1
	return tag, true
}

// blockExtension parses an extension that begins in a line of its own.
func (b *blocks) blockExtension(s string) bool {
	tag, ok := parseExtensionTag(s)
	if !ok {
		return false
	}
	after := lineEnd(s[tag.length:])
	if after < 0 {
		return false
	}
	line, body := b.line(), ""
	rest := s[tag.length+after:]
	if !tag.empty {
		if body, rest, ok = b.untilStop(rest, tag.name); !ok {
			b.warn(line, `extension "`+tag.name+`" is not ended`, "write {:/} below it")
			return false
		}
	}
	if !b.extend(b.tree, tag, strings.TrimSuffix(body, "\n"), false, line) {
		return false
	}
	b.pos = len(b.text) - len(rest)
	if tag.name == "options" {
		b.end("extension")
	}
	return true
}

// untilStop returns what is before the line that ends an extension, and what is
// after it.
func (b *blocks) untilStop(s, name string) (body, rest string, ok bool) {
	for i := 0; i < len(s) && !b.exhausted(); i += lineLength(s[i:]) {
		line := s[i:]
		line = line[indent(line, 3):]
		if n := stopLength(line, name); n > 0 {
			line = strings.TrimLeft(line[n:], " ")
			if strings.HasPrefix(line, "\n") {
				return s[:i], line[1:], true
			}
		}
	}
	b.spend(len(s))
	return "", "", false
}

// stopLength returns the length of a tag at the beginning of s that ends an
// extension, or 0.
func stopLength(s, name string) int {
	if rest, ok := strings.CutPrefix(s, "{:/"); ok {
		rest = strings.TrimPrefix(rest, name)
		if strings.HasPrefix(rest, "}") {
			return len(s) - len(rest) + 1
		}
	}
	return 0
}

// spanExtension parses what begins with "{:" in text.
func (s *spans) spanExtension(tree *node) {
	rest := s.rest()
	if strings.HasPrefix(rest, "{:/") {
		if n := nameLength(rest[3:]); strings.HasPrefix(rest[3+n:], "}") {
			s.addText(tree, s.take(1))
			return
		}
	}
	tag, ok := extensionTag{}, false
	if strings.HasPrefix(rest, "{::") {
		tag, ok = parseExtensionTag(rest)
	}
	if !ok {
		s.spanAttributes(tree)
		return
	}
	body, after := "", rest[tag.length:]
	if !tag.empty {
		end := -1
		for _, stop := range []string{"{:/}", "{:/" + tag.name + "}"} {
			if i := s.findIn(after, stop); i >= 0 && (end < 0 || i < len(body)) {
				body, end = after[:i], i+len(stop)
			}
		}
		if end < 0 {
			s.warn(s.line(), `extension "`+tag.name+`" is not ended`, "write {:/} after it")
			s.addText(tree, s.take(1))
			return
		}
		after = after[end:]
	}
	if !s.extend(tree, tag, body, true, s.line()) {
		s.addText(tree, s.take(1))
		return
	}
	s.pos = len(s.text) - len(after)
}

// extend adds what an extension stands for to tree. It reports whether there is
// such an extension.
func (p *parser) extend(tree *node, tag extensionTag, body string, inline bool, line int) bool {
	n := &node{value: body, inline: inline, line: line}
	switch tag.name {
	case "comment":
		n.kind, n.value = kindMarkup, "<!-- "+body+" -->"
	case "nomarkdown":
		n.kind = kindRaw
		types, _ := tag.options.attrs.get("type")
		n.types = strings.Fields(types)
	case "options":
		for _, a := range tag.options.attrs {
			if len(a.value) > maxOption || !p.o.Set(a.name, a.value) {
				p.warn(line, `option "`+a.name+`" cannot be set in a text`, "set it in _config.yml")
			}
		}
		return true
	default:
		p.warn(line, `extension "`+tag.name+`" is unknown`, "there are comment, nomarkdown and options")
		return false
	}
	if !tag.empty {
		tree.add(n)
	}
	return true
}

// Set sets an option by the name and value that it has in a text and in _config.yml.
// It reports whether there is such an option that a text may set, and the value is one
// that it can have.
func (o *Options) Set(name, value string) bool {
	if name == "entity_output" {
		value = strings.TrimPrefix(strings.TrimSpace(value), ":")
	}
	option := map[string]any{
		"auto_ids":                   &o.AutoIDs,
		"auto_id_prefix":             &o.AutoIDPrefix,
		"parse_block_html":           &o.ParseBlockHTML,
		"parse_span_html":            &o.ParseSpanHTML,
		"footnote_nr":                &o.FootnoteNr,
		"footnote_prefix":            &o.FootnotePrefix,
		"footnote_backlink":          &o.FootnoteBacklink,
		"footnote_backlink_inline":   &o.FootnoteBacklinkInline,
		"entity_output":              &o.EntityOutput,
		"remove_line_breaks_for_cjk": &o.RemoveLineBreaksForCJK,
		"header_offset":              &o.HeaderOffset,
		"toc_levels":                 &o.TOCLevels,
		"smart_quotes":               &o.SmartQuotes,
	}[name]
	switch option := option.(type) {
	case *bool:
		*option = strings.ToLower(strings.TrimSpace(value)) != "false" && value != ""
	case *string:
		*option = value
	case *int:
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil {
			return false
		}
		*option = n
	case *[]int:
		levels := parseLevels(value)
		if levels == nil {
			return false
		}
		*option = levels
	case *[4]string:
		marks := strings.Split(value, ",")
		if len(marks) != len(option) {
			return false
		}
		copy(option[:], marks)
	default:
		return false
	}
	return true
}

// parseLevels reads levels of headers, 2,3 or 2..4; nil if they are something
// else.
func parseLevels(s string) []int {
	var levels []int
	if len(s) == 4 && s[1:3] == ".." && isDigit(s[0]) && isDigit(s[3]) {
		for c := s[0]; c <= s[3]; c++ {
			levels = append(levels, int(c-'0'))
		}
	} else {
		for _, each := range strings.Split(s, ",") {
			if len(each) != 1 || !isDigit(each[0]) {
				return nil
			}
			levels = append(levels, int(each[0]-'0'))
		}
	}
	return levels
}
