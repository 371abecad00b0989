package jekyll

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"hanji/app/front"
	"hanji/app/liquid"
)

// Languages are those of a blog that a plugin builds once for each. The zero one has none.
type Languages struct {
	// Default is the one whose site is at the blog's address, At where they are named.
	Default string
	At      front.Position

	all []string
	// fromPath says that any part of a file's path may name its language, apart that the
	// default site has nothing in others.
	fromPath, apart bool
}

// multipleLanguages and polyglot are plugins that build a blog once for each language.
const (
	multipleLanguages = "jekyll-multiple-languages-plugin"
	polyglot          = "jekyll-polyglot"
)

// translations is the folder in which multipleLanguages has a folder of each language.
const translations = "_i18n"

// Languages returns the languages of the blog.
func (b *Blog) Languages() (l Languages) {
	v := b.Get("languages")
	all := v.Scalars()
	if len(all) < 2 || !b.has(multipleLanguages) && !b.has(polyglot) {
		return l
	}
	l = Languages{Default: b.Scalar("default_lang"), At: v.At, all: all, fromPath: b.Flag("lang_from_path", false), apart: b.has(multipleLanguages)}
	if l.Default == "" && slices.Contains(all, "en") && b.has(polyglot) {
		l.Default = "en"
	}
	l.Default = cmp.Or(l.Default, all[0])
	return l
}

// Of returns the language of a text, as its front matter or its file's name says; "" if
// neither does.
func (l Languages) Of(text front.Fields) string {
	for _, key := range []string{"lang", "language"} {
		if written := text.Scalar(key); written != "" {
			return cmp.Or(l.find(written), written)
		}
	}
	if below, ok := strings.CutPrefix(text.File, translations+"/"); ok {
		language, _, _ := strings.Cut(below, "/")
		return l.find(language)
	}
	name := strings.TrimSuffix(text.File, path.Ext(text.File))
	segments := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '.' })
	if !l.fromPath { // Only what can mean nothing else.
		_, below, _ := strings.Cut(name, "_posts/")
		folder, _, ok := strings.Cut(below, "/")
		if segments = []string{strings.TrimPrefix(path.Ext(name), ".")}; ok {
			segments = append(segments, folder)
		}
	}
	for _, s := range segments {
		if language := l.find(s); language != "" {
			return language
		}
	}
	return ""
}

// Excludes reports whether the site of the default language does not have a text, whatever
// else there is: it is of a language that the blog has not, or of some sites alone.
func (l Languages) Excludes(text front.Fields) bool {
	only := text.Get("lang-exclusive").Scalars()
	of := l.Of(text)
	return of != "" && of != l.Default && (l.apart || l.find(of) == "") || len(only) > 0 && !slices.Contains(only, l.Default)
}

// WithoutLanguage returns an address of another language's site as one of the default's.
func (l Languages) WithoutLanguage(sitePath string) (string, bool) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(sitePath, "/"), "/")
	return "/" + rest, l.find(first) != ""
}

// find returns a language as the settings spell it, "" if it is none.
func (l Languages) find(name string) string {
	if i := slices.IndexFunc(l.all, func(of string) bool { return strings.EqualFold(of, name) }); i >= 0 {
		return l.all[i]
	}
	return ""
}

// chooseSite adds what templates know of a blog that polyglot builds once for each language, in
// the site of the default one.
func (b *Blog) chooseSite(site *liquid.Hash) {
	language := b.Languages().Default
	if language == "" || !b.has(polyglot) {
		return
	}
	site.Set("active_lang", language)
	site.Set("default_lang", language)
	all, _ := site.Get("data").(*liquid.Hash)
	if all == nil {
		return
	}
	if of, _ := all.Get(language).(*liquid.Hash); of != nil {
		chosen := &liquid.Hash{}
		for _, from := range []*liquid.Hash{all, of} {
			for _, key := range from.Keys() {
				chosen.Set(key, from.Get(key))
			}
		}
		site.Set("data", chosen)
	}
}
