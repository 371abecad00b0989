package prepare

import (
	"cmp"
	"regexp"

	"golang.org/x/net/html"

	"hanji/app/dom"
)

var emojiName = regexp.MustCompile(`:[+\w-]+:`)

// showEmoji puts emoji in the place of their names between colons, but for code.
func showEmoji(root *html.Node, emoji func(name string) string) {
	for _, text := range dom.TextNodes(root, isCode) {
		text.Data = emojiName.ReplaceAllStringFunc(text.Data, func(found string) string {
			return cmp.Or(emoji(found[1:len(found)-1]), found)
		})
	}
}
