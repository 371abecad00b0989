// Package mathml turns TeX formulas into MathML, natively only: it runs Temml, a
// program in JavaScript. What it returns holds the elements and attributes listed in
// policy.go, no addresses, ids, styles or scripts, whatever the formula.
package mathml

import (
	"errors"
	"fmt"
	"strings"

	"hanji/app/javascript"
)

const (
	// maxTeX is the length in bytes of the longest formula.
	maxTeX = 10_000
	// maxMathML is the length in bytes of the longest output.
	maxMathML = 1 << 20
)

var (
	errLong  = fmt.Errorf("longer than %d bytes", maxTeX)
	errLarge = fmt.Errorf("makes more than %d bytes of MathML", maxMathML)
)

// render renders a formula, or remembers what it made before.
func render(f formula) result {
	if found, ok := cache.Get(f); ok {
		return found
	}
	made := f.render()
	if !errors.Is(made.err, errSlow) {
		cache.Add(f, made, len(f.tex)+len(f.definitions)+len(made.mathML))
	}
	return made
}

type formula struct {
	tex     string
	display bool
	// definitions are the commands defined before it on its page, macros those of the blog.
	definitions, macros string
	// physics says that there are the commands of MathJax's package of that name.
	physics bool
	// numbered says that rows of environments have numbers, as Page.Numbered.
	numbered bool
}

type result struct {
	mathML string
	err    error
	// steps is how many Temml took, also where it failed.
	steps int
}

// tidy takes out what HTML cannot hold, and editors put into formulas unseen.
func tidy(tex string) string {
	tex = strings.ToValidUTF8(tex, "\uFFFD")
	tex = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(tex)
	tex = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || 0x7f <= r && r < 0xa0 {
			return -1
		}
		return r
	}, tex))
	if strings.HasSuffix(tex, `\`) {
		tex += " " // the command for a space
	}
	return tex
}

func (f formula) inWords(tex string) string {
	if f.physics {
		return withoutPhysics(tex, f.macros+f.definitions)
	}
	return tex
}

func (f formula) render() result {
	written := f.tex
	f.tex = inDialect(f.inWords(written))
	if !f.display {
		f.tex = inLine(f.tex)
	}
	out, steps, err := temml(f)
	switch {
	case err != nil:
	case len(out) > maxMathML:
		out, err = "", errLarge
	default:
		out, err = clean(annotated(out, f.tex, written), f.numbered)
	}
	return result{out, err, steps}
}

// cache holds what was rendered.
var cache = javascript.Results[formula, result]{Most: 64 << 20}
