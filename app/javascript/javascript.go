// Package javascript runs programs in JavaScript, natively only, several at a time. It knows no
// browser: a program has what is in the language, and what it is given.
package javascript

import (
	"errors"
	"runtime"
	"strings"
	"sync"
	"time"

	"github.com/dop251/goja"
)

// Program is one in JavaScript. Engines that have loaded it are kept: what it does in a call must
// not change what it does in the next.
type Program struct {
	// Scripts are run one after another. The last one ends in an object of functions.
	Scripts []Script
	// Globals are functions of Go and other values, by name.
	Globals map[string]any
	// MaxCalls is how deeply functions may call each other.
	MaxCalls int
	// TimeLimit is the last wall, for one call.
	TimeLimit time.Duration

	once     sync.Once
	compiled []*goja.Program
	// turns bounds how many engines there are, and idle are those that wait.
	turns chan struct{}
	idle  chan *Engine
}

// Script has the name of its file.
type Script struct{ Name, Source string }

// Change returns a script with other text in the place of each that is named: with one that is
// not there it is another script, and Change panics.
func (s Script) Change(changes [][2]string) Script {
	for _, change := range changes {
		if !strings.Contains(s.Source, change[0]) {
			panic(s.Name + " does not hold " + change[0])
		}
		s.Source = strings.ReplaceAll(s.Source, change[0], change[1])
	}
	return s
}

// Engine is a JavaScript runtime that has loaded a program.
type Engine struct {
	vm        *goja.Runtime
	functions *goja.Object
	limit     time.Duration
	// broken says that it may be of no use any more.
	broken bool
}

// What ends a call, beside what the program throws.
var (
	ErrSlow = errors.New("takes too long")
	ErrDeep = errors.New("functions call each other too deeply")
)

// Thrown is what a program threw, as text.
type Thrown string

func (t Thrown) Error() string { return string(t) }

// Use lends an engine to a function, when there is one. Those whose calls took too long or were
// too deep are not lent again.
func (p *Program) Use(do func(*Engine)) {
	p.once.Do(p.compile)
	p.turns <- struct{}{}
	defer func() { <-p.turns }()
	var e *Engine
	select {
	case e = <-p.idle:
	default:
		e = p.start()
	}
	if do(e); !e.broken {
		p.idle <- e
	}
}

func (p *Program) compile() {
	for _, s := range p.Scripts {
		p.compiled = append(p.compiled, goja.MustCompile(s.Name, s.Source, false))
	}
	p.turns = make(chan struct{}, runtime.GOMAXPROCS(0))
	p.idle = make(chan *Engine, cap(p.turns))
}

func (p *Program) start() *Engine {
	vm := goja.New()
	vm.SetMaxCallStackSize(p.MaxCalls)
	for name, value := range p.Globals {
		vm.Set(name, value)
	}
	var last goja.Value
	for _, script := range p.compiled {
		var err error
		if last, err = vm.RunProgram(script); err != nil {
			panic(err) // It is the same script each time.
		}
	}
	return &Engine{vm: vm, functions: last.ToObject(vm), limit: p.TimeLimit}
}

// Call calls a function of the program. An error is ErrSlow, ErrDeep or a Thrown.
func (e *Engine) Call(name string, args ...any) (goja.Value, error) {
	function, _ := goja.AssertFunction(e.functions.Get(name))
	values := make([]goja.Value, len(args))
	for i, arg := range args {
		values[i] = e.vm.ToValue(arg)
	}
	timer := time.AfterFunc(e.limit, func() { e.vm.Interrupt(ErrSlow) })
	value, err := function(goja.Undefined(), values...)
	if !timer.Stop() { // It was or may still be interrupted.
		e.broken = true
		return nil, ErrSlow
	}
	var deep *goja.StackOverflowError
	var thrown *goja.Exception
	switch {
	case err == nil:
		return value, nil
	case errors.As(err, &deep):
		e.broken = true
		return nil, ErrDeep
	case errors.As(err, &thrown):
		return nil, Thrown(thrown.Value().String())
	}
	e.broken = true
	return nil, err
}
