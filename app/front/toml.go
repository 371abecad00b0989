package front

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

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
			return &syntaxError{Position{Line: line}, fmt.Sprintf("more than %d tables or lists lie in each other", maxTOMLDepth), "nest them less deeply"}
		}
		line += strings.Count(token, "\n")
	}
	return nil
}

// decodeTOML decodes a text of keys and tables.
func decodeTOML(data string) (Value, error) {
	if err := checkTOML(data); err != nil {
		return Value{}, err
	}
	var raw map[string]any
	meta, err := toml.Decode(data, &raw)
	if err != nil {
		if parse, ok := errors.AsType[toml.ParseError](err); ok {
			return Value{}, &syntaxError{at: Position{Line: parse.Position.Line}, what: parse.Message}
		}
		return Value{}, &syntaxError{what: err.Error()}
	}
	v := Value{Kind: Table}
	at, listed := tomlPositions(data), map[string]bool{}
	for _, key := range meta.Keys() {
		name := key[0]
		if listed[name] {
			continue
		}
		listed[name] = true
		v.Members = append(v.Members, Member{name, goValue(raw[name], at[name])})
	}
	return v, nil
}

// tomlKey matches what begins a line that sets a key or begins a table.
var tomlKey = regexp.MustCompile(`^([ \t\[]*)(?:"([^"]*)"|'([^']*)'|([\w-]+))[ \t]*[=.\]]`)

// tomlPositions are where the first line is that begins with a key; the decoder does not
// tell.
func tomlPositions(data string) map[string]Position {
	found := map[string]Position{}
	line := 0
	for text := range strings.Lines(data) {
		line++
		m := tomlKey.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		key := m[2] + m[3] + m[4]
		if _, known := found[key]; !known {
			found[key] = Position{line, utf8.RuneCountInString(m[1]) + 1}
		}
	}
	return found
}

// tomlLocal are the layouts of dates and times without an offset, by the names of the
// zones in which the decoder has them.
var tomlLocal = map[string]string{"datetime-local": time.DateTime, "date-local": time.DateOnly, "time-local": time.TimeOnly}

// goValue is a value as the TOML decoder has it, with all in it at a place.
func goValue(raw any, at Position) Value {
	v := Value{Kind: Scalar, At: at, Typed: true}
	switch raw := raw.(type) {
	case string:
		v.Text, v.Quoted, v.Typed = raw, true, false
	case int64, bool:
		v.Text = fmt.Sprint(raw)
	case float64:
		v.Text = strconv.FormatFloat(raw, 'f', -1, 64)
	case time.Time:
		v.Text = raw.Format(cmp.Or(tomlLocal[raw.Location().String()], "2006-01-02 15:04:05 -07:00"))
		v.Quoted = true
	case []any:
		return goList(raw, at)
	case []map[string]any:
		return goList(raw, at)
	case map[string]any:
		v = Value{Kind: Table, At: at}
		for _, key := range slices.Sorted(maps.Keys(raw)) {
			v.Members = append(v.Members, Member{key, goValue(raw[key], at)})
		}
	}
	return v
}

func goList[T any](raw []T, at Position) Value {
	v := Value{Kind: List, At: at}
	for _, item := range raw {
		v.Items = append(v.Items, goValue(item, at))
	}
	return v
}
