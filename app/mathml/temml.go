package mathml

import (
	_ "embed"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// Temml 0.13.5, as npm has it, below its licence.
//
//go:embed temml.min.js
var script string

// call renders a formula. Temml fails on commands that it does not know, and on
// those that would let a formula set addresses, styles and the like. As in MathJax,
// \newcommand may define a command again; what \require loads Temml has already.
// What was defined before is read once for formulas with the same, and copied for each.
const call = `let before = "", macros = {}, steps = 0;
temml.step = n => {
	if ((steps += n) > maxSteps) throw new Error(tooMany);
};
[() => steps, (tex, display, definitions) => {
	steps = 0;
	if (definitions !== before) {
		macros = temml.definePreamble(definitions, {});
		before = definitions;
		steps = 0; // They count the same for formulas that find them read.
	}
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
		"\\DeclareMathOperator": "\\@ifnextchar*{\\@declarestarred}{\\@declare}",
		"\\@declare": "\\def#1{\\operatorname{#2}}",
		"\\@declarestarred": "\\def#2{\\operatorname*{#3}}",
		...macros,
	},
});
}]`

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

func changed(script string) string {
	for _, change := range changes {
		if !strings.Contains(script, change[0]) {
			panic("temml.min.js does not hold " + change[0])
		}
		script = strings.ReplaceAll(script, change[0], change[1])
	}
	return script
}

const markup = `const markup = nodes => {
	const parts = [];
	for (const node of nodes) parts.push(node.toMarkup());
	return parts.join("");
};
`

const tooMany = "its commands make too much"

// timeLimit is the last wall, for one formula. The usual one takes a millisecond, and none
// that keeps to the other limits nearly as long, so that no clock decides what is built.
var timeLimit = time.Minute

var (
	errSlow = errors.New("takes too long to render")
	errDeep = errors.New("nested too deeply")
)

// engine is a JavaScript runtime that has loaded Temml. Formulas leave no trace in
// it.
type engine struct {
	vm            *goja.Runtime
	steps, render goja.Callable
}

var programs = sync.OnceValue(func() [2]*goja.Program {
	limits := fmt.Sprintf("const maxSteps = %d, tooMany = %q;", maxSteps, tooMany)
	return [2]*goja.Program{goja.MustCompile("temml.min.js", markup+changed(script), false), goja.MustCompile("call.js", limits+call, false)}
})

func start() *engine {
	vm := goja.New()
	vm.SetMaxCallStackSize(maxCalls)
	var last goja.Value
	for _, program := range programs() {
		var err error
		if last, err = vm.RunProgram(program); err != nil {
			panic(err) // it is the same script each time
		}
	}
	calls := last.ToObject(vm)
	steps, _ := goja.AssertFunction(calls.Get("0"))
	render, _ := goja.AssertFunction(calls.Get("1"))
	return &engine{vm, steps, render}
}

// engines are those that wait for a formula; turns bounds how many there are in all.
var (
	engines struct {
		sync.Mutex
		idle []*engine
	}
	turns = make(chan struct{}, runtime.GOMAXPROCS(0))
)

// temml returns what Temml makes of a formula, and in how many steps.
func temml(f formula) (out string, steps int, err error) {
	turns <- struct{}{}
	defer func() { <-turns }()
	e := take()
	out, sound, err := e.run(f)
	if n, err := e.steps(goja.Undefined()); err == nil {
		steps = int(n.ToInteger())
	}
	if sound {
		engines.Lock()
		engines.idle = append(engines.idle, e)
		engines.Unlock()
	}
	return out, steps, err
}

func take() *engine {
	engines.Lock()
	defer engines.Unlock()
	n := len(engines.idle)
	if n == 0 {
		return start()
	}
	e := engines.idle[n-1]
	engines.idle = engines.idle[:n-1]
	return e
}

// run renders a formula, and tells whether the engine is fit for another one: not
// if it was or may still be interrupted.
func (e *engine) run(f formula) (out string, sound bool, err error) {
	timer := time.AfterFunc(timeLimit, func() { e.vm.Interrupt(errSlow) })
	value, err := e.render(goja.Undefined(), e.vm.ToValue(f.tex), e.vm.ToValue(f.display), e.vm.ToValue(f.definitions))
	if !timer.Stop() {
		return "", false, errSlow
	}
	var overflow *goja.StackOverflowError
	var thrown *goja.Exception
	switch {
	case err == nil:
		return strings.ToValidUTF8(value.String(), "\uFFFD"), true, nil
	case errors.As(err, &overflow):
		return "", false, errDeep
	case errors.As(err, &thrown):
		return "", true, explain(thrown.Value())
	}
	return "", false, err
}

// explain makes an error of what was thrown, with Temml's message in one line.
func explain(thrown goja.Value) error {
	message := thrown.String()
	name, text, _ := strings.Cut(message, ":")
	if strings.Contains(message, tooMany) {
		return errors.New(tooMany)
	}
	if name != "ParseError" {
		return fmt.Errorf("Temml fails: %s", message)
	}
	text = strings.NewReplacer("…\uFFFD", "…", "\uFFFD…", "…").Replace(text) // It is cut between halves of a pair.
	return errors.New(strings.Join(strings.Fields(text), " "))
}
