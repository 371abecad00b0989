package mathml

import (
	"regexp"
	"strings"
)

// MathJax's package physics: commands that look at what follows them, which no macro of Temml's
// can, are put into other words before Temml reads them.

// A physicsCommand says what a command stands for, by the number of its groups: @1 is the first
// one, @n what is in brackets before them and @^ that as an exponent. The last one says as many as
// there are at most.
type physicsCommand []string

func fenced(open, close string) physicsCommand {
	return physicsCommand{"", `\left` + open + `@1\right` + close}
}

func pair(open, close string) physicsCommand {
	return physicsCommand{"", `\left` + open + `@1\right` + close, `\left` + open + `@1,@2\right` + close}
}

func derivative(d string) physicsCommand {
	return physicsCommand{"", `\frac{` + d + `@^}{` + d + ` {@1}@^}`, `\frac{` + d + `@^{@1}}{` + d + ` {@2}@^}`}
}

// The operators, and what stands before a letter.
const (
	upright = `\mathrm{d}`
	nabla   = `\boldsymbol{\nabla}`
)

var partial = append(derivative(`\partial`), `\frac{\partial^2 {@1}}{\partial {@2}\partial {@3}}`)

// physicsCommands are by all their names.
var physicsCommands = byNames(map[string]physicsCommand{
	"abs absolutevalue":                      fenced("|", "|"),
	"norm":                                   fenced(`\|`, `\|`),
	"order":                                  {`\mathcal{O}`, `\mathcal{O}\left(@1\right)`},
	"commutator comm":                        pair("[", "]"),
	"anticommutator acomm poissonbracket pb": pair(`\{`, `\}`),
	"pqty":                                   fenced("(", ")"),
	"bqty":                                   fenced("[", "]"),
	"Bqty":                                   fenced(`\{`, `\}`),
	"vqty":                                   fenced("|", "|"),
	"derivative dv":                          derivative(upright),
	"partialderivative pderivative pdv":      partial,
	"functionalderivative fderivative fdv":   derivative(`\delta`),
	"differential dd":                        {upright, `\mathop{` + upright + `@^{@1}}`},
	"variation var":                          {`\delta`, `\delta {@1}`},
	"flatfrac":                               {"", "@1/", `\left.{@1}\middle/{@2}\right.`},
	"vectorbold vb":                          {"", `\mathbf{@1}`},
	"vectorarrow va":                         {"", `\vec{\mathbf{@1}}`},
	"vectorunit vu":                          {"", `\hat{\mathbf{@1}}`},
	"dotproduct vdot":                        {`\boldsymbol{\cdot}`},
	"crossproduct cross cp":                  {`\times`},
	"gradient grad":                          {nabla, nabla + `{@1}`},
	"divergence div":                         {nabla + `\cdot`, nabla + `\cdot{@1}`},
	"curl":                                   {nabla + `\times`, nabla + `\times{@1}`},
	"laplacian":                              {`\nabla^2`, `\nabla^2{@1}`},
	"bra":                                    {"", `\left\langle @1\right|`},
	"ket":                                    {"", `\left|@1\right\rangle`},
	"braket innerproduct ip":                 {"", `\left\langle @1\right\rangle`, `\left\langle @1\middle|@2\right\rangle`},
	"ketbra outerproduct op dyad":            {"", `\left|@1\right\rangle\left\langle @1\right|`, `\left|@1\right\rangle\left\langle @2\right|`},
	"expectationvalue expval ev":             {"", `\left\langle @1\right\rangle`, `\left\langle @2\middle|@1\middle|@2\right\rangle`},
	"matrixelement matrixel mel":             {"", "", "", `\left\langle @1\middle|@2\middle|@3\right\rangle`},
	"trace tr":                               {`\operatorname{tr}`, `\operatorname{tr}\left(@1\right)`},
	"Trace Tr":                               {`\operatorname{Tr}`, `\operatorname{Tr}\left(@1\right)`},
	"rank":                                   {`\operatorname{rank}`, `\operatorname{rank}\left(@1\right)`},
	"erf":                                    {`\operatorname{erf}`, `\operatorname{erf}\left(@1\right)`},
	"Residue Res":                            {`\operatorname{Res}`, `\operatorname{Res}\left[@1\right]`},
	"principalvalue pv":                      {`\mathcal{P}`, `\mathcal{P}{@1}`},
	"PV":                                     {`\mathop{\mathrm{P.V.}}`, `\mathop{\mathrm{P.V.}}{@1}`},
	"qqtext qq":                              {"", `\quad\text{@1}\quad`},
	"qcomma qc":                              {`,\quad`},
	"evaluated eval":                         {"", `\left.@1\right|`},
	"quantity qty":                           {"", `\left\{@1\right\}`},
	"matrixquantity mqty":                    {"", `\begin{matrix}@1\end{matrix}`},
	"Pmqty":                                  {"", `\left\lgroup\begin{matrix}@1\end{matrix}\right\rgroup`},
	"spmqty":                                 {"", `\left(\begin{smallmatrix}@1\end{smallmatrix}\right)`},
	"sbmqty":                                 {"", `\left[\begin{smallmatrix}@1\end{smallmatrix}\right]`},
	"svmqty smdet":                           {"", `\left|\begin{smallmatrix}@1\end{smallmatrix}\right|`},
	"pmqty":                                  {"", `\begin{pmatrix}@1\end{pmatrix}`},
	"bmqty":                                  {"", `\begin{bmatrix}@1\end{bmatrix}`},
	"vmqty matrixdeterminant mdet":           {"", `\begin{vmatrix}@1\end{vmatrix}`},
	"smallmatrixquantity smqty":              {"", `\begin{smallmatrix}@1\end{smallmatrix}`},
})

