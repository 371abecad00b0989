//go:build js

package browser

import (
	"errors"
	"fmt"
	"syscall/js"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// on has a handler called with the events of a kind. Others dispatch events too, and
// change the page that handlers read, which must not end the program: see guard.
func on(target js.Value, kind string, handle func(event js.Value)) {
	target.Call("addEventListener", kind, listener(handle))
}

func listener(handle func(event js.Value)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() {
			var event js.Value
			if len(args) > 0 {
				event = args[0]
			}
			handle(event)
		})
		return nil
	})
}

var reported = map[string]bool{}

// guard calls a function, and reports whether it came to its end. A panic is said in the
// console, once, and the page goes on.
func guard(f func()) (ok bool) {
	defer func() {
		problem := recover()
		if ok = problem == nil; ok {
			return
		}
		if text := fmt.Sprint(problem); !reported[text] {
			reported[text] = true
			window.Get("console").Call("error", "hanji: "+text)
		}
	}()
	f()
	return
}

// errPanic stands for a panic that guard has reported.
var errPanic = errors.New("a panic, which was reported")

// dispatch has a function called on go-app's goroutine, and the root rendered after it.
func (e *edge) dispatch(f func()) {
	e.ctx.Dispatch(func(app.Context) { guard(f) })
}

// rendered has a function called once the root is rendered.
func (e *edge) rendered(f func()) {
	e.ctx.Defer(func(app.Context) { guard(f) })
	e.ctx.Update()
}

// closest returns the element that a selector matches at the target of an event or
// around it, a falsy value if there is none: the target can be a text, or the document.
func closest(event js.Value, selector string) js.Value {
	target := event.Get("target")
	if target.Truthy() && !target.Get("closest").Truthy() {
		target = target.Get("parentElement")
	}
	if !target.Truthy() {
		return js.Null()
	}
	return target.Call("closest", selector)
}
