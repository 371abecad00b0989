package front

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// IsLanguage reports whether a text is a BCP 47 tag of a language that is known. That of Kanuri
// is "kau" here: who writes "kr" means Korea.
func IsLanguage(tag string) bool {
	_, err := language.Parse(tag)
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return languageTag.MatchString(tag) && err == nil && primary != "kr"
}

// LanguageHint says how a language is written that is written in another way.
func LanguageHint(written string) string {
	word := strings.ToLower(strings.TrimSpace(written))
	tag, named := languageNames()[word]
	if !named && IsLanguage(strings.ReplaceAll(word, "_", "-")) {
		tag, named = strings.ReplaceAll(written, "_", "-"), true
	}
	if !named && len(word) == 2 { // It may be a country.
		if country, err := language.Parse("und-" + word); err == nil {
			base, _ := country.Base()
			tag, named = base.String(), base.String() != "und"
		}
	}
	if named {
		return fmt.Sprintf("write the BCP 47 tag %q", tag)
	}
	return `write a BCP 47 tag such as "ko" or "en"`
}

// languageNames has the tags of languages by their names, in small letters, in English and
// in the languages themselves.
var languageNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	english := display.English.Languages()
	for _, tag := range display.Supported.Tags() {
		base, _ := tag.Base()
		if tag == language.Make(base.String()) {
			names[strings.ToLower(english.Name(tag))] = tag.String()
			names[strings.ToLower(display.Self.Name(tag))] = tag.String()
		}
	}
	delete(names, "")
	return names
})

// Language returns the member "lang", empty if there is none.
func (f Fields) Language() string {
	lang := f.Text("lang")
	if f.Lenient { // Themes also have en_US and ko_KR.UTF-8.
		lang, _, _ = strings.Cut(strings.ReplaceAll(lang, "_", "-"), ".")
	}
	if lang != "" && !IsLanguage(lang) {
		f.Wrongf(f.Get("lang").At, LanguageHint(lang), "unknown language %q", lang)
		return ""
	}
	return lang
}

var directions = []string{"ltr", "rtl", "auto"}

// Direction returns the member "dir", empty if there is none. Where that is
// lenient, it can be anything.
func (f Fields) Direction() string {
	if f.Lenient {
		if dir := f.Get("dir").Text; slices.Contains(directions, dir) {
			return dir
		}
		return ""
	}
	dir := f.Text("dir")
	if dir != "" && !slices.Contains(directions, dir) {
		f.Wrongf(f.Get("dir").At, `write "ltr", "rtl" or "auto"`, "unknown dir %q", dir)
		return ""
	}
	return dir
}
