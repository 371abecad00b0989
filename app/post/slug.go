package post

import (
	"hash/fnv"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSegment is the longest path segment in bytes: file systems stop at 255,
// and "index.html.br" and percent-encoding want room.
const maxSegment = 200

// Slug returns the path segment of a category's or tag's name. It depends on
// the name alone, so an address never changes because another name appears.
//
// Letters (of any script), marks and digits stay, lower-cased; runs of white
// space and hyphens become one hyphen. Names that differ in nothing else share a
// slug, and are one term (see Terms). Where anything else had to be dropped, as
// in "C++" and "C#", or the segment cut, a hash of the name follows.
func Slug(name string) string {
	slug, lossy := plainSlug(name)
	if slug == "" || lossy {
		return hashed(slug, name)
	}
	return LimitSegment(slug)
}

// plainSlug is a Slug without a hash, as Jekyll has it. lossy says that names which differ
// in more than white space and case may share it.
func plainSlug(name string) (slug string, lossy bool) {
	var b strings.Builder
	gap := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '-', unicode.IsSpace(r):
			gap = true
		default:
			gap, lossy = true, true
		}
	}
	return b.String(), lossy
}

// hashed is a slug with a hash of the name.
func hashed(slug, name string) string {
	return CutSegment(slug, maxSegment-8) + hashSuffix(slug, name)
}

// LimitSegment returns a path segment of at most 200 bytes: a longer one is cut
// at a rune and gets a hash of the whole.
func LimitSegment(segment string) string {
	if len(segment) <= maxSegment {
		return segment
	}
	cut := CutSegment(segment, maxSegment-8)
	return cut + hashSuffix(cut, segment)
}

// CutSegment returns the longest prefix of s of whole runes within n bytes.
func CutSegment(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func hashSuffix(slug, name string) string {
	h := fnv.New32a()
	h.Write([]byte(name))
	sum := strconv.FormatUint(uint64(h.Sum32()), 36)
	if slug == "" {
		return sum
	}
	return "-" + sum
}
