package front

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decodeYAML decodes a text of which all is one document.
func decodeYAML(data string) (Value, error) {
	return yamlDocument(data, func(decoder *yaml.Decoder, _ *yaml.Node) error {
		var second yaml.Node
		switch err := decoder.Decode(&second); {
		case err == nil:
			return &syntaxError{Position{second.Line, second.Column}, "a second YAML document begins here", "quote a value that begins with hyphens"}
		case err != io.EOF:
			return yamlError(err)
		}
		return nil
	})
}

// DecodeRuby is decodeYAML in the way of Ruby's decoder: the first document counts, and of
// a key that is given twice in a table the last, under a warning. Ruby lets a table be a key,
// as {{name}} without quotation marks has one; such a key is left out, under a warning.
func (r *Report) DecodeRuby(data string) (Value, error) {
	return yamlDocument(data, func(_ *yaml.Decoder, content *yaml.Node) error {
		r.dropKeys(content)
		return nil
	})
}

// dropKeys removes from the tables in n the keys that are given again below, and those that
// are no name.
func (r *Report) dropKeys(n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		last := map[string]int{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			last[n.Content[i].Value] = i
		}
		var kept []*yaml.Node
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind == yaml.MappingNode || key.Kind == yaml.SequenceNode {
				r.Warnf(Position{key.Line, key.Column}, "quote a value that begins with a brace or a bracket", "what stands in braces or brackets is no key: left out")
				continue
			}
			if last[key.Value] != i && key.Kind == yaml.ScalarNode && key.Value != "<<" {
				r.Warnf(Position{key.Line, key.Column}, "keep one of the two", "%s is not used: it is given again below", key.Value)
				continue
			}
			kept = append(kept, key, n.Content[i+1])
		}
		n.Content = kept
	}
	for _, child := range n.Content {
		r.dropKeys(child)
	}
}

// yamlDocument decodes the first document of a text, once that is checked with what the
// decoder has besides. Of an empty text it is an empty table.
func yamlDocument(data string, check func(decoder *yaml.Decoder, content *yaml.Node) error) (Value, error) {
	decoder := yaml.NewDecoder(strings.NewReader(data))
	var document yaml.Node
	switch err := decoder.Decode(&document); {
	case err == io.EOF:
		return Value{Kind: Table}, nil
	case err != nil:
		return Value{}, yamlSyntaxError(err, data)
	}
	content := document.Content[0]
	if err := check(decoder, content); err != nil {
		return Value{}, err
	}
	return yamlTree(content, len(data))
}

// yamlWeight is what decoding YAML takes: how many values there are when aliases are
// written out, and how many times the keys of a table are compared with each other.
type yamlWeight struct{ values, comparisons int64 }

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
	children := n.Content
	if n.Kind == yaml.AliasNode {
		children = []*yaml.Node{n.Alias}
	}
	for _, child := range children {
		of := weigh(child, known)
		w.values, w.comparisons = w.values+of.values, w.comparisons+of.comparisons
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
			return &syntaxError{Position{child.Line, child.Column}, fmt.Sprintf("key %q is given twice, first in line %d", child.Value, line), "keep one of the two"}
		}
		lines[key] = child.Line
	}
	return nil
}

// yamlTree is a node as a value. The text that it is from has some bytes.
func yamlTree(content *yaml.Node, bytes int) (Value, error) {
	if err := repeatedKey(content); err != nil {
		return Value{}, err
	}
	switch weight := weigh(content, map[*yaml.Node]yamlWeight{}); {
	case weight.values > maxRepeated+int64(bytes):
		return Value{}, &syntaxError{Position{Line: content.Line}, "the values that a * repeats are too many", "write the values out instead of the * that repeats them"}
	case weight.comparisons > maxComparisons:
		return Value{}, &syntaxError{Position{Line: content.Line}, "a table has too many keys", "take fewer, or repeat the table less often"}
	}
	// Decoding first refuses what could not be walked: duplicate keys, aliases
	// that contain themselves or expand without end.
	var into any = new(map[string]any)
	if content.Kind != yaml.MappingNode {
		into = new(any)
	}
	if err := content.Decode(into); err != nil {
		return Value{}, yamlError(err)
	}
	return yamlValue(content), nil
}

func yamlValue(n *yaml.Node) Value {
	v := Value{At: Position{n.Line, n.Column}}
	switch n.Kind {
	case yaml.AliasNode:
		aliased := yamlValue(n.Alias)
		aliased.At = v.At
		return aliased
	case yaml.SequenceNode:
		v.Kind = List
		for _, item := range n.Content {
			v.Items = append(v.Items, yamlValue(item))
		}
	case yaml.MappingNode:
		v.Kind = Table
		var merged []Member
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			m := Member{key.Value, yamlValue(n.Content[i+1])}
			m.Value.At = Position{key.Line, key.Column}
			if key.ShortTag() != "!!merge" {
				v.Members = append(v.Members, m)
				continue
			}
			for _, from := range append(m.Value.Items, m.Value) { // A table, or a list of them.
				merged = append(merged, from.Members...)
			}
		}
		if merged != nil {
			v.Members = Merge(firstOfEach(merged), v.Members)
		}
	case yaml.ScalarNode:
		tag := n.ShortTag()
		if tag == "!!null" {
			break
		}
		v.Kind, v.Text = Scalar, n.Value
		v.Quoted = n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		v.Typed = tag != "!!str"
	}
	return v
}

// firstOfEach leaves out of members those of a key that another one before them has.
func firstOfEach(all []Member) []Member {
	has := map[string]bool{}
	return slices.DeleteFunc(all, func(m Member) bool {
		had := has[m.Key]
		has[m.Key] = true
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
	found.at.Line = 1 + sort.Search(len(lines)-1, func(i int) bool {
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
		found.at.Line, _ = strconv.Atoi(m[1])
		found.what = m[2]
	}
	if strings.Contains(message, "tab character") {
		found.at.Line++ // it names the line before
	}
	if strings.HasSuffix(message, "found unexpected end of stream") {
		found.what = "a quotation is never closed"
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
