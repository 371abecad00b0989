//go:build !js

package e2e

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"hanji/app/locale"
	"hanji/app/route"
)

// judge says what is wrong with what a reader sees at an address, "" for
// nothing. newest asks for the newest edition, and for no excuse.
func (r *faultRun) judge(s sight, href string, newest bool) string {
	if strings.HasPrefix(s.URL, "chrome-error:") {
		if newest || r.kept || !r.away && len(r.host.metBy(pathIn(href))) == 0 {
			return "the browser shows an error"
		}
		return ""
	}
	if strings.HasPrefix(s.URL, "http://portal.") {
		return r.excuse(href, newest, "not the blog", faultRedirect)
	}
	path := pathIn(strings.TrimPrefix(s.URL, r.host.origin))
	if s.Client == "" {
		if r.kept && !r.isPage(path) { // It may be another app's, whose errors are its own.
			return r.excuse(path, newest, "not a page of the blog", faultPortal, fault404, fault500)
		}
		if r.kept {
			return r.excuse(path, newest, "not a page of the blog", faultPortal, fault404)
		}
		return r.excuse(path, newest, "not a page of the blog", faultPortal, fault404, fault500,
			faultEmpty, fault206, faultTruncated, faultChunked, faultGzip)
	}
	allowed := r.all[r.oldest() : r.last+1]
	if newest {
		allowed = r.all[r.last : r.last+1]
	}
	for _, e := range allowed {
		if r.isOf(s, path, e) {
			return ""
		}
	}
	if r.isUnavailable(s) {
		if newest || r.kept {
			return "a text is missing"
		}
		return ""
	}
	if r.kept {
		return "not a page of one edition"
	}
	return r.excuse(path, newest, "not a page of one edition", fault206, faultTruncated, faultChunked, faultGzip)
}

// excuse is "" if the page met one of some faults, else what is wrong.
func (r *faultRun) excuse(path string, newest bool, wrong string, kinds ...string) string {
	for _, kind := range r.host.metBy(pathIn(path)) {
		if !newest && slices.Contains(kinds, kind) {
			return ""
		}
	}
	return wrong
}

// isOf reports whether all that is seen at a path is of an edition.
func (r *faultRun) isOf(s sight, path string, e *edition) bool {
	if s.Client != e.client || !r.isStyleOf(s, e) || s.Prerendered && s.Root != "" && s.Root != e.root {
		return false
	}
	shown := view{s.Title, s.Text}
	if shown == e.pages[path] || shown == e.pages[notFoundPath] && r.isMissing(path, e) {
		return path != shellPath
	}
	if !s.Live {
		return false
	}
	if path == shelfAddress { // What it lists is the reader's.
		return s.Title == e.pages[path].title && s.Heading != ""
	}
	u, err := url.Parse(s.URL)
	if err != nil || u.RawQuery == "" {
		return false
	}
	var titles []string
	a := route.Parse(e.lib, path, u.Query())
	for _, p := range e.lib.Select(a.Filter).Posts {
		titles = append(titles, p.Title)
	}
	return slices.Equal(s.Titles, titles[:min(len(titles), route.PerPage)])
}

// isStyleOf reports whether the page looks as in an edition. What the client
// renders may look as in another edition of the same client, whose document it is
// in.
func (r *faultRun) isStyleOf(s sight, e *edition) bool {
	if s.Prerendered && !s.Shell {
		return s.Style == e.style
	}
	return slices.ContainsFunc(r.all[r.oldest():r.last+1], func(other *edition) bool {
		return other.client == e.client && other.style == s.Style
	})
}

// isMissing reports whether an edition, or the host right now, has no page at a
// path.
func (r *faultRun) isMissing(path string, e *edition) bool {
	_, ok := e.pages[path]
	_, there := r.upload.has[strings.TrimPrefix(path, "/")+"index.html"]
	return !ok || !there
}

// isPage reports whether an edition has a page at a path.
func (r *faultRun) isPage(path string) bool {
	return slices.ContainsFunc(r.all, func(e *edition) bool {
		_, ok := e.pages[path]
		return ok
	})
}

// isUnavailable reports whether the page says that it can't be shown now.
func (r *faultRun) isUnavailable(s sight) bool {
	return s.Heading == locale.For("en").Unavailable && s.Style != "" && (s.Live || s.Failed)
}

// pathIn is the unescaped path of an address.
func pathIn(href string) string {
	u, err := url.Parse(href)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", href, err))
	}
	return u.Path
}
