package front

import (
	"encoding/json"
	"slices"
	"strings"
)

// Value is a piece of a front matter or manifest, in one form for YAML, TOML and
// JSON.
type Value struct {
	Kind Kind
	At   Position
	// Text is a scalar as written, without its quotes.
	Text string
	// Quoted says that the scalar stood in quotes; Typed that its format does not
	// take it for a string (2017, true, 2017-09-04).
	Quoted, Typed bool
	Items         []Value
	Members       []Member
}

// Member is a value under its key.
type Member struct {
	Key   string
	Value Value
}

// Kind is what a value is, in an author's words.
type Kind int

const (
	Absent Kind = iota // also null
	Scalar
	List
	Table
)

func (k Kind) String() string {
	return [...]string{"empty", "a single value", "a list", "a table of keys"}[k]
}

// Texts returns the items of a list, or of a scalar what commas separate.
func (v Value) Texts() (list []string) {
	if v.Kind == Scalar {
		for text := range strings.SplitSeq(v.Text, ",") {
			list = append(list, strings.TrimSpace(text))
		}
	}
	for _, item := range v.Items {
		list = append(list, item.Text)
	}
	return list
}

// Scalars returns the items of a list, or the one scalar.
func (v Value) Scalars() []string {
	list := []string{v.Text}
	for _, item := range v.Items {
		list = append(list, item.Text)
	}
	return slices.DeleteFunc(list, func(text string) bool { return text == "" })
}

// Bool returns a boolean in any of the spellings of YAML 1.1, quoted or not.
func (v Value) Bool() (is, ok bool) {
	switch strings.ToLower(v.Text) {
	case "true", "yes", "on":
		return true, true
	case "false", "no", "off":
		return false, true
	}
	return false, false
}

// Any returns a value as encoding/json has it.
func (v Value) Any() any {
	switch v.Kind {
	case Scalar:
		var typed any
		if v.Typed && json.Unmarshal([]byte(strings.ToLower(v.Text)), &typed) == nil {
			return typed
		}
		return v.Text
	case List:
		list := make([]any, len(v.Items))
		for i, item := range v.Items {
			list[i] = item.Any()
		}
		return list
	case Table:
		return Map(v.Members)
	}
	return nil
}

// Map returns members as encoding/json has them.
func Map(members []Member) map[string]any {
	all := make(map[string]any, len(members))
	for _, m := range members {
		all[m.Key] = m.Value.Any()
	}
	return all
}

// Merge returns base with what over says in its place. Tables in both are merged alike,
// and what is null in over stays.
func Merge(base, over []Member) []Member {
	merged := slices.Clone(base)
	for _, m := range over {
		i := slices.IndexFunc(merged, func(b Member) bool { return b.Key == m.Key })
		switch {
		case i < 0:
			merged = append(merged, m)
		case m.Value.Kind == Absent:
		case m.Value.Kind == Table && merged[i].Value.Kind == Table:
			m.Value.Members = Merge(merged[i].Value.Members, m.Value.Members)
			merged[i] = m
		default:
			merged[i] = m
		}
	}
	return merged
}
