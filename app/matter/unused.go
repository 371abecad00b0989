package matter

import (
	"fmt"
	"iter"
	"maps"
	"regexp"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/problem"
)

// usedKeys are the keys of front matter that something here goes by, or that say how a theme
// looks, which is hanji's own affair.
var usedKeys = []string{
	"author", "authors", "blog", "canonical_url", "categories", "category", "comments", "date", "description", "dir",
	"draft", "excerpt", "excerpt_separator", "ext", "feed", "header", "headerImage", "hidden", "id", "image", "img_path",
	"lang", "language", "layout", "media_subpath", "noindex", "page_id", "permalink", "pin", "pinned", "profile", "published", "redirect",
	"redirect_from", "redirect_to", "render_with_liquid", "robots", "search", "series", "share-description", "sitemap",
	"slug", "subtitle", "tag", "tags", "taxonomy", "title", "toc", "type",

	"article_header", "author_profile", "breadcrumbs", "children", "class", "classes", "collection", "disqus_comments", "dropdown", "entries_layout", "footer", "full-width",
	"giscus_comments", "hide_image", "hide_last_modified", "icon", "importance", "in_menu", "katex", "lang-exclusive", "lightbox",
	"main_nav", "math", "mathjax", "mathjax_autoNumber", "menu", "menu_order", "mermaid", "nav", "nav_exclude", "nav_order", "order", "read_time", "related",
	"related_posts", "share", "show-avatar", "show_date", "sidebar", "social-share", "sort_by", "sort_order", "swcache", "toc_icon", "toc_label",
	"toc_levels", "toc_sticky", "use-site-title", "use_math", "weight",
}

// unusedHints say what to write in the place of keys.
var unusedHints = map[string]string{
	"featured": "pin: true puts a post first on the home page", "sticky": "pin: true puts a post first on the home page",
	"top": "pin: true puts a post first on the home page", "topmost": "pin: true puts a post first on the home page",
	"exclude_in_search": "search: false keeps it out of the search", "search_exclude": "search: false keeps it out of the search",
	"keywords": "tags say what a post is about", "link": "write the link into the text", "external_url": "write the link into the text",
}

// maxUnused is how many keys are named.
const maxUnused = 100

// ReportUnused names the keys of front matter that have no effect, each once, at the first of
// some texts that has it. What the Liquid of templates reads has one.
func ReportUnused(texts []*front.Content, templates iter.Seq[string]) {
	read := map[string]bool{}
	for template := range templates {
		for _, construct := range construct.FindAllString(template, -1) {
			for _, word := range word.FindAllString(construct, -1) {
				read[word] = true
			}
		}
	}
	first, count := map[string]*front.Content{}, map[string]int{}
	for _, c := range texts {
		for _, m := range c.Members {
			if m.Value.At.Line == 0 || strings.HasPrefix(m.Key, "<!--") || SaysNothing(m.Value) || isUsed(m, c.Report) {
				continue // One of defaults has no line, and <!-- is meant for a comment.
			}
			if count[m.Key]++; first[m.Key] == nil {
				first[m.Key] = c
			}
		}
	}
	maps.DeleteFunc(first, func(key string, _ *front.Content) bool { return read[key] })
	for i, key := range slices.Sorted(maps.Keys(first)) {
		if i == maxUnused {
			first[key].Add(problem.NotCarriedOver, front.Position{}, true, "", fmt.Sprintf("%d more keys of front matter have no effect here", len(first)-i))
			break
		}
		in := ""
		if count[key] > 1 {
			in = fmt.Sprintf(": %d texts have it", count[key])
		}
		c := first[key]
		hint, ok := unusedHints[key]
		if !ok {
			hint = meant(key)
		}
		c.Add(problem.NotCarriedOver, c.Get(key).At, true, hint, fmt.Sprintf("the key %q has no effect here%s", key, in))
	}
}

// meant is a hint for a key that is written in another way, or one slip away from a known one.
func meant(key string) string {
	plain := plainKey(key)
	if len(plain) < 4 {
		return ""
	}
	for _, used := range usedKeys {
		if isSlip(key, used) && plainKey(used)[0] == plain[0] {
			return fmt.Sprintf("did you mean %q?", used)
		}
	}
	return ""
}

var (
	construct = regexp.MustCompile(`(?s)\{[{%].*?[}%]\}`)
	word      = regexp.MustCompile(`[\w-]+`)
)

// isUsed reports whether something goes by a member, or another warning tells of it.
func isUsed(m front.Member, r *front.Report) bool {
	key := plainKey(m.Key)
	return slices.Contains(usedKeys, m.Key) || slices.Contains(changeKeys, key) || slices.Contains(headPictures, key) ||
		slices.Contains(cardPictures, key) || slices.Contains(sharedPictures, key) || Unlists(m) ||
		slices.ContainsFunc(r.Problems, func(p problem.Problem) bool { return p.Line == m.Value.At.Line })
}

// SaysNothing reports whether a value is as if it were not there: empty, or false.
func SaysNothing(v front.Value) bool {
	is, isBool := v.Bool()
	return v.Kind == front.Absent || v.Kind == front.Scalar && strings.TrimSpace(v.Text) == "" || isBool && !is ||
		v.Kind == front.List && len(v.Items) == 0
}
