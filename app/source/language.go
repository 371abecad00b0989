package source

import (
	"cmp"
	"strings"
	"sync"
	"unicode"

	"hanji/app/locale"
	"hanji/app/prose"
)

// languageOf guesses the language of a blog that states none by the prose of its posts:
// the one that a third of them are in, as authors who write so much in it read it, else
// English. What has no prose, such as a post of pictures, says nothing. What the blog's layouts
// say goes before that, but for English, which most have from the theme that they began as.
func languageOf(drafts []*draft, ofLayout string) string {
	english := locale.For("").Lang
	if primary, _, _ := strings.Cut(strings.ToLower(ofLayout), "-"); primary != "" && primary != english {
		return ofLayout
	}
	count, all := map[string]int{}, 0
	var lock sync.Mutex
	parallel(drafts, func(d *draft) {
		if d.collection != posts || d.left != "" {
			return
		}
		if text := d.post.Title + "\n" + prose.Of(d.Body); strings.ContainsFunc(text, unicode.IsLetter) {
			lang := locale.Of(text).Lang
			lock.Lock()
			defer lock.Unlock()
			count[lang]++
			all++
		}
	})
	guess := prose.MostOf(count, all, english)
	if guess == english {
		return cmp.Or(ofLayout, english)
	}
	return guess
}
