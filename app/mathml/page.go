package mathml

import (
	"errors"
	"regexp"
	"strings"
)

// Page renders the formulas of one page, in their order: the commands that one of them
// defines hold in those after it, as with MathJax. It is not for several goroutines at
// once; different pages are.
type Page struct {
	// Length is that of the page's text in bytes, with which grows how many formulas it
	// may have.
	Length      int
	definitions string
	work        int
	said        bool // that they take too long
}

// What the formulas of a page take is counted, as the same on each machine, in work: one
// is a short formula. A page may have maxWork, and one more for each so many bytes.
const (
	maxWork      = 3_000
	bytesForWork = 24
	// stepsForWork are like one, and so is starting an engine like workForEngine.
	stepsForWork = 20
	// In one formula, what each step takes grows with their number: by the square of so many.
	manySteps     = 500
	manyRows      = 60
	workForEngine = 100
)

var errMany = errors.New("the formulas of this page take too long, and so do those after it")

// spend counts what rendering a formula takes, also where it was known before or failed. A
// table, and a number makes one, is like some more; an engine whose calls are too deep is
// not used again.
func (p *Page) spend(f formula, made result) {
	p.work += 1 + 4*(strings.Count(f.tex, `\begin`)+strings.Count(f.tex, `\tag`)) + made.steps/stepsForWork + square(made.steps/manySteps) + square(strings.Count(f.tex, `\\`)/manyRows) + len(f.definitions)/500 + len(made.mathML)/300
	if errors.Is(made.err, errDeep) {
		p.work += workForEngine
	}
}

func square(n int) int { return n * n }

func (p *Page) isSpent() bool { return p.work > maxWork+p.Length/bytesForWork }

// Render returns the MathML of a TeX formula, with the TeX in an annotation. It is
// HTML that a parser and a serialiser leave as it is. An error says what is wrong
// with the formula, for its author. The same formulas give the same results. Without MathML
// and an error, what is wrong with the formula was said before.
func (p *Page) Render(tex string, display bool) (mathML string, err error) {
	f := formula{tidy(tex), display || displayed.MatchString(tex), p.definitions}
	if len(f.tex) > maxTeX {
		return "", errLong
	}
	if p.isSpent() {
		if p.said {
			return "", nil
		}
		p.said = true
		return "", errMany
	}
	made := render(f)
	p.spend(f, made)
	for d := range definitions(tex) {
		p.define(d)
	}
	return made.mathML, made.err
}

// displayed matches an environment that is on lines of its own, also where MathJax is
// given it within a sentence.
var displayed = regexp.MustCompile(`\\begin\{(?:align|alignat|CD|equation|flalign|gather|multline)\*?\}`)

// define adds a definition, unless Temml cannot read it.
func (p *Page) define(definition string) {
	all := strings.Replace(p.definitions, definition, "", 1) + definition
	if len(all) > maxTeX || p.isSpent() {
		return
	}
	f := formula{"", false, all}
	p.work += len(all) / 15
	if render(f).err == nil {
		p.definitions = all
	}
}

// definition matches what comes before the body of one: the command, a star, the name
// and the parameters.
var definition = regexp.MustCompile(`\\(g?def|(?:re)?newcommand|providecommand|DeclareMathOperator)(\*?)\s*(?:\{\s*)?(\\(?:[a-zA-Z]+|.))(?:\s*\})?([^{}\\]*)\{`)

// definitions are the commands that a formula defines, each said so that it may have
// been defined before.
func definitions(tex string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for {
			at := definition.FindStringSubmatchIndex(tex)
			if at == nil {
				return
			}
			command, star, name, parameters := tex[at[2]:at[3]], tex[at[4]:at[5]], tex[at[6]:at[7]], tex[at[8]:at[9]]
			tex = tex[at[1]:]
			end := closing(tex)
			if end < 0 {
				return
			}
			body := "{" + tex[:end] + "}"
			d := `\def` + name + parameters + body
			switch command {
			case "DeclareMathOperator":
				d = `\def` + name + `{\operatorname` + star + body + `}`
			case "newcommand", "renewcommand", "providecommand":
				d = `\def` + name + `{}\renewcommand{` + name + `}` + parameters + body
			}
			if !yield(d) {
				return
			}
			tex = tex[end:]
		}
	}
}

// closing returns where the brace is that closes one before tex, -1 if nowhere.
func closing(tex string) int {
	depth := 1
	for i := 0; i < len(tex); i++ {
		switch tex[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
