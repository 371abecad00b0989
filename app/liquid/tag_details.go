package liquid

import (
	"cmp"
	"strings"
)

// detailsNode is a block of al-folio that opens: {% details Its title %}. Both are Markdown.
func detailsNode(b *block) (node, error) {
	title, body := parse(strings.Trim(b.tag.markup, trimmed), "", 1), b.parts[0].nodes
	return node{run: func(r *run) { r.details(r.capture(title.nodes), r.capture(body)) }}, nil
}

// tabNode is a tab of jekyll-tabs, after the name of its group: {% tab systems Linux %}.
func tabNode(b *block) (node, error) {
	group, title, _ := strings.Cut(strings.Trim(b.tag.markup, trimmed), " ")
	given, body := parse(cmp.Or(strings.Trim(title, trimmed+`"'`), group), "", 1), b.parts[0].nodes
	return node{run: func(r *run) { r.details(r.capture(given.nodes), r.capture(body)) }}, nil
}

// tabsNode holds tabs, of which the first is open.
func tabsNode(b *block) (node, error) {
	body := b.parts[0].nodes
	return node{run: func(r *run) {
		r.write(strings.Replace(strings.TrimSpace(r.capture(body)), "<details>", `<details open="">`, 1))
	}}, nil
}

func (r *run) details(title, body string) {
	if title = strings.TrimSpace(r.markdownify(title)); title != "" {
		title = "<summary>" + strings.TrimSuffix(strings.TrimPrefix(title, "<p>"), "</p>") + "</summary>"
	}
	r.write("<details>" + title + r.markdownify(body) + "</details>")
}

func (r *run) markdownify(source string) string {
	if r.spend(markdownWork(len(source))); r.site.Markdownify == nil || r.stop == exhausted {
		return source
	}
	return r.site.Markdownify(source)
}
