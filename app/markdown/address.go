package markdown

import (
	"strings"
	"unicode"
)

// Safe reports whether an address may stand in a link or, if image is set, be
// loaded as a picture. It refuses the schemes that run or embed code, and data:
// except for pictures in formats that cannot hold a script. Relative addresses,
// and schemes that it does not know, are safe.
//
// The address is taken as browsers take it, and more strictly: white space,
// control and format characters do not hide a scheme.
func Safe(address string, image bool) bool {
	scheme, rest, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	scheme = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) {
			return -1
		}
		return unicode.ToLower(r)
	}, scheme)
	switch scheme {
	case "javascript", "vbscript", "livescript", "blob", "file", "filesystem", "view-source":
		return false
	case "data":
		return image && isPicture(rest)
	}
	return true
}

func isPicture(data string) bool {
	kind, _, _ := strings.Cut(data, ",")
	kind, _, _ = strings.Cut(kind, ";")
	switch strings.ToLower(kind) {
	case "image/png", "image/jpeg", "image/gif", "image/webp", "image/avif":
		return true
	}
	return false
}

// IsExternal reports whether an address names a host.
func IsExternal(address string) bool {
	lower := strings.ToLower(address)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") ||
		strings.HasPrefix(lower, "//")
}

// IsPath reports whether an address is a path from the root of the site that it stands in.
// With a second slash it names another host, and browsers take a backslash for one and
// pass over tabs and line breaks.
func IsPath(address string) bool {
	rest, ok := strings.CutPrefix(address, "/")
	rest = strings.TrimLeft(rest, "\t\n\r")
	return ok && !strings.HasPrefix(rest, "/") && !strings.HasPrefix(rest, `\`)
}
