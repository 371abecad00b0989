package identity

import (
	"regexp"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/settings"
)

// verifying are the names of the elements meta by which services know the owner of a site, by
// what settings call the services.
var verifyingBy = map[string][]string{
	"google-site-verification":         {"google"},
	"msvalidate.01":                    {"bing", "microsoft"},
	"naver-site-verification":          {"naver"},
	"yandex-verification":              {"yandex"},
	"baidu-site-verification":          {"baidu"},
	"alexaVerifyID":                    {"alexa"},
	"p:domain_verify":                  {"pinterest"},
	"facebook-domain-verification":     {"facebook"},
	"norton-safeweb-site-verification": {"norton", "norton_safeweb"},
	"360-site-verification":            {"360"},
	"sogou_site_verification":          {"sogou"},
}

// verificationTables are settings that have one record for each service.
var verificationTables = []string{"webmaster_verifications", "verifications", "verification", "site_verification", "webmaster_tools"}

// contentOf matches a whole element that an author has put there.
var contentOf = regexp.MustCompile(`(?i)\bcontent\s*=\s*["']([^"']+)["']`)

// placeholder matches what settings of themes have until an author fills them in.
var placeholder = regexp.MustCompile(`(?i)^(?:<.*>|your|xxx|none|null|true|false|todo|#)|[\s{}<>"]`)

// Verifications returns the records by which services know the owner of the blog, of its
// settings or shown by its layouts, in the order of their names.
func Verifications(b *jekyll.Blog, shown Frame) []settings.Meta {
	found := map[string]string{}
	keep := func(name, value string) {
		if m := contentOf.FindStringSubmatch(value); m != nil {
			value = m[1]
		}
		if value = strings.TrimSpace(value); value != "" && !placeholder.MatchString(value) && found[name] == "" {
			found[name] = value
		}
	}
	for name, services := range verifyingBy {
		for _, service := range services {
			for _, table := range verificationTables {
				keep(name, b.Table(table).Scalar(service))
			}
			for _, m := range b.Members {
				switch key := strings.ReplaceAll(m.Key, "-", "_"); {
				case m.Value.Kind != front.Scalar || b.Theme == jekyll.AlFolio && !isEnabled(b, service):
				case key == service+"_site_verification", key == service+"_verification", key == service+"_verify":
					keep(name, m.Value.Text)
				}
			}
		}
		for _, m := range shown.Metas {
			if strings.EqualFold(m.Name, name) {
				keep(name, m.Content)
			}
		}
	}
	var metas []settings.Meta
	for name, content := range found {
		metas = append(metas, settings.Meta{Name: name, Content: content})
	}
	slices.SortFunc(metas, func(x, y settings.Meta) int { return strings.Compare(x.Name, y.Name) })
	return metas
}

// isEnabled reports whether al-folio shows the record of a service.
func isEnabled(b *jekyll.Blog, service string) bool {
	is, _ := b.Get("enable_" + service + "_verification").Bool()
	return is
}
