package mathml

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"hanji/app/javascript"
)

// Temml, as npm has it; its version is in npm.sum.
//
//go:embed temml.min.js
var script string

// call renders a formula. Temml fails on commands that it does not know, and on
// those that would let a formula set addresses, styles and the like. As in MathJax,
// \newcommand may define a command again; what \require loads Temml has already.
// What was defined before is read once for formulas with the same, and copied for each; what
// a blog defines is read once for its pages, of which several are rendered in turns.
const call = `let ofPage = "", ofBlog = "", macros = {}, blogs = {}, steps = 0;
temml.step = n => {
	if ((steps += n) > maxSteps) throw new Error(tooMany);
};
const known = /\\(let|providecommand)/; // They go by what was defined before.
const own = temml.definePreamble(others, {});
({
	steps: () => steps,
	render: (tex, display, definitions, blog) => {
		steps = 0;
		if (blog !== ofBlog) {
			blogs = temml.definePreamble(blog, {});
			ofBlog = blog;
			ofPage = undefined;
		}
		if (definitions !== ofPage) {
			macros = temml.definePreamble((known.test(definitions) ? blog : "") + definitions, {});
			ofPage = definitions;
		}
		steps = 0; // They count the same for formulas that find them read.
		return temml.renderToString(tex, {
			displayMode: display,
			annotate: true,
			throwOnError: true,
			trust: false,
			maxExpand: 1000,
			maxSize: [100, 1000],
			macros: {
				"\\require": "\\@secondoftwo{#1}{}",
				"\\newcommand": "\\def#1{}\\renewcommand{#1}",
				"\\mbox": "\\text",
				"\\bbox": "\\@ifnextchar[{\\@bbox}{}",
				...own,
				...blogs,
				...macros,
			},
		});
	},
})`

// maxCalls is how deeply functions of Temml may call each other, which formulas that
// keep to maxDepth stay below.
const maxCalls = 2000

// maxSteps is how many tokens Temml may read and put in their places for a formula, which
// it does not count: a command of 5,000 letters may be expanded a thousand times.
const maxSteps = 40_000

// changes are those of Temml. The places through which all tokens go count them; and the
// markup of many elements is joined at once: to add each to that of all before it takes a
// time that grows by the square of their number. A Temml in which one of them has nothing to
// change is another one. Of patterns with references back goja loses halves of pairs of
// UTF-16, which are written as what all others are not; and what is wrong is not underlined,
// which would tear them.
var changes = [][2]string{
	{`popToken(){`, `popToken(){temml.step(1);`},
	{`pushTokens(e){`, `pushTokens(e){temml.step(e.length);`},
	{`lex(){`, `lex(){temml.step(1);`},
	{`[\ud800-\udbff][\udc00-\udfff]${Kr}*|\\\\verb`, `[^\u0000-\ud7ff\ue000-\uffff]{2}${Kr}*|\\\\verb`},
	{`\\\\[^\ud800-\udfff])`, `\\\\[\u0000-\ud7ff\ue000-\uffff])`},
	{".replace(/[^]/g,\"$&\u0332\")", ""},
	{`for(let t=0;t<this.children.length;t++)e+=this.children[t].toMarkup();`, `e+=markup(this.children);`},
	{`for(let e=0;e<this.children.length;e++)t+=this.children[e].toMarkup();`, `t+=markup(this.children);`},
}

const markup = `const markup = nodes => {
	const parts = [];
	for (const node of nodes) parts.push(node.toMarkup());
	return parts.join("");
};
`

const tooMany = "its commands make too much"

// program is Temml. A usual formula takes a millisecond, and none that keeps to the other limits
// nearly as long as the limit, so that no clock decides what is built.
var program = sync.OnceValue(func() *javascript.Program { return newProgram(time.Minute) })

func newProgram(limit time.Duration) *javascript.Program {
	temml := javascript.Script{Name: "temml.min.js", Source: script}.Change(changes)
	temml.Source = markup + temml.Source
	limits := fmt.Sprintf("const maxSteps = %d, tooMany = %q, others = %q;", maxSteps, tooMany, others)
	return &javascript.Program{
		Scripts:   []javascript.Script{temml, {Name: "call.js", Source: limits + call}},
		MaxCalls:  maxCalls,
		TimeLimit: limit,
	}
}

var (
	errSlow = errors.New("takes too long to render")
	errDeep = errors.New("nested too deeply")
)

// temml returns what Temml makes of a formula, and in how many steps.
func temml(f formula) (out string, steps int, err error) {
	program().Use(func(e *javascript.Engine) {
		made, failed := e.Call("render", f.tex, f.display, f.definitions, f.macros)
		if err = failed; err == nil {
			out = strings.ToValidUTF8(made.String(), "\uFFFD")
		}
		if n, err := e.Call("steps"); err == nil {
			steps = int(n.ToInteger())
		}
	})
	var thrown javascript.Thrown
	switch {
	case errors.Is(err, javascript.ErrSlow):
		err = errSlow
	case errors.Is(err, javascript.ErrDeep):
		err = errDeep
	case errors.As(err, &thrown):
		err = explain(string(thrown))
	}
	return out, steps, err
}

// explain makes an error of what was thrown, with Temml's message in one line.
func explain(message string) error {
	name, text, _ := strings.Cut(message, ":")
	if strings.Contains(message, tooMany) {
		return errors.New(tooMany)
	}
	if name != "ParseError" {
		//lint:ignore ST1005 Temml is a name.
		return fmt.Errorf("Temml fails: %s", message)
	}
	text = strings.NewReplacer("…\uFFFD", "…", "\uFFFD…", "…").Replace(text) // It is cut between halves of a pair.
	return errors.New(strings.Join(strings.Fields(text), " "))
}
