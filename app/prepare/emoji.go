package prepare

import (
	"regexp"

	"golang.org/x/net/html"
)

var emojiName = regexp.MustCompile(`:[+\w-]+:`)

// showEmoji puts emoji in the place of their names between colons, but for code.
func showEmoji(n *html.Node, emoji func(name string) string) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			c.Data = emojiName.ReplaceAllStringFunc(c.Data, func(found string) string {
				if shown := emoji(found[1 : len(found)-1]); shown != "" {
					return shown
				}
				return found
			})
		case c.Data != "code" && c.Data != "pre":
			showEmoji(c, emoji)
		}
	}
}
