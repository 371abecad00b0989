package mathml

import (
	"regexp"
	"strings"
)

// MathJax numbers the rows of eqnarray, and takes the name of a row from anywhere in it. Temml
// does not: names are put at the ends of their rows, and eqnarray is said as align.

var (
	rowMark = regexp.MustCompile(`\\(begin|end)\s*\{(\w+\*?)\}|\\label\s*\{[^{}]*\}|\\[^a-zA-Z]|[&{}]`)
	// namedRows are the environments of which a row may have a name, and align is for eqnarray.
	namedRows = regexp.MustCompile(`^(?:align|alignat|eqnarray|equation|flalign|gather|multline)\*?$`)
)

// justBegins matches an eqnarray that a command begins and another one ends, which is an array.
var justBegins = regexp.MustCompile(`\\begin\{eqnarray\*?\}\s*\}`)

var asArray = strings.NewReplacer(`\begin{eqnarray}`, `\begin{array}{rcl}`, `\begin{eqnarray*}`, `\begin{array}{rcl}`,
	`\end{eqnarray}`, `\end{array}`, `\end{eqnarray*}`, `\end{array}`)

// An environment is one that is open: how many braces are around it, the names of its row so
// far, and how many cells that has.
type environment struct {
	name, names string
	braces      int
	cells       int
}

// inRows puts what is said of rows in the words of Temml.
func inRows(tex string) string {
	if !strings.Contains(tex, `\label`) && !strings.Contains(tex, `{eqnarray`) {
		return tex
	}
	if strings.Count(tex, `\begin{eqnarray`) != strings.Count(tex, `\end{eqnarray`) || justBegins.MatchString(tex) {
		tex = asArray.Replace(tex)
	}
	var b strings.Builder
	var open []environment
	braces := 0
	for at := rowMark.FindStringSubmatchIndex(tex); at != nil; at = rowMark.FindStringSubmatchIndex(tex) {
		b.WriteString(tex[:at[0]])
		mark := tex[at[0]:at[1]]
		var in *environment
		if last := len(open) - 1; last >= 0 && open[last].braces == braces {
			in = &open[last]
		}
		switch {
		case mark == "{":
			braces++
		case mark == "}":
			braces--
		case at[2] >= 0 && tex[at[2]:at[3]] == "begin":
			name := tex[at[4]:at[5]]
			open = append(open, environment{name: name, braces: braces})
			mark = `\begin{` + asAlign(name, len(open) > 1) + `}`
		case at[2] >= 0:
			name := tex[at[4]:at[5]]
			if in != nil && in.name == name {
				mark = in.names + `\end{` + asAlign(name, len(open) > 1) + `}`
				open = open[:len(open)-1]
			}
		case strings.HasPrefix(mark, `\label`):
			if named := nearestNamed(open); named != nil {
				named.names += mark
				mark = ""
			}
		case in != nil && mark == `\\`:
			mark = in.names + mark
			in.names, in.cells = "", 0
		case in != nil && mark == "&" && strings.HasPrefix(in.name, "eqnarray"):
			if in.cells++; in.cells == 2 {
				mark = " "
			}
		}
		b.WriteString(mark)
		tex = tex[at[1]:]
	}
	return b.String() + tex
}

// asAlign is what an environment is called to Temml.
func asAlign(name string, isInner bool) string {
	star, ok := strings.CutPrefix(name, "eqnarray")
	switch {
	case !ok:
		return name
	case isInner:
		return "aligned"
	}
	return "align" + star
}

// nearestNamed returns the innermost environment whose rows may have names, nil if there is none.
func nearestNamed(open []environment) *environment {
	for i := len(open) - 1; i >= 0; i-- {
		if namedRows.MatchString(open[i].name) {
			return &open[i]
		}
	}
	return nil
}
