package problem

import (
	"errors"
	"fmt"
)

// hinted is an error that knows what to do about it.
type hinted struct {
	error
	hint string
}

func (e *hinted) Unwrap() error { return e.error }

// Errorf returns an error with a hint at what to do about it. Its text is made as
// fmt.Errorf makes it.
func Errorf(hint, format string, args ...any) error {
	return &hinted{fmt.Errorf(format, args...), hint}
}

// WithHint gives an error a hint in the place of the one that it may have.
func WithHint(err error, hint string) error { return &hinted{err, hint} }

// IsHinted reports whether an error, or one that it wraps, has a hint.
func IsHinted(err error) bool {
	_, ok := errors.AsType[*hinted](err)
	return ok
}

// HintOf returns what an error says to do about it, "" if it says nothing.
func HintOf(err error) string {
	if h, ok := errors.AsType[*hinted](err); ok {
		return h.hint
	}
	return ""
}
