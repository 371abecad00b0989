package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v3"
)

// syntaxError is a decoder's error with its place, and what to do about it where
// that is known.
type syntaxError struct {
	at         position
	what, hint string
}

func (e *syntaxError) Error() string { return e.what }

func decodeYAML(data string) (value, error) {
	content, err := parseYAML(data, false)
	if err != nil || content == nil {
		return value{kind: table}, err
	}
	return yamlTree(content, len(data))
}

// decodeRuby is decodeYAML in the way of Ruby's decoder: the first document counts, and of
// a key that is given twice in a table the last, under a warning.
func (r *report) decodeRuby(data string) (value, error) {
	content, err := parseYAML(data, true)
	if err != nil || content == nil {
		return value{kind: table}, err
	}
	r.dropRepeated(content, map[*yaml.Node]bool{})
	return yamlTree(content, len(data))
}

// dropRepeated removes from the tables in n the keys that are given again below.
func (r *report) dropRepeated(n *yaml.Node, seen map[*yaml.Node]bool) {
	if seen[n] {
		return
	}
	seen[n] = true
	if n.Kind == yaml.MappingNode {
		last := map[string]int{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			last[n.Content[i].Value] = i
		}
		var kept []*yaml.Node
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if last[key.Value] != i && key.Kind == yaml.ScalarNode && key.Value != "<<" {
				r.warnf(position{key.Line, key.Column}, "keep one of the two", "%s is not used: it is given again below", key.Value)
				continue
			}
			kept = append(kept, key, n.Content[i+1])
		}
		n.Content = kept
	}
	for _, child := range n.Content {
		r.dropRepeated(child, seen)
	}
}

// parseYAML returns the content of the only document in a text, or of the first, nil if
// there is none.
func parseYAML(data string, first bool) (*yaml.Node, error) {
	decoder := yaml.NewDecoder(strings.NewReader(data))
	var document yaml.Node
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return nil, nil
	case err != nil:
		return nil, yamlSyntaxError(err, data)
	}
	if first {
		return document.Content[0], nil
	}
	var second yaml.Node
	switch err := decoder.Decode(&second); {
	case err == nil:
		return nil, &syntaxError{position{second.Line, second.Column}, "a second YAML document begins here", "quote a value that begins with hyphens"}
	case err != io.EOF:
		return nil, yamlError(err)
	}
	return document.Content[0], nil
}

// yamlWeight is what decoding YAML takes: how many values there are when aliases are
// written out, and how many times the keys of a table are compared with each other.
type yamlWeight struct{ values, comparisons int64 }

func (w *yamlWeight) add(other yamlWeight) {
	w.values += other.values
	w.comparisons += other.comparisons
}

// maxComparisons takes a second, and allows for some 20,000 keys in a table.
const maxComparisons = 200_000_000

// maxRepeated is how many values aliases may stand for beyond as many as a text has bytes.
const maxRepeated = 200_000

// weigh weighs a value; known are those that were weighed, or are being weighed, which the
// decoder refuses.
func weigh(n *yaml.Node, known map[*yaml.Node]yamlWeight) (w yamlWeight) {
	if w, found := known[n]; found {
		return w
	}
	known[n] = w
	w.values = 1
	if n.Kind == yaml.AliasNode {
		w.add(weigh(n.Alias, known))
	}
	for _, child := range n.Content {
		w.add(weigh(child, known))
	}
	if n.Kind == yaml.MappingNode {
		keys := int64(len(n.Content) / 2)
		w.comparisons += keys * keys / 2
	}
	const most int64 = 1 << 40 // Far above all limits, and adds up without an overflow.
	w = yamlWeight{min(w.values, most), min(w.comparisons, most)}
	known[n] = w
	return w
}

// repeatedKey refuses a table in n that has a key twice. The decoder does so as well, with
// a message for each two of them.
func repeatedKey(n *yaml.Node) error {
	type key struct {
		kind  yaml.Kind
		value string
	}
	lines := map[key]int{}
	for i, child := range n.Content {
		if err := repeatedKey(child); err != nil {
			return err
		}
		if n.Kind != yaml.MappingNode || i%2 > 0 {
			continue
		}
		key := key{child.Kind, child.Value}
		if line, given := lines[key]; given {
			return &syntaxError{position{child.Line, child.Column}, fmt.Sprintf("key %q is given twice, first in line %d", child.Value, line), "keep one of the two"}
		}
		lines[key] = child.Line
	}
	return nil
}

