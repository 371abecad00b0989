package source

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// value is a piece of a front matter or manifest, in one form for YAML, TOML and
// JSON.
type value struct {
	kind kind
	at   position
	// text is a scalar as written, without its quotes.
	text string
	// quoted says that the scalar stood in quotes; typed that its format does not
	// take it for a string (2017, true, 2017-09-04).
	quoted, typed bool
	items         []value
	members       []member
	// raw is a member of the outermost table as its decoder has it.
	raw any
}

type member struct {
	key   string
	value value
}

type kind int

const (
	absent kind = iota // also null
	scalar
	list
	table
)

func (k kind) String() string {
	return [...]string{"empty", "a single value", "a list", "a table of keys"}[k]
}

// texts returns the items of a list, or of a scalar what commas separate.
func (v value) texts() (list []string) {
	if v.kind == scalar {
		for text := range strings.SplitSeq(v.text, ",") {
			list = append(list, strings.TrimSpace(text))
		}
	}
	for _, item := range v.items {
		list = append(list, item.text)
	}
	return list
}

// scalars returns the items of a list, or the one scalar.
func (v value) scalars() (list []string) {
	if v.kind == scalar {
		list = append(list, v.text)
	}
	for _, item := range v.items {
		list = append(list, item.text)
	}
	return slices.DeleteFunc(list, func(text string) bool { return text == "" })
}

// fields reads the members of a table by name, and reports those that are not of
// the kind expected.
type fields struct {
	*report
	members []member
}

// get returns a member, absent if there is none or if it is null.
func (f fields) get(key string) value {
	i := slices.IndexFunc(f.members, func(m member) bool { return m.key == key })
	if i < 0 {
		return value{}
	}
	return f.members[i].value
}

// text returns a scalar as one line of plain text, empty if there is none.
func (f fields) text(key string) string {
	v := f.get(key)
	if v.kind != absent && v.kind != scalar {
		f.wrongf(v.at, "write it as: "+key+": \"…\"", "%s is %s, text is expected", key, v.kind)
		return ""
	}
	return plainText(v.text)
}

// table returns the members of a table, none if there is none.
func (f fields) table(key string) fields { return fields{f.report, f.get(key).members} }

// scalar is text for a value that may be of any kind: empty unless it is a scalar.
func (f fields) scalar(key string) string {
	if v := f.get(key); v.kind == scalar {
		return plainText(v.text)
	}
	return ""
}

// image returns a picture: a text, or in a table the one for previews.
func (f fields) image() string {
	if v := f.get("image"); v.kind == table {
		in := f.table("image")
		return firstOf(in.scalar("path"), in.scalar("feature"), in.scalar("src"), in.scalar("url"))
	}
	return f.text("image")
}

// flag returns a boolean in any of the spellings of YAML 1.1, quoted or not.
func (f fields) flag(key string, fallback bool) bool {
	v := f.get(key)
	switch v.kind {
	case absent:
		return fallback
	case scalar:
		switch strings.ToLower(v.text) {
		case "true", "yes", "on":
			return true
		case "false", "no", "off":
			return false
		}
		f.wrongf(v.at, "write true or false", "%s is %q, true or false is expected", key, v.text)
	default:
		f.wrongf(v.at, "write true or false", "%s is %s, true or false is expected", key, v.kind)
	}
	return fallback
}

// list returns the members of a list, none if there is none.
func (f fields) list(key string) []value {
	v := f.get(key)
	if v.kind != absent && v.kind != list {
		f.wrongf(v.at, "", "%s is %s, a list is expected", key, v.kind)
	}
	return v.items
}

// plainText makes one line of NFC text: control characters and runs of white
// space become one space.
func plainText(s string) string {
	s = strings.Map(func(r rune) rune {
		if isControl(r) {
			return ' '
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// isControl reports whether r is a control character, or one of the two others
// that XML forbids.
func isControl(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff
}
