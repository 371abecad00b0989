package jekyll

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Scripts tell MathJax and KaTeX their macros as an object of JavaScript: by name the TeX, or
// a list of that, the number of arguments and the first one's default.
var (
	macrosObject = regexp.MustCompile(`(?i)\bmacros["']?\s*:\s*\{`)
	macroEntry   = regexp.MustCompile(`^\s*(?:` + jsString + `|([a-zA-Z]+))\s*:\s*(?:` + jsString +
		`|\[\s*` + jsString + `(?:\s*,\s*([1-9]))?(?:\s*,\s*` + jsString + `)?\s*\])\s*,?`)
	scriptComment = regexp.MustCompile(`^\s*(?://[^\n]*\n|/\*(?s:.*?)\*/)`)
	scriptEscape  = regexp.MustCompile(`\\(.)`)
	macroArgument = regexp.MustCompile(`#([1-9])`)
)

// jsString matches a string of JavaScript, with what is in it in one of two groups.
const jsString = `(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')`

// maxObjects is how many objects with macros are read of one script.
const maxObjects = 100

// hiddenFormula matches a formula of a layout, which is there for what it defines.
var hiddenFormula = regexp.MustCompile(`(?s)\$\$(.*?)\$\$|\\\[(.*?)\\\]|\\\((.*?)\\\)|<script[^>]*type="math/tex[^>]*>(.*?)</script>`)

// macrosIn returns the definitions of macros that scripts, and the formulas of layouts, tell.
func macrosIn(scripts [][]byte) string {
	var b strings.Builder
	for _, script := range scripts {
		for _, m := range hiddenFormula.FindAllSubmatch(script, maxObjects) {
			b.Write(slices.Concat(m[1], m[2], m[3], m[4]))
			b.WriteByte('\n')
		}
		for _, at := range macrosObject.FindAllIndex(script, maxObjects) {
			rest := string(script[at[1]:min(len(script), at[1]+longScript)])
			for {
				if comment := scriptComment.FindString(rest); comment != "" {
					rest = rest[len(comment):]
					continue
				}
				m := macroEntry.FindStringSubmatch(rest)
				if m == nil {
					break
				}
				rest = rest[len(m[0]):]
				b.WriteString(macro(unescapeJS(m[1]+m[2]+m[3]), unescapeJS(m[4]+m[5]+m[6]+m[7]), m[8], unescapeJS(m[9]+m[10])))
			}
		}
	}
	return b.String()
}

func unescapeJS(s string) string { return scriptEscape.ReplaceAllString(s, "$1") }

// kramdownMacros returns the definitions of macros that kramdown's KaTeX is told.
func (c config) kramdownMacros() string {
	var b strings.Builder
	for _, m := range c.Table("kramdown").Table("math_engine_opts").Table("macros").Members {
		b.WriteString(macro(m.Key, m.Value.Text, "", ""))
	}
	return b.String()
}

// macro returns the definition of one, whose arguments are counted if their number isn't said.
func macro(name, tex, arguments, fallback string) string {
	n, _ := strconv.Atoi(arguments)
	for _, m := range macroArgument.FindAllStringSubmatch(tex, -1) {
		n = max(n, int(m[1][0]-'0'))
	}
	parameters := ""
	if n > 0 {
		parameters = fmt.Sprintf("[%d]", n)
	}
	if fallback != "" {
		parameters += "[" + fallback + "]"
	}
	return `\newcommand{\` + strings.TrimPrefix(name, `\`) + "}" + parameters + "{" + tex + "}\n"
}
