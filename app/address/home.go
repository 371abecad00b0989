package address

import (
	"cmp"
	"iter"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// Home has the addresses of a blog, under which links mean it, at least one: first that at
// which it lives. Their paths end in a slash.
type Home []*url.URL

// Within returns a destination within the blog without what makes it absolute.
func (h Home) Within(dest string) (target string, is bool) {
	if dest == "" || dest[0] == '#' || dest[0] == '?' {
		return "", false
	}
	if scheme, _, ok := strings.Cut(dest, ":"); !strings.HasPrefix(dest, "//") && (!ok || strings.ContainsAny(scheme, "/?#")) {
		return dest, true
	}
	u, err := url.Parse(dest)
	if err != nil {
		return "", false
	}
	host, _ := Host(u) // "" if there is none of this name
	for _, own := range h {
		if host == own.Host && strings.HasPrefix(strings.TrimSuffix(u.Path, "/")+"/", own.Path) {
			return (&url.URL{Path: cmp.Or(u.Path, "/"), RawPath: u.RawPath, RawQuery: u.RawQuery, Fragment: u.Fragment}).String(), true
		}
	}
	return "", false
}

// BelowBase returns a destination without the path at which the blog lives, if it begins
// with that.
func (h Home) BelowBase(dest string) string {
	if below, ok := strings.CutPrefix(dest, h[0].Path); ok {
		return "/" + below
	}
	return dest
}

// WithoutBase returns a path as it is, and without each path at which the blog may live, which
// stands there twice where post_url of Jekyll 4 follows {{ site.baseurl }}, as that of 3 may.
func (h Home) WithoutBase(sitePath string) []string {
	all := []string{sitePath}
	for _, own := range h {
		for below, ok := strings.CutPrefix(sitePath+"/", own.Path); ok && own.Path != "/"; below, ok = strings.CutPrefix("/"+below, own.Path) {
			all = append(all, path.Join("/", below))
		}
	}
	return all
}

// sharedHosts are where each repository of an owner has a folder of the owner's own site.
var sharedHosts = regexp.MustCompile(`(?i)^[\w-]+\.(?:github\.io|gitlab\.io|codeberg\.page)$`)

// IsShared reports whether an address is at such a host.
func IsShared(address string) bool {
	u, err := url.Parse(address)
	return err == nil && sharedHosts.MatchString(u.Host)
}

// Tops returns what site paths begin with, up to their second slash.
func Tops(paths iter.Seq[string]) map[string]bool {
	tops := map[string]bool{}
	for sitePath := range paths {
		top, _, _ := strings.Cut(strings.TrimPrefix(sitePath, "/"), "/")
		tops[top] = true
	}
	return tops
}
