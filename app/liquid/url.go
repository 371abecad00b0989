package liquid

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// These are characters that stay as they are in an address, or in a part of one.
const (
	unreserved     = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
	delimiters     = "!$&'()*+,;="
	uriCharacters  = unreserved + delimiters + ":/?#[]@"
	pathCharacters = unreserved + delimiters + ":@"
	queryCharacter = unreserved + "!$'()*+,=:@/?"
	fragmentCharac = pathCharacters + "/?"
)

// uri matches any text.
var uri = regexp.MustCompile(`(?s)^(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$`)

// isAbsolute reports whether an address has a scheme.
func isAbsolute(s string) bool {
	return uri.FindStringSubmatch(s)[1] != ""
}

// AbsoluteURL is the filter absolute_url, for a site of an origin such as
// "https://example.org" and a base such as "/blog".
func AbsoluteURL(origin, base, path string) string {
	site := Site{URL: origin, BaseURL: base}
	return site.absoluteURL(path)
}

func (s *Site) absoluteURL(path string) string {
	if s.URL == "" || isAbsolute(path) {
		return s.relativeURL(path)
	}
	return normalizedURL(s.URL + s.relativeURL(path))
}

// EscapePath escapes what may not stand in a path, but for a question mark, which Jekyll
// leaves in its addresses.
func EscapePath(path string) string { return escaped(path, pathCharacters+"/?") }

// relativeURL puts the base URL before a path of the site.
func (s *Site) relativeURL(path string) string {
	if isAbsolute(path) {
		return path
	}
	return normalizedURL(rooted(strings.TrimSuffix(s.BaseURL, "/")) + rooted(path))
}

func rooted(s string) string {
	if s == "" || s[0] == '/' {
		return s
	}
	return "/" + s
}

// normalizedURL normalises an address as Jekyll's library does: each part in NFKC,
// with escapes for what its part does not allow, and a path without dots.
func normalizedURL(s string) string {
	found := uri.FindStringSubmatch(s)
	scheme, host, path, query, fragment := found[1], found[2], found[3], found[4], found[5]
	var out strings.Builder
	if scheme != "" {
		out.WriteString(strings.ToLower(scheme) + ":")
	}
	if strings.HasPrefix(s[len(out.String()):], "//") {
		host = strings.ToLower(host)
		if port, ok := map[string]string{"http": ":80", "https": ":443"}[strings.ToLower(scheme)]; ok {
			host = strings.TrimSuffix(host, port)
		}
		out.WriteString("//" + host)
	}
	path = withoutDots(inParts(strings.Trim(path, trimmed), "/", func(s string) string { return normalized(s, pathCharacters) }))
	if path == "" && host != "" {
		path = "/"
	}
	out.WriteString(path)
	if query != "" {
		out.WriteString("?" + inParts(query, "&", normalizedQuery))
	}
	if fragment != "" {
		out.WriteString("#" + normalized(fragment, fragmentCharac))
	}
	return out.String()
}

// withoutDots takes "." and ".." out of a path.
func withoutDots(path string) string {
	var kept []string
	segments := strings.Split(path, "/")
	for i, segment := range segments {
		switch {
		case segment == "..":
			if len(kept) > 1 {
				kept = kept[:len(kept)-1]
			}
		case segment != ".":
			kept = append(kept, segment)
			continue
		}
		if i == len(segments)-1 {
			kept = append(kept, "")
		}
	}
	return strings.Join(kept, "/")
}

// normalized decodes what is escaped and escapes what is not among the characters
// allowed.
func normalized(s, allowed string) string {
	return escaped(norm.NFKC.String(unescape(s)), allowed)
}

// normalizedQuery leaves an escaped plus as it is: a bare one is a space.
func normalizedQuery(s string) string {
	s = strings.ReplaceAll(s, "%2b", "%2B")
	return inParts(s, "%2B", func(s string) string { return normalized(s, queryCharacter) })
}

// inParts changes each part of a text between separators.
func inParts(s, separator string, change func(string) string) string {
	parts := strings.Split(s, separator)
	for i, part := range parts {
		parts[i] = change(part)
	}
	return strings.Join(parts, separator)
}

func escaped(s, allowed string) string {
	var out strings.Builder
	for i := range len(s) {
		if strings.IndexByte(allowed, s[i]) >= 0 {
			out.WriteByte(s[i])
		} else {
			const hex = "0123456789ABCDEF"
			out.Write([]byte{'%', hex[s[i]>>4], hex[s[i]&15]})
		}
	}
	return out.String()
}

var escapes = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)

// unescape decodes percent escapes, and leaves what only looks like one.
func unescape(s string) string {
	return escapes.ReplaceAllStringFunc(s, func(escape string) string {
		decoded, _ := url.PathUnescape(escape)
		return decoded
	})
}
