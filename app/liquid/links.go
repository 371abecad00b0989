package liquid

import (
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
)

// linkNode is the address of a file of the blog: {% link _posts/2020-01-01-x.md %}.
func linkNode(markup string) (node, error) {
	path := parse(strings.Trim(markup, trimmed), "", 1)
	if len(path.problems) > 0 {
		return node{}, errors.New(path.problems[0].What)
	}
	return node{run: func(r *run) error {
		return r.link(r.site.Link, r.capture(path.nodes))
	}}, nil
}

var postName = regexp.MustCompile(`^(?:.+/)*\d+-\d+-\d+-.*$`)

// postURLNode is the address of a post: {% post_url 2020-01-01-x %}.
func postURLNode(markup string) (node, error) {
	name := strings.Trim(markup, trimmed)
	if !postName.MatchString(name) {
		return node{}, &hinted{fmt.Sprintf("%q is no name of a post", name), "write its date and title, such as 2020-01-01-hello"}
	}
	return node{run: func(r *run) error { return r.link(r.site.PostURL, name) }}, nil
}

func (r *run) link(find func(string) (string, error), name string) error {
	if r.spend(fileWork); find == nil || r.stop == exhausted {
		return missing(name)
	}
	path, err := find(name)
	if err == nil {
		r.write(r.relativeURL(path))
	}
	return err
}

var embedID = regexp.MustCompile(`^[\w/-]+$`)

// embedNode is a tag of a plugin that shows something of another site, by its
// name there or its address. It becomes a frame where there is one that does not
// track, else a link.
func embedNode(prefix, frame string) func(string) (node, error) {
	return func(markup string) (node, error) {
		var argument string
		if fields := strings.Fields(markup); len(fields) > 0 {
			argument = fields[0]
		}
		dialect := operand(argument)
		e, err := compile(dialect)
		if argument == "" || err != nil {
			return node{}, errors.New("nothing is named that could be shown")
		}
		return node{run: func(r *run) error {
			named := argument
			if v, err := r.evaluate(e); err == nil && v != nil {
				named = r.text(v)
			}
			isAddress := strings.HasPrefix(named, "https://") || strings.HasPrefix(named, "http://")
			switch {
			case !isAddress && !embedID.MatchString(named):
				return fmt.Errorf("%q can't be shown", named)
			case !isAddress && frame != "":
				r.write(fmt.Sprintf(`<iframe src="%s%s" title="%s" loading="lazy" allowfullscreen></iframe>`, frame, named, named))
				return nil
			case !isAddress:
				named = prefix + named
			}
			r.write(fmt.Sprintf(`<a href="%s">%s</a>`, html.EscapeString(named), html.EscapeString(named)))
			return nil
		}}, nil
	}
}
