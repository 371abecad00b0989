package front

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	invalidCharacter = regexp.MustCompile(`invalid character '[^ ]*'`)
	unquoted         = regexp.MustCompile(`^invalid character '\pL' looking for beginning of`)
)

// decodeJSON decodes a text of which all is one value.
func decodeJSON(data string) (Value, error) {
	// Decoding first refuses what could not be walked: nesting without end.
	var raw any
	if err := json.Unmarshal([]byte(data), &raw); err != nil {
		if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
			before := max(int(syntax.Offset)-1, 0)
			found := &syntaxError{at: Position{1, 1}.after(data[:before]), what: err.Error()}
			// The message takes the first byte of a character for all of it.
			if r, size := utf8.DecodeRuneInString(data[before:]); size > 1 {
				found.what = invalidCharacter.ReplaceAllLiteralString(found.what, fmt.Sprintf("invalid character %q", r))
			}
			if unquoted.MatchString(found.what) {
				found.hint = `write texts in double quotes: "…"`
			}
			return Value{}, found
		}
		return Value{}, &syntaxError{what: err.Error()}
	}
	decoder := jsonDecoder{json.NewDecoder(strings.NewReader(data)), data, 0, Position{1, 1}}
	decoder.UseNumber()
	return decoder.value()
}

// jsonDecoder decodes JSON to values with their places.
type jsonDecoder struct {
	*json.Decoder
	data string
	// offset is how many bytes were counted, and at the place of the next one.
	offset int
	at     Position
}

func (d *jsonDecoder) value() (Value, error) {
	token, err := d.Token()
	v := Value{At: d.position()}
	switch token := token.(type) {
	case json.Delim:
		v.Kind = List
		if token == '{' {
			v.Kind = Table
		}
		given := map[string]bool{}
		for d.More() {
			var m Member
			var at Position
			if v.Kind == Table {
				key, _ := d.Token()
				m.Key, at = key.(string), d.position()
				if given[m.Key] {
					return Value{}, &syntaxError{at, "key " + strconv.Quote(m.Key) + " is given twice", "keep one of the two"}
				}
				given[m.Key] = true
			}
			if m.Value, err = d.value(); err != nil {
				return Value{}, err
			}
			if v.Kind == List {
				v.Items = append(v.Items, m.Value)
				continue
			}
			m.Value.At = at
			v.Members = append(v.Members, m)
		}
		_, err = d.Token()
	case string:
		v.Kind, v.Text, v.Quoted = Scalar, token, true
	case json.Number:
		v.Kind, v.Text, v.Typed = Scalar, token.String(), true
	case bool:
		v.Kind, v.Text, v.Typed = Scalar, strconv.FormatBool(token), true
	}
	return v, err
}

// position is the place of the last byte of the token that was read last.
func (d *jsonDecoder) position() Position {
	last := max(int(d.InputOffset())-1, d.offset)
	d.at = d.at.after(d.data[d.offset:last])
	d.offset = last
	return d.at
}
