package liquid

import "fmt"

// siteFilters are those that need the site, or are only Jekyll's.
var siteFilters = map[string]filter{
	"default": {0, 2, func(_ *run, in any, args []any) any {
		with, allowFalse := any(""), any(nil)
		if n := len(args); n > 0 {
			with = args[0]
			allowFalse, _ = lookUp(args[n-1], "allow_false")
		}
		if in == nil || isEmpty(in) || in == false && !truthy(allowFalse) {
			return with
		}
		return in
	}},
	"relative_url": some(filter{0, 0, func(r *run, in any, _ []any) any { return r.site.relativeURL(r.urlOf(in)) }}),
	"absolute_url": some(filter{0, 0, func(r *run, in any, _ []any) any { return r.site.absoluteURL(r.urlOf(in)) }}),
	"markdownify":  onSite(func(s *Site) func(string) string { return s.Markdownify }),
	"smartify":     onSite(func(s *Site) func(string) string { return s.Smartify }),
	"sassify":      unsupported("sassify"),
	"scssify":      unsupported("scssify"),
	"jsonify":      {0, 0, func(r *run, in any, _ []any) any { return r.noted(in, &inJSON) }},
}

func onSite(of func(*Site) func(string) string) filter {
	return filter{0, 0, func(r *run, in any, _ []any) any {
		s, f := r.text(in), of(&r.site)
		if r.spend(markdownWork(len(s))); f == nil || r.stop == exhausted {
			return s
		}
		return f(s)
	}}
}

func unsupported(name string) filter {
	return filter{0, 0, func(r *run, in any, _ []any) any {
		r.report(r.inner, r.line, fmt.Sprintf("%s does nothing: Sass is not translated", name), "write CSS")
		return in
	}}
}

// urlOf is what is linked to: the address of a post or page, or the text itself.
func (r *run) urlOf(v any) string {
	if address, found := lookUp(v, "url"); found {
		return r.text(address)
	}
	return r.text(v)
}
