//go:build !js

package search

import "golang.org/x/text/unicode/norm"

// decompose returns the compatibility decomposition (NFKD) of a letter.
func decompose(letter string) string { return norm.NFKD.String(letter) }
