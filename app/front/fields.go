package front

import (
	"slices"
)

// Fields reads the members of a table by name, and reports those that are not of
// the kind expected.
type Fields struct {
	*Report
	Members []Member
}

// Get returns the first of some members that is there, absent if there is none or if all
// are null.
func (f Fields) Get(keys ...string) (v Value) {
	for _, key := range keys {
		if i := slices.IndexFunc(f.Members, func(m Member) bool { return m.Key == key }); i >= 0 {
			v = f.Members[i].Value
		}
		if v.Kind != Absent {
			break
		}
	}
	return v
}

// Text returns a scalar as one line of plain text, empty if there is none.
func (f Fields) Text(key string) string {
	v := f.Get(key)
	if v.Kind != Absent && v.Kind != Scalar {
		f.Wrongf(v.At, "write it as: "+key+": \"…\"", "%s is %s, text is expected", key, v.Kind)
		return ""
	}
	return PlainText(v.Text)
}

// In reads the members of a table in the report's file.
func (r *Report) In(v Value) Fields { return Fields{r, v.Members} }

// Table returns the members of a table, none if there is none.
func (f Fields) Table(key string) Fields { return f.In(f.Get(key)) }

// Scalar is text for a value that may be of any kind: empty unless it is a scalar.
func (f Fields) Scalar(key string) string {
	if v := f.Get(key); v.Kind == Scalar {
		return PlainText(v.Text)
	}
	return ""
}

// Flag returns a boolean, the fallback if there is none.
func (f Fields) Flag(key string, fallback bool) bool {
	v := f.Get(key)
	switch v.Kind {
	case Absent:
		return fallback
	case Scalar:
		if is, ok := v.Bool(); ok {
			return is
		}
		f.Wrongf(v.At, "write true or false", "%s is %q, true or false is expected", key, v.Text)
	default:
		f.Wrongf(v.At, "write true or false", "%s is %s, true or false is expected", key, v.Kind)
	}
	return fallback
}

// List returns the members of a list, none if there is none.
func (f Fields) List(key string) []Value {
	v := f.Get(key)
	if v.Kind != Absent && v.Kind != List {
		f.Wrongf(v.At, "", "%s is %s, a list is expected", key, v.Kind)
	}
	return v.Items
}
