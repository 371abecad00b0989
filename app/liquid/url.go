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

var uri = regexp.MustCompile(`(?s)^(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$`)

// isAbsolute reports whether an address has a scheme.
func isAbsolute(s string) bool {
	found := uri.FindStringSubmatch(s)
	return found != nil && found[1] != ""
}

// relativeURL puts the base URL before a path of the site.
func (e *Engine) relativeURL(s string) string {
	if isAbsolute(s) {
		return s
	}
	return normalizedURL(rooted(strings.TrimSuffix(e.site.BaseURL, "/")) + rooted(s))
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
	if found == nil {
		return s
	}
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
	segments := strings.Split(strings.Trim(path, trimmed), "/")
	for i, segment := range segments {
		segments[i] = normalized(segment, pathCharacters)
	}
	path = withoutDots(strings.Join(segments, "/"))
	if path == "" && host != "" {
		path = "/"
	}
	out.WriteString(path)
	if query != "" {
		pairs := strings.Split(query, "&")
		for i, pair := range pairs {
			pairs[i] = normalizedQuery(pair)
		}
		out.WriteString("?" + strings.Join(pairs, "&"))
	}
	if fragment != "" {
		out.WriteString("#" + normalized(fragment, fragmentCharac))
	}
	return out.String()
}

// withoutDots takes "." and ".." out of a path.
func withoutDots(path string) string {
	if !strings.Contains(path, "/.") && !strings.HasPrefix(path, ".") {
		return path
	}
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
	parts := plusEscape.Split(s, -1)
	for i, part := range parts {
		parts[i] = normalized(part, queryCharacter)
	}
	return strings.Join(parts, "%2B")
}

var plusEscape = regexp.MustCompile(`%2[Bb]`)

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
