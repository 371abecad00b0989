package identity

import (
	"cmp"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/post"
	"hanji/app/problem"
)

// services are those of comments that themes know, by their names in settings. Those of giscus
// and utterances are shown here, the others are not.
var services = []string{
	"giscus", "utterances", "beaudar", "commento", "comentario", "cusdis", "discourse", "disqus", "disqus_shortname", "disqusjs", "facebook", "fb_comment_id",
	"gitalk", "gitment", "graphcomment", "hypothesis", "hyvor", "intensedebate", "isso", "just-comments", "livere", "mastodon_comments",
	"remark42", "staticman", "staticman_v2", "twikoo", "valine", "vssue", "waline", "welcomments",
}

// inTemplates matches where a template loads the comments of a service.
var inTemplates = regexp.MustCompile(`(?i)\b(giscus)\.app/client|\b(utteranc)\.es/client|\b(disqus)\.com/embed|\b(cusdis)\.|\b(gitalk)(?:\.min)?\.js|\b(valine|waline|twikoo|livere|hyvor|commento|remark42)\b|\b(Discourse)Embed`)

// asks says by which key of front matter a text asks for comments, where themes show none
// without.
var asks = map[jekyll.Theme]string{
	jekyll.AlFolio: "giscus_comments", jekyll.BeautifulJekyll: "comments", jekyll.Hydejack: "comments", jekyll.MinimalMistakes: "comments",
}

// HasComments reports whether a text of the blog has comments where the blog has: the theme may
// show them only if its front matter, with its defaults, asks for them.
func HasComments(theme jekyll.Theme, text front.Fields) bool {
	key := asks[theme]
	is, _ := text.Get(key).Bool()
	return key == "" || is
}

// Comments returns the blog's comments where they are of giscus or utterances, nil otherwise.
// Those of other services are told of.
func Comments(b *jekyll.Blog) *post.Comments {
	r := commentsReader{b, ""}
	service, at := r.service()
	if service == "" {
		return nil
	}
	if isShown(service) {
		if c := r.read(service); c != nil {
			return c
		}
	}
	b.Add(problem.NotCarriedOver, at, true,
		`set giscus.app up, and write its repo, repoId, category and categoryId into manifest.json, as "comments" in its member "hanji"`,
		fmt.Sprintf("the comments of %s are not here", service))
	return nil
}

// commentsReader reads what settings say of comments. template is the one that loads them, "" if
// settings say which they are.
type commentsReader struct {
	*jekyll.Blog
	template string
}

// service returns the name of the service that the theme shows, "" if it shows none.
func (r *commentsReader) service() (name string, at front.Position) {
	comments := r.Get("comments")
	for _, v := range []front.Value{r.In(comments).Get("provider", "active", "use"), r.Get("comments_provider", "comment_provider", "comment_system"), comments} {
		if v.Kind == front.Absent || v.Kind == front.Table && v.Text == "" {
			continue
		}
		if is, isFlag := v.Bool(); isFlag && !is {
			return "", v.At
		} else if name := strings.ToLower(strings.TrimSpace(v.Text)); !isFlag && name != "" {
			return strings.TrimSuffix(name, "-comments"), v.At
		}
	}
	if r.In(comments).Get("provider", "active").Kind != front.Absent || hasKey(comments, "provider", "active") {
		return "", front.Position{} // Chirpy's, and there is none.
	}
	var others []string
	for _, name := range services {
		for _, of := range []front.Fields{r.Fields, r.In(comments)} {
			v := of.Get(name)
			switch {
			case !isSetUp(of, v):
				continue
			case isShown(name):
				return name, v.At
			case len(others) == 0:
				at = v.At
			}
			others = append(others, strings.TrimSuffix(name, "_shortname"))
		}
	}
	if len(others) > 0 {
		return front.JoinNames(slices.Compact(others)), at
	}
	return r.inTemplates(), front.Position{}
}

func isShown(service string) bool { return service == "giscus" || service == "utterances" }

func hasKey(v front.Value, keys ...string) bool {
	return slices.ContainsFunc(v.Members, func(m front.Member) bool { return slices.Contains(keys, m.Key) })
}

// isSetUp reports whether the settings of a service say more than how it would look.
func isSetUp(of front.Fields, v front.Value) bool {
	if is, isFlag := v.Bool(); v.Kind == front.Scalar {
		return v.Text != "" && !(isFlag && !is)
	}
	for _, key := range []string{"repo", "repository", "shortname", "username", "appid", "app_id", "app-id", "appId", "server", "clientID", "client_id", "id", "website_id", "host", "site"} {
		if of.In(v).Scalar(key) != "" {
			return true
		}
	}
	return false
}