// inWords are the names of texts between spaces, such as \qand.
var inWords = []string{"and", "as", "assume", "else", "even", "for", "given", "if", "in", "let", "odd", "or", "otherwise", "since", "then", "unless", "where", "with"}

func byNames(lists map[string]physicsCommand) map[string]physicsCommand {
	all := map[string]physicsCommand{}
	for names, command := range lists {
		for name := range strings.FieldsSeq(names) {
			all[name] = command
		}
	}
	for _, word := range inWords {
		all["q"+word] = physicsCommand{`\quad\text{` + word + `}\quad`}
	}
	return all
}

// fences are the marks between which one group may stand, in place of braces, each with what
// it shows.
var fences = map[byte]struct {
	end    byte
	matrix string
}{'(': {')', "pmatrix"}, '[': {']', "bmatrix"}, '|': {'|', "vmatrix"}}

var (
	command        = regexp.MustCompile(`\\(?:[a-zA-Z]+|.)`)
	requirePhysics = regexp.MustCompile(`\\require\s*\{[^{}]*\bphysics\b[^{}]*\}`)
)

// withoutPhysics puts a formula into words without the commands of the package, but for those
// that were defined otherwise.
func withoutPhysics(tex, defined string) string {
	var b strings.Builder
	for at := command.FindStringIndex(tex); at != nil; at = command.FindStringIndex(tex) {
		name := tex[at[0]:at[1]]
		of, known := physicsCommands[name[1:]]
		if known && isDefined(name, defined) || isDefining(tex[:at[0]]) {
			known = false
		}
		b.WriteString(tex[:at[0]])
		tex = tex[at[1]:]
		if !known {
			b.WriteString(name)
			continue
		}
		made, length := of.read(name[1:], tex)
		if length < 0 {
			b.WriteString(name)
			continue
		}
		tex = made + tex[length:]
		if b.Len()+len(tex) > maxTeX {
			break
		}
	}
	return b.String() + tex
}

func isDefined(name, definitions string) bool {
	for at := strings.Index(definitions, name); at >= 0; {
		rest := definitions[at+len(name):]
		if isDefining(definitions[:at]) && !(rest != "" && (rest[0]|0x20 >= 'a' && rest[0]|0x20 <= 'z')) {
			return true
		}
		next := strings.Index(rest, name)
		if next < 0 {
			return false
		}
		at += len(name) + next
	}
	return false
}

// isDefining reports whether what is before a command defines it.
func isDefining(before string) bool { return beforeName.MatchString(before[max(0, len(before)-24):]) }

var beforeName = regexp.MustCompile(`\\(?:g?def|let|(?:re)?newcommand\*?|providecommand\*?|DeclareMathOperator\*?)\s*\{?\s*$`)