// yamlTree is a node as a value. The text that it is from has some bytes.
func yamlTree(content *yaml.Node, bytes int) (value, error) {
	if err := repeatedKey(content); err != nil {
		return value{}, err
	}
	switch weight := weigh(content, map[*yaml.Node]yamlWeight{}); {
	case weight.values > maxRepeated+int64(bytes):
		return value{}, &syntaxError{position{line: content.Line}, "the values that a * repeats are too many", "write the values out instead of the * that repeats them"}
	case weight.comparisons > maxComparisons:
		return value{}, &syntaxError{position{line: content.Line}, "a table has too many keys", "take fewer, or repeat the table less often"}
	}
	// Decoding first refuses what could not be walked: duplicate keys, aliases
	// that contain themselves or expand without end.
	var raw map[string]any
	var into any = &raw
	if content.Kind != yaml.MappingNode {
		into = new(any)
	}
	if err := content.Decode(into); err != nil {
		return value{}, yamlError(err)
	}
	v := yamlValue(content)
	for i := range v.members {
		v.members[i].value.raw = raw[v.members[i].key]
	}
	return v, nil
}

func yamlValue(n *yaml.Node) value {
	v := value{at: position{n.Line, n.Column}}
	switch n.Kind {
	case yaml.AliasNode:
		aliased := yamlValue(n.Alias)
		aliased.at = v.at
		return aliased
	case yaml.SequenceNode:
		v.kind = list
		for _, item := range n.Content {
			v.items = append(v.items, yamlValue(item))
		}
	case yaml.MappingNode:
		v.kind = table
		var merged []member
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			m := member{key.Value, yamlValue(n.Content[i+1])}
			m.value.at = position{key.Line, key.Column}
			if key.ShortTag() != "!!merge" {
				v.members = append(v.members, m)
				continue
			}
			for _, from := range append(m.value.items, m.value) { // A table, or a list of them.
				merged = append(merged, from.members...)
			}
		}
		if merged != nil {
			v.members = merge(firstOfEach(merged), v.members)
		}
	case yaml.ScalarNode:
		tag := n.ShortTag()
		if tag == "!!null" {
			break
		}
		v.kind, v.text = scalar, n.Value
		v.quoted = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		v.typed = tag != "!!str"
	}
	return v
}

// firstOfEach leaves out of members those of a key that another one before them has.
func firstOfEach(all []member) []member {
	has := map[string]bool{}
	return slices.DeleteFunc(all, func(m member) bool {
		had := has[m.key]
		has[m.key] = true
		return had
	})
}

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// yamlSyntaxError is yamlError for a text that is not YAML. For some errors the
// decoder names the line where the surrounding table begins: the place is then
// the end of the shortest text that has the same error.
func yamlSyntaxError(err error, data string) error {
	found := yamlError(err).(*syntaxError)
	if !strings.HasPrefix(found.what, "did not find expected") {
		return found
	}
	lines := strings.SplitAfter(data, "\n")
	found.at.line = 1 + sort.Search(len(lines)-1, func(i int) bool {
		err := yaml.Unmarshal([]byte(strings.Join(lines[:i+1], "")), new(yaml.Node))
		return err != nil && yamlError(err).(*syntaxError).what == found.what
	})
	return found
}

// yamlError finds the line that the decoder names in its message.
func yamlError(err error) error {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	found := &syntaxError{what: message}
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		found.at.line, _ = strconv.Atoi(m[1])
		found.what = m[2]
	}
	if strings.Contains(message, "tab character") {
		found.at.line++ // it names the line before
	}
	for _, known := range yamlHints {
		if strings.Contains(message, known.message) {
			found.hint = known.hint
			break
		}
	}
	return found
}

