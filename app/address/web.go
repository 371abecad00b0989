package address

import (
	"cmp"
	"errors"
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
	"golang.org/x/net/idna"
)

// ParseBlog reads the address of a blog, and ends it with a slash.
func ParseBlog(address string) (*url.URL, error) {
	u, err := ParseWeb(address)
	switch {
	case err != nil:
		return nil, err
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return nil, errors.New("it has more than host and path")
	}
	u.Path = strings.TrimSuffix(path.Clean("/"+u.Path), "/") + "/"
	return &url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}, nil
}

// IsWeb reports whether a text begins as an absolute address on the web does.
func IsWeb(text string) bool {
	return strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
}

// ParseWeb reads an absolute address on the web.
func ParseWeb(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("it can't be read")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("it does not begin with https:// or http://")
	case u.Hostname() == "":
		return nil, errors.New("it names no host")
	}
	if u.Host, err = Host(u); err != nil || strings.ContainsAny(u.Host, `"<>^`+"`{|}") {
		return nil, errors.New("there can be no host of this name")
	}
	return u, nil
}

// Host returns the host of a URL, with the port if it is not that of its scheme,
// such that two of the same place are equal: in lower case, a name with other letters in
// Punycode, without the dot of the root.
func Host(u *url.URL) (string, error) {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if name == "" && u.Host != "" {
		return "", errors.New("the host has no name")
	}
	if strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		var err error
		if name, err = idna.Lookup.ToASCII(name); err != nil {
			return "", err
		}
		name = strings.TrimSuffix(name, ".") // It may have been one of another script.
	}
	if strings.Contains(name, ":") { // It is an address of IPv6.
		name = "[" + name + "]"
	}
	if u.Port() == "" {
		return name, nil
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil {
		return "", errors.New("there is no such port")
	}
	scheme := cmp.Or(u.Scheme, "https") // Without one, it is that of the page.
	if of := map[string]uint64{"http": 80, "https": 443}; port == of[scheme] {
		return name, nil
	}
	return name + ":" + strconv.FormatUint(port, 10), nil
}

// EscapedWeb is a URL of the web without characters that not all take. What is escaped in
// a host is none.
func EscapedWeb(u *url.URL) string {
	whole := u.String()
	start := len(u.Scheme) + len("://")
	if end := strings.IndexAny(whole[start:], "/?#"); end >= 0 {
		return whole[:start+end] + string(util.URLEscape([]byte(whole[start+end:]), false))
	}
	return whole
}

var escaper = strings.NewReplacer("%", "%25", "?", "%3F", "#", "%23")

// Escape is a site path as it stands in an address.
func Escape(sitePath string) string { return escaper.Replace(sitePath) }

// Unescape is a part of an address without its escapes, as it is if they are none.
func Unescape(part string) string {
	if decoded, err := url.PathUnescape(part); err == nil {
		return decoded
	}
	return part
}
