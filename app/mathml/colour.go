package mathml

import (
	"regexp"
	"strings"
)

// coloured matches a command that colours, and the colours that it is given.
var coloured = regexp.MustCompile(`\\((?:text)?color|colorbox|fcolorbox)\s*\{([^{}]*)\}(?:\s*\{([^{}]*)\})?`)

// inColours takes out what is no colour to a browser, and so none to MathJax: nothing, and the
// mixtures of LaTeX's xcolor. To Temml the whole formula would be wrong.
func inColours(tex string) string {
	return coloured.ReplaceAllStringFunc(tex, func(written string) string {
		at := coloured.FindStringSubmatch(written)
		switch {
		case !isNone(at[2]) && (at[1] != "fcolorbox" || !isNone(at[3])):
			return written
		case at[1] == "fcolorbox":
			return `\fcolorbox{` + colourOr(at[2], "currentcolor") + `}{` + colourOr(at[3], "transparent") + `}`
		case at[1] == "colorbox":
			return `\colorbox{transparent}` + strings.TrimPrefix(written[strings.IndexByte(written, '}'):], "}")
		}
		return strings.TrimPrefix(written[strings.IndexByte(written, '}'):], "}")
	})
}

func isNone(colour string) bool {
	return strings.TrimSpace(colour) == "" || strings.Contains(colour, "!")
}

func colourOr(written, other string) string {
	if isNone(written) {
		return other
	}
	return written
}
