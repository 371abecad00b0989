package identity

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/post"
)

// maxAccounts is how many accounts the foot of pages leads to.
const maxAccounts = 30

// Accounts returns where the owner of the blog is elsewhere, in the order in which the theme
// shows it. What is no name of an account and no address is left out.
func Accounts(b *jekyll.Blog) []post.Link {
	r := accountReader{Blog: b}
	for _, read := range []func(){r.contact, r.socialNetworkLinks, r.socials, r.minima, r.ofAuthor, r.usernames} {
		if read(); len(r.links) > 0 {
			break
		}
	}
	return r.links[:min(len(r.links), maxAccounts)]
}

type accountReader struct {
	*jekyll.Blog
	links []post.Link
}

// contact is Chirpy's, whose settings have the names of some accounts.
func (r *accountReader) contact() {
	v, of := r.DataFile("contact")
	for _, item := range v.Items {
		entry := of.In(item)
		service := entry.Scalar("type")
		value := entry.Scalar("url")
		if value == "" && service == "email" {
			value = r.Table("social").Scalar("email")
		} else if value == "" {
			value = r.Table(service).Scalar("username")
		}
		r.add(service, value, "")
	}
}

// socialNetworkLinks are Beautiful Jekyll's.
func (r *accountReader) socialNetworkLinks() {
	r.addAll(r.Fields, r.Get("social-network-links", "social_network_links"))
}

// socials are data of al-folio, and of others: a table by services, or a list of entries.
func (r *accountReader) socials() {
	for _, name := range []string{"socials", "social", "social-media", "social_links"} {
		v, of := r.DataFile(name)
		r.addAll(of.In(v), v)
	}
}

// ofAuthor are those of Minimal Mistakes, TeXt and So Simple, or of the first author of
// Hydejack's data.
func (r *accountReader) ofAuthor() {
	author := r.Table("author")
	r.addAll(author, author.Get("links"))
	if len(r.links) > 0 {
		return
	}
	data, of := r.DataFile("authors")
	for _, m := range data.Members {
		if written := r.Get("author").Text; written == "" || written == m.Key {
			r.addAll(of.In(m.Value), of.In(m.Value).Get("social"))
			break
		}
	}
	if len(r.links) == 0 {
		r.addAll(author, front.Value{Members: author.Members})
		if r.Theme == jekyll.NoTheme { // It may show no address of the author's.
			r.links = slices.DeleteFunc(r.links, func(l post.Link) bool { return strings.HasPrefix(l.URL, "mailto:") })
		}
	}
	if len(r.links) == 0 {
		r.addAll(r.Table("footer"), r.Table("footer").Get("links"))
	}
}

// minima are the lists of its version 3, and others of such names.
func (r *accountReader) minima() {
	r.addAll(r.Table("minima"), r.Table("minima").Get("social_links"))
	for _, key := range []string{"social", "social_links", "socials"} {
		v := r.Get(key)
		if links := r.In(v).Get("links"); links.Kind != front.Absent {
			v = links
		}
		r.addAll(r.Fields, v)
	}
}

// usernames are settings such as github_username.
func (r *accountReader) usernames() {
	for _, m := range r.Members {
		for _, ending := range []string{"_username", "-username", "_id", "_url"} {
			if service, ok := strings.CutSuffix(m.Key, ending); ok && m.Value.Kind == front.Scalar && serviceOf(service) != nil {
				r.add(service, m.Value.Text, "")
			}
		}
	}
	if email := r.Scalar("email"); r.Scalar("theme") == "minima" || strings.HasPrefix(r.Scalar("remote_theme"), "jekyll/minima") { // Its foot shows it.
		r.add("email", email, "")
	}
	if username := r.Table("twitter").Scalar("username"); username != "" {
		r.add("twitter", username, "")
	}
	if username := r.Table("github").Scalar("username"); username != "" {
		r.add("github", username, "")
	}
}

// addAll adds the entries of a list, or of a table by services.
func (r *accountReader) addAll(in front.Fields, v front.Value) {
	for _, item := range v.Items {
		f := in.In(item)
		name := cmp.Or(f.Scalar("platform"), f.Scalar("title"), f.Scalar("label"), f.Scalar("name"), f.Scalar("type"), f.Scalar("icon"))
		if site := f.Scalar("sitename"); site != "" {
			name = site
		}
		switch {
		case item.Kind == front.Scalar:
			r.add("", item.Text, "")
		case len(item.Members) == 1:
			r.addAll(f, item)
		default:
			r.add(name, cmp.Or(f.Scalar("user_url"), f.Scalar("url"), f.Scalar("link"), f.Scalar("href"), f.Scalar("username")), name)
		}
	}
	for _, m := range v.Members {
		service := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(m.Key, "_username"), "_id"), "_url")
		f := in.In(m.Value)
		switch {
		case m.Value.Kind == front.Scalar:
			r.add(service, m.Value.Text, "")
		case m.Value.Kind == front.Table:
			r.add(service, cmp.Or(f.Scalar("url"), f.Scalar("username")), cmp.Or(f.Scalar("title"), f.Scalar("name"), f.Scalar("label")))
		}
	}
}

// add adds an account by its name at a service, or its address. It is called as its service, as
// told, or as its host.
func (r *accountReader) add(service, value, name string) {
	value = strings.TrimSpace(value)
	of := serviceOf(service)
	u, err := url.Parse(value)
	switch {
	case value == "" || err != nil || value == "true" || value == "false":
		return
	case of != nil && of.name == "":
		return
	case u.Scheme == "mailto" || of == nil && strings.Contains(value, "@") && u.Scheme == "" && !strings.Contains(value, "/"):
		of, value = serviceOf("email"), "mailto:"+strings.TrimPrefix(value, "mailto:")
	case u.Scheme == "http" || u.Scheme == "https":
		if of == nil {
			of = serviceAt(u.Hostname())
		}
	case u.Scheme != "" || of == nil || of.address == "":
		return
	default:
		value = of.fill(value)
	}
	if of != nil {
		name = of.name
	}
	if link := (post.Link{Name: jekyll.PlainHTML(cmp.Or(name, u.Hostname())), URL: value}); link.Name != "" &&
		!slices.ContainsFunc(r.links, func(l post.Link) bool { return l.URL == link.URL }) {
		r.links = append(r.links, link)
	}
}

// fill makes the address of an account.
func (s *service) fill(username string) string {
	if s.name == "Mastodon" { // @name@host
		if name, host, ok := strings.Cut(strings.TrimPrefix(username, "@"), "@"); ok {
			return fmt.Sprintf("https://%s/@%s", host, name)
		}
	}
	if strings.HasSuffix(s.address, "@") || !strings.Contains(username, "@") || s.name == "Email" || s.name == "YouTube" {
		username = strings.TrimPrefix(username, s.address[len(s.address)-1:])
	} else {
		username = strings.TrimPrefix(username, "@")
	}
	switch {
	case s.name == "YouTube" && strings.HasPrefix(username, "UC"):
		return "https://www.youtube.com/channel/" + username
	case s.name == "Stack Overflow" && !strings.Contains(username, "/") && strings.Trim(username, "0123456789") != "":
		return "https://stackoverflow.com/users/story/" + username
	case s.name == "Steam" && strings.Trim(username, "0123456789") == "":
		return "https://steamcommunity.com/profiles/" + username
	}
	return s.address + username
}