// yamlHints say what the decoder's commonest messages mean to an author.
var yamlHints = []struct{ message, hint string }{
	{"mapping values are not allowed", `quote a value that holds a colon: title: "One: two"`},
	{"cannot start any token", "indent with spaces instead of tabs; quote a value that begins with a sign"},
	{"tab character", "indent with spaces instead of tabs"},
	{"did not find expected key", "quote the whole value, or begin the line with a key and a colon"},
	{"value contains itself", "write the value out instead of the * that repeats it"},
	{"excessive aliasing", "write the values out instead of the * that repeats them"},
	{"unexpected end of stream", "close the quotes of the value"},
	{"did not find expected", "close the list or the quotes, or quote the whole value"},
}

// maxTOMLDepth is how deep the tables and lists of TOML may lie in each other, and how many
// parts the keys of a line may have: the decoder copies what is around each of them.
const maxTOMLDepth = 100

// tomlTokens are what nests in TOML, what ends a key or a value, and what hides both.
var tomlTokens = regexp.MustCompile(`(?s)"""(?:\\.|[^\\])*?"{3,5}|'''.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|[\[\]{}.,\n]`)

// checkTOML refuses what is nested deeper than the decoder takes.
func checkTOML(data string) error {
	line, depth, dots := 1, 0, 0
	for _, token := range tomlTokens.FindAllString(data, -1) {
		switch token {
		case "[", "{":
			depth++
		case "]", "}":
			depth--
		case ".":
			dots++
		case ",", "\n":
			dots = 0
		}
		if depth+dots > maxTOMLDepth {
			return &syntaxError{position{line: line}, fmt.Sprintf("more than %d tables or lists lie in each other", maxTOMLDepth), "nest them less deeply"}
		}
		line += strings.Count(token, "\n")
	}
	return nil
}

func decodeTOML(data string) (value, error) {
	if err := checkTOML(data); err != nil {
		return value{}, err
	}
	var raw map[string]any
	meta, err := toml.Decode(data, &raw)
	if err != nil {
		var parse toml.ParseError
		if errors.As(err, &parse) {
			return value{}, &syntaxError{at: position{line: parse.Position.Line}, what: parse.Message}
		}
		return value{}, &syntaxError{what: err.Error()}
	}
	v := value{kind: table}
	at, listed := tomlPositions(data), map[string]bool{}
	for _, key := range meta.Keys() {
		name := key[0]
		if listed[name] {
			continue
		}
		listed[name] = true
		m := member{name, goValue(raw[name])}
		m.value.place(at[name])
		m.value.raw = raw[name]
		v.members = append(v.members, m)
	}
	return v, nil
}

// place says of a value, and of all in it, that they are at a place.
func (v *value) place(at position) {
	v.at = at
	for i := range v.items {
		v.items[i].place(at)
	}
	for i := range v.members {
		v.members[i].value.place(at)
	}
}

// tomlKey matches what begins a line that sets a key or begins a table.
var tomlKey = regexp.MustCompile(`^([ \t\[]*)(?:"([^"]*)"|'([^']*)'|([\w-]+))[ \t]*[=.\]]`)

// tomlPositions are where the first line is that begins with a key; the decoder does not
// tell.
func tomlPositions(data string) map[string]position {
	found := map[string]position{}
	line := 0
	for text := range strings.Lines(data) {
		line++
		m := tomlKey.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		key := m[2] + m[3] + m[4]
		if _, known := found[key]; !known {
			found[key] = position{line, utf8.RuneCountInString(m[1]) + 1}
		}
	}
	return found
}

