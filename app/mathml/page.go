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
	Length int
	// Macros define commands that hold in all pages, as Macros returned them.
	Macros string
	// Physics says that MathJax's package of that name is loaded.
	Physics bool
	// Numbered says that equations, aligned and gathered rows have numbers, for which then there is
	// an empty element of the class ClassNumber.
	Numbered    bool
	definitions string
	work        int
	said        bool // that they take too long
}

// What the formulas of a page take is counted, as the same on each machine, in work: one
// is a short formula. A page may have maxWork, and one more for each so many bytes.
const (
	maxWork      = 5_000
	bytesForWork = 12
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
	p.Physics = p.Physics || requirePhysics.MatchString(tex)
	f := formula{redefined(tidy(tex)), display || displayed.MatchString(tex), p.definitions, p.Macros, p.Physics, p.Numbered}
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
	p.define(definitions(f.inWords(tex))...)
	return made.mathML, made.err
}

// displayed matches an environment that is on lines of its own, also where MathJax is
// given it within a sentence.
var displayed = regexp.MustCompile(`\\begin\{(?:align|alignat|CD|eqnarray|equation|flalign|gather|multline)\*?\}`)

// define adds definitions, together if Temml can read them all, else those that it can read.
func (p *Page) define(definitions ...string) {
	if len(definitions) == 0 || p.isSpent() {
		return
	}
	all := p.definitions
	for _, d := range definitions {
		all = strings.Replace(all, d, "", 1) + d
	}
	p.work += len(all) / 15
	if len(all) <= maxTeX && render(formula{"", false, all, p.Macros, false, false}).err == nil {
		p.definitions = all
		return
	}
	if half := len(definitions) / 2; half > 0 {
		p.define(definitions[:half]...)
		p.define(definitions[half:]...)
	}
}