// inTemplates returns the service that the layouts of a blog's own load.
func (r *commentsReader) inTemplates() string {
	if r.Theme != jekyll.NoTheme {
		return "" // They are a theme's, which shows what the settings say.
	}
	for _, text := range r.OwnTemplates() {
		if found := inTemplates.FindStringSubmatch(text); found != nil {
			r.template = text
			return strings.Replace(strings.ToLower(strings.Join(found[1:], "")), "utteranc", "utterances", 1)
		}
	}
	return ""
}

// read returns what the settings, or else a template, say of one of the services that are shown
// here; nil if that is too little.
func (r *commentsReader) read(service string) *post.Comments {
	if r.template == "" {
		for _, text := range r.OwnTemplates() {
			if strings.Contains(text, strings.TrimSuffix(service, "es")) && strings.Contains(text, "/client.js") {
				r.template = text
			}
		}
	}
	says := func(names ...string) string {
		for _, of := range []front.Fields{r.Table("comments").Table(service), r.Table(service)} {
			for _, m := range of.Members {
				if slices.Contains(names, plain(m.Key)) && m.Value.Text != "" {
					return m.Value.Text
				}
			}
		}
		for _, m := range attribute.FindAllStringSubmatch(r.template, -1) {
			if value := cmp.Or(m[3], m[4]); slices.Contains(names, plain(cmp.Or(m[1], m[2]))) && !strings.Contains(value, "{") {
				return value
			}
		}
		return ""
	}
	c := &post.Comments{
		Repo: cmp.Or(says("repo", "repository"), r.Scalar("repository")), Label: says("label"),
		RepoID: says("repoid", "repositoryid"), Category: says("category", "categoryname"), CategoryID: says("categoryid"),
		Mapping: cmp.Or(says("mapping", "issueterm", "discussionterm"), "pathname"), Term: says("term", "specificterm", "issuenumber", "number"),
	}
	strict := says("strict")
	c.Loose = strict != "1" && strict != "true"
	if service == "utterances" {
		c.Service, c.RepoID, c.Category, c.CategoryID = service, "", "", ""
		if !slices.Contains(mappings, c.Mapping) { // It is the title of the issue.
			c.Mapping, c.Term = "specific", c.Mapping
		}
	}
	if !repository.MatchString(c.Repo) || service == "giscus" && c.RepoID == "" || !slices.Contains(mappings, c.Mapping) {
		return nil
	}
	if c.Mapping == "title" {
		c.Term = r.afterTitle()
		r.Add(problem.InSettings, r.Get(service, "comments").At, true, "look at a post that has some: where the theme had another title, rename the discussions, or set the mapping to pathname",
			fmt.Sprintf("comments are looked for by titles such as %q", "…"+c.Term))
	}
	return c
}

// mappings are how the services tell which discussion is a page's.
var mappings = []string{"number", "og:title", "pathname", "specific", "title", "url"}

var (
	repository = regexp.MustCompile(`^[\w.-]+/[\w.-]+$`)
	// attribute matches one of an element, or a call that sets one.
	attribute = regexp.MustCompile(`(?:\b([\w-]+)=|setAttribute\(\s*["']([\w-]+)["']\s*,\s*)(?:"([^"]*)"|'([^']*)')`)
	// title matches what layouts write after the title of a page, before that of the blog.
	title = regexp.MustCompile(`<title>[^<]*?page\.title[^{}<]*\}\}(?:\s*\{%[^%]*%\})*([^{}<]*)(?:\{%[^%]*%\}\s*)*\{\{[^{}<]*site\.title`)
)

// plain is a key however it is spelled: in the manner of YAML, of attributes or of JavaScript.
func plain(key string) string {
	return strings.TrimPrefix(strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(key)), "data")
}

// afterTitle returns what the theme writes after the title of a page, in the title of its
// document.
func (r *commentsReader) afterTitle() string {
	name := jekyll.PlainHTML(cmp.Or(r.Scalar("title"), r.Scalar("name")))
	switch r.Theme {
	case jekyll.MinimalMistakes:
		return " " + cmp.Or(r.Scalar("title_separator"), "-") + " " + name
	case jekyll.TeXt:
		return " - " + name
	case jekyll.BeautifulJekyll:
		return ""
	}
	for _, text := range r.OwnTemplates() {
		if m := title.FindStringSubmatch(text); m != nil {
			return html.UnescapeString(m[1]) + name
		}
	}
	return " | " + name // As jekyll-seo-tag has it, and Chirpy.
}
