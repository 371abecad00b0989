package liquid

import (
	"errors"
	"regexp"
	"strings"

	"hanji/app/problem"
)

// Nowhere stands in the place of an address that is not known.
const Nowhere = "\ufdd1"

var (
	linkNowhere  = regexp.MustCompile(`(?is)<a\s[^>]*` + Nowhere + `[^>]*>(.*?)</a>`)
	imageNowhere = regexp.MustCompile(`(?i)<img\s[^>]*` + Nowhere + `[^>]*>`)
)

// WithoutNowhere takes what leads nowhere out of HTML: of a link its text stays, of a picture
// nothing.
func WithoutNowhere(html string) string {
	if !strings.Contains(html, Nowhere) {
		return html
	}
	html = imageNowhere.ReplaceAllString(linkNowhere.ReplaceAllString(html, "$1"), "")
	return strings.ReplaceAll(html, Nowhere, "")
}

// linkNode is the address of a file of the blog: {% link _posts/2020-01-01-x.md %}. Where there
// is none, nothing is shown.
func linkNode(markup string) (node, error) {
	path := parse(strings.Trim(markup, trimmed), "", 1)
	if len(path.problems) > 0 {
		return node{}, errors.New(path.problems[0].What)
	}
	return node{hides: true, instead: Nowhere, run: func(r *run) { r.link(r.site.Link, r.capture(path.nodes)) }}, nil
}

var postName = regexp.MustCompile(`^(?:.+/)*\d+-\d+-\d+-.*$`)

// postURLNode is the address of a post: {% post_url 2020-01-01-x %}.
func postURLNode(markup string) (node, error) {
	name := strings.Trim(markup, trimmed)
	return node{hides: true, instead: Nowhere, run: func(r *run) {
		if !postName.MatchString(name) {
			panic(failure{problem.Errorf("write its date and title, such as 2020-01-01-hello", "%q is no name of a post", name)})
		}
		r.link(r.site.PostURL, name)
	}}, nil
}

func (r *run) link(find func(string) (string, error), name string) {
	if r.spend(fileWork); find == nil || r.stop == exhausted {
		panic(missing(name))
	}
	r.write(r.site.relativeURL(must(find(name))))
}