// goValue is a value as the TOML decoder has it. Its dates and times without an
// offset are in zones of these names.
func goValue(raw any) value {
	typed := func(text string) value { return value{kind: scalar, text: text, typed: true} }
	switch raw := raw.(type) {
	case string:
		return value{kind: scalar, text: raw, quoted: true}
	case int64:
		return typed(strconv.FormatInt(raw, 10))
	case float64:
		return typed(strconv.FormatFloat(raw, 'f', -1, 64))
	case bool:
		return typed(strconv.FormatBool(raw))
	case time.Time:
		v := typed(raw.Format("2006-01-02 15:04:05 -07:00"))
		switch raw.Location().String() {
		case "datetime-local":
			v.text = raw.Format(time.DateTime)
		case "date-local":
			v.text = raw.Format(time.DateOnly)
		case "time-local":
			v.text = raw.Format(time.TimeOnly)
		}
		v.quoted = true
		return v
	case []any:
		v := value{kind: list}
		for _, item := range raw {
			v.items = append(v.items, goValue(item))
		}
		return v
	case []map[string]any:
		v := value{kind: list}
		for _, item := range raw {
			v.items = append(v.items, goValue(item))
		}
		return v
	case map[string]any:
		v := value{kind: table}
		for _, key := range slices.Sorted(maps.Keys(raw)) {
			v.members = append(v.members, member{key, goValue(raw[key])})
		}
		return v
	}
	return value{kind: table}
}

func decodeJSON(data string) (value, error) {
	// Decoding first refuses what could not be walked: nesting without end.
	var raw any
	if err := json.Unmarshal([]byte(data), &raw); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return value{}, &syntaxError{at: position{1, 1}.after(data[:max(int(syntax.Offset)-1, 0)]), what: err.Error()}
		}
		return value{}, &syntaxError{what: err.Error()}
	}
	decoder := jsonDecoder{json.NewDecoder(strings.NewReader(data)), data, 0, position{1, 1}}
	decoder.UseNumber()
	v, err := decoder.value()
	if err != nil {
		return value{}, err
	}
	if object, ok := raw.(map[string]any); ok {
		for i := range v.members {
			v.members[i].value.raw = object[v.members[i].key]
		}
	}
	return v, nil
}

// jsonDecoder decodes JSON to values with their places.
type jsonDecoder struct {
	*json.Decoder
	data string
	// offset is how many bytes were counted, and at the place of the next one.
	offset int
	at     position
}

func (d *jsonDecoder) value() (value, error) {
	token, err := d.Token()
	if err != nil {
		return value{}, err
	}
	v := value{at: d.position()}
	switch token := token.(type) {
	case json.Delim:
		v.kind = list
		if token == '{' {
			v.kind = table
		}
		given := map[string]bool{}
		for d.More() {
			if v.kind == list {
				item, err := d.value()
				if err != nil {
					return value{}, err
				}
				v.items = append(v.items, item)
				continue
			}
			key, err := d.Token()
			if err != nil {
				return value{}, err
			}
			m := member{key: key.(string)}
			at := d.position()
			if given[m.key] {
				return value{}, &syntaxError{at, "key " + strconv.Quote(m.key) + " is given twice", "keep one of the two"}
			}
			given[m.key] = true
			if m.value, err = d.value(); err != nil {
				return value{}, err
			}
			m.value.at = at
			v.members = append(v.members, m)
		}
		_, err = d.Token()
	case string:
		v.kind, v.text, v.quoted = scalar, token, true
	case json.Number:
		v.kind, v.text, v.typed = scalar, token.String(), true
	case bool:
		v.kind, v.text, v.typed = scalar, strconv.FormatBool(token), true
	}
	return v, err
}

// position is the place of the last byte of the token that was read last.
func (d *jsonDecoder) position() position {
	last := max(int(d.InputOffset())-1, d.offset)
	d.at = d.at.after(d.data[d.offset:last])
	d.offset = last
	return d.at
}

// after is the place behind a text that begins at p.
func (p position) after(text string) position {
	if line := strings.LastIndexByte(text, '\n'); line >= 0 {
		p.line += strings.Count(text, "\n")
		p.column, text = 1, text[line+1:]
	}
	p.column += utf8.RuneCountInString(text)
	return p
}

// decodeText makes UTF-8 with line feeds out of a file. It reports the line of
// the first byte that is not UTF-8, or 0; such bytes become U+FFFD.
func decodeText(data []byte) (text string, badLine int) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	if utf8.Valid(data) {
		return string(data), 0
	}
	for rest := data; ; {
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			before := data[:len(data)-len(rest)]
			return strings.ToValidUTF8(string(data), "\ufffd"), bytes.Count(before, []byte("\n")) + 1
		}
		rest = rest[size:]
	}
}
