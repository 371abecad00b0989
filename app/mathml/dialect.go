package mathml

import (
	"html"
	"regexp"
	"strconv"
	"strings"
)

// What MathJax takes and Temml does not is said to it in other words: signs of formulas within
// a text, environments of other names, and references, which show the name that they are to.
var (
	textLike    = regexp.MustCompile(`\\(?:text(?:|bf|it|md|normal|rm|sf|tt|up)|mbox)\s*\{`)
	referLike   = regexp.MustCompile(`\\(eq)?ref\s*\{([^{}\\$]*)\}`)
	array       = regexp.MustCompile(`\\begin\{array\}\s*(?:\[[a-z]?\])?\s*\{`)
	unicode     = regexp.MustCompile(`\\unicode\s*\{\s*0?x([0-9a-fA-F]{1,6})\s*\}`)
	transparent = regexp.MustCompile(`\\(?:begin|end)\{(?:subequations|math)\}`)
	flalign     = regexp.MustCompile(`\\(begin|end)\s*\{flalign(\*?)\}`)
	escapeSigns = strings.NewReplacer(`_`, `\_`, `^`, `\textasciicircum{}`, `&`, `\&`, `#`, `\#`)
)

// What stands before a name that is referred to, until clean finds it.
const (
	markReference = "\ufdd1"
	markBrackets  = "\ufdd2"
)

func inDialect(tex string) string {
	if !strings.Contains(tex, `\`) {
		return tex
	}
	tex = referLike.ReplaceAllStringFunc(tex, func(reference string) string {
		at := referLike.FindStringSubmatch(reference)
		at[2] = escapeSigns.Replace(at[2])
		if at[1] != "" {
			return `\text{` + markBrackets + at[2] + `}`
		}
		return `\text{` + markReference + at[2] + `}`
	})
	tex = unicode.ReplaceAllString(transparent.ReplaceAllString(tex, ""), `\char"$1 `)
	tex = otherNames.Replace(inColumns(inRows(inColours(tex))))
	return inTexts(flalign.ReplaceAllString(tex, `\$1{align$2}`))
}

// otherNames are environments that have another name.
var otherNames = strings.NewReplacer(`\begin{displaymath}`, `\begin{equation*}`, `\end{displaymath}`, `\end{equation*}`)

// inColumns says the columns of arrays by their letters alone.
func inColumns(tex string) string {
	var b strings.Builder
	for at := array.FindStringIndex(tex); at != nil; at = array.FindStringIndex(tex) {
		b.WriteString(tex[:at[0]])
		tex = tex[at[1]:]
		end := closing(tex)
		if end < 0 {
			return b.String() + `\begin{array}{` + tex
		}
		b.WriteString(`\begin{array}{` + columns(tex[:end]))
		tex = tex[end:]
	}
	return b.String() + tex
}

// maxColumns is how many letters say the columns of an array.
const maxColumns = 100

func columns(written string) string {
	var b strings.Builder
	next := func() (inner string) { // what is in the braces that follow
		if rest := strings.TrimLeft(written, " "); strings.HasPrefix(rest, "{") {
			if end := closing(rest[1:]); end >= 0 {
				inner, written = rest[1:1+end], rest[end+2:]
			}
		}
		return inner
	}
	for written != "" && b.Len() < maxColumns {
		letter := written[0]
		written = written[1:]
		switch letter {
		case '@', '!', '>', '<':
			next()
		case 'p', 'm', 'b':
			next()
			b.WriteByte('l')
		case '*':
			times, _ := strconv.Atoi(next())
			for repeated := columns(next()); times > 0 && repeated != "" && b.Len() < maxColumns; times-- {
				b.WriteString(repeated)
			}
		default:
			b.WriteByte(letter)
		}
	}
	return b.String()[:min(b.Len(), maxColumns)]
}

// inTexts escapes what is a sign of formulas in the texts of a formula.
func inTexts(tex string) string {
	var b strings.Builder
	for {
		at := textLike.FindStringIndex(tex)
		if at == nil {
			return b.String() + tex
		}
		b.WriteString(tex[:at[1]])
		tex = tex[at[1]:]
		end := closing(tex)
		if end < 0 {
			return b.String() + tex
		}
		b.WriteString(inText(tex[:end]))
		tex = tex[end:]
	}
}

// inText escapes the signs of a text, but for those within its formulas, and those that are
// escaped or of a command with more than a text.
func inText(text string) string {
	if strings.ContainsAny(text, `\$`) || !strings.ContainsAny(text, "_^&#") {
		return text
	}
	return escapeSigns.Replace(text)
}

// tag matches the number that a formula is given.
var tag = regexp.MustCompile(`\\tag(\*?)\s*\{([^{}$]*)\}`)

// inLine puts the number of a formula within a sentence behind it: kramdown takes one between $$
// for that where no empty lines are around it, and Temml numbers none.
func inLine(tex string) string {
	return tag.ReplaceAllStringFunc(tex, func(written string) string {
		number := tag.FindStringSubmatch(written)
		if number[1] == "" {
			return `\quad\text{(` + number[2] + `)}`
		}
		return `\quad\text{` + number[2] + `}`
	})
}

// annotated puts what an author wrote into the annotation of what was said in other words.
func annotated(mathML, said, written string) string {
	if said == written {
		return mathML
	}
	before, rest, ok := strings.Cut(mathML, `<annotation encoding="application/x-tex">`)
	_, after, ends := strings.Cut(rest, `</annotation>`)
	if !ok || !ends {
		return mathML
	}
	return before + `<annotation encoding="application/x-tex">` + html.EscapeString(written) + `</annotation>` + after
}