// read returns what a command makes of what follows it, and how much of that it takes: -1, if
// it is not as it should be.
func (of physicsCommand) read(name, tex string) (made string, length int) {
	rest := strings.TrimPrefix(strings.TrimLeft(tex, " \n"), "*")
	power := ""
	if mark, end := open(rest), 0; mark == '[' && (of.isDerivative() || name == "dd" || name == "differential") {
		power, end = group(rest)
		if end < 0 {
			return "", -1
		}
		rest = strings.TrimLeft(rest[end:], " \n")
	}
	var groups []string
	if fence, ok := fences[open(rest)]; ok && of.mayBeFenced(name) {
		inner, end := group(rest)
		if name == "eval" || name == "evaluated" {
			if end = strings.IndexByte(rest, '|'); end > 0 {
				inner, end = rest[1:end], end+1
			}
		}
		if end < 0 {
			return "", -1
		}
		left, right := string(rest[0]), string(fence.end)
		rest = rest[end:]
		switch {
		case name == "mqty" || name == "matrixquantity":
			return `\begin{` + fence.matrix + `}` + inner + `\end{` + fence.matrix + `}`, len(tex) - len(rest)
		case name == "eval" || name == "evaluated":
			return `\left` + left + inner + `\right|`, len(tex) - len(rest)
		case name == "qty" || name == "quantity":
			return `\left` + left + inner + `\right` + right, len(tex) - len(rest)
		case of.isDerivative():
			groups = append(groups, "", `\left`+left+inner+`\right`+right)
		default:
			groups = append(groups, `\left`+left+inner+`\right`+right)
		}
	}
	for len(groups) < len(of)-1 {
		next := strings.TrimLeft(rest, " \n")
		if open(next) != '{' {
			break
		}
		inner, end := group(next)
		if end < 0 {
			return "", -1
		}
		groups, rest = append(groups, inner), next[end:]
	}
	if len(groups) == 0 && of[0] == "" {
		rest = strings.TrimLeft(rest, " \n")
		if rest == "" || strings.ContainsRune("}&^_", rune(rest[0])) {
			return "", -1
		}
		letter := string([]rune(rest)[:1])
		if letter == `\` {
			letter = command.FindString(rest)
		}
		groups, rest = []string{letter}, rest[len(letter):]
	}
	if of[len(groups)] == "" {
		return "", -1
	}
	if len(groups) == 0 {
		rest = tex // A star or a space is not its own.
	}
	exponent := ""
	if power != "" {
		exponent = "^{" + power + "}"
	}
	replaced := []string{"@^", exponent}
	for i, inner := range groups {
		replaced = append(replaced, "@"+string(rune('1'+i)), inner)
	}
	made = strings.NewReplacer(replaced...).Replace(of[len(groups)])
	if len(groups) == 0 || name == "dd" || name == "differential" { // Braces would take its space away.
		return made + " ", len(tex) - len(rest)
	}
	return "{" + made + "}", len(tex) - len(rest)
}

func (of physicsCommand) isDerivative() bool {
	return len(of) > 2 && strings.HasPrefix(of[2], `\frac{`)
}

// mayBeFenced reports whether a command reads parentheses as it reads braces.
func (of physicsCommand) mayBeFenced(name string) bool {
	switch name {
	case "qty", "quantity", "mqty", "matrixquantity", "eval", "evaluated":
		return true
	case "dd", "differential", "grad", "gradient", "div", "divergence", "curl", "laplacian":
		return true
	}
	return of.isDerivative()
}

// open is the mark that begins a text, 0 if it is no fence.
func open(tex string) byte {
	if tex == "" {
		return 0
	}
	return tex[0]
}

// group returns what is between the fence that begins a text and its end, and where that is; -1
// if it has none.
func group(tex string) (inner string, end int) {
	left, right := tex[0], byte('}')
	if fence, ok := fences[left]; ok {
		right = fence.end
	}
	depth, braces := 0, 0
	for i := 0; i < len(tex); i++ {
		switch c := tex[i]; {
		case c == '\\':
			i++
		case left != '{' && c == '{':
			braces++
		case left != '{' && c == '}':
			if braces--; braces < 0 {
				return "", -1
			}
		case braces > 0:
		case c == right && (left != right || i > 0):
			if depth--; depth <= 0 {
				return tex[1:i], i + 1
			}
		case c == left:
			depth++
		}
	}
	return "", -1
}
