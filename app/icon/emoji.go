package icon

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Emoji returns an SVG of an emoji, none for another text.
func Emoji(text string) []File {
	const most = 12 // code points of one, as of a family
	for _, r := range text {
		if r < 0x2190 && r != '\u200d' || r >= 0x2e80 && r < 0xfe00 || r > 0xfe0f && r < 0x1f000 {
			return nil
		}
	}
	if text = strings.TrimSpace(text); text == "" || utf8.RuneCountInString(text) > most {
		return nil
	}
	return []File{{Name: "icon.svg", Sizes: "any", Type: typeSVG, Data: fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 100 100">`+
		`<text x="50" y="50" font-size="80" text-anchor="middle" dominant-baseline="central">%s</text></svg>`+"\n", text)}}
}
