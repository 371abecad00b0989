package javascript_test

import (
	"errors"
	"testing"
	"time"

	"github.com/dop251/goja"

	"hanji/app/javascript"
)

// TestProgram holds what ends a call, and that an engine which may be broken is not lent again.
func TestProgram(t *testing.T) {
	p := &javascript.Program{
		Scripts: []javascript.Script{
			{Name: "a.js", Source: `var n = 0;`},
			{Name: "b.js", Source: `({
				count: () => ++n,
				twice: text => twice(text),
				wrong: () => { throw new TypeError("no paper"); },
				deep: () => { const f = () => f() + 1; return f(); },
				slow: () => { for (;;); },
			})`},
		},
		Globals:   map[string]any{"twice": func(s string) string { return s + s }},
		MaxCalls:  100,
		TimeLimit: 50 * time.Millisecond,
	}
	call := func(name string, args ...any) (value goja.Value, err error) {
		p.Use(func(e *javascript.Engine) { value, err = e.Call(name, args...) })
		return value, err
	}
	if v, err := call("twice", "한지"); err != nil || v.String() != "한지한지" {
		t.Errorf("%v, %v", v, err)
	}
	for _, c := range []struct {
		name string
		err  error
		then int64
	}{
		{"count", nil, 2}, // The first call of this one, and that below.
		{"wrong", javascript.Thrown("TypeError: no paper"), 3},
		{"deep", javascript.ErrDeep, 1},
		{"slow", javascript.ErrSlow, 1},
	} {
		if _, err := call(c.name); !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
		if n, err := call("count"); err != nil || n.ToInteger() != c.then {
			t.Errorf("after %s: %v, %v, want %d", c.name, n, err, c.then)
		}
	}
}

// TestChange holds that a change of another script than the one it was made for is noticed.
func TestChange(t *testing.T) {
	s := javascript.Script{Name: "a.js", Source: "f(a); f(b)"}
	if got := s.Change([][2]string{{"f(", "g("}, {"g(a)", "h"}}).Source; got != "h; g(b)" || s.Source != "f(a); f(b)" {
		t.Error(got)
	}
	defer func() {
		if said := recover(); said != "a.js does not hold i(" {
			t.Error(said)
		}
	}()
	s.Change([][2]string{{"i(", ""}})
}

// TestResults holds that what is kept is bounded in bytes.
func TestResults(t *testing.T) {
	r := javascript.Results[int, string]{Most: 100}
	kept := func() (n int) {
		for i := range 30 {
			if _, ok := r.Get(i); ok {
				n++
			}
		}
		return n
	}
	for i := range 25 {
		r.Add(i, "x", 10)
		r.Add(i, "x", 10)
		if n := kept(); n != i%10+1 {
			t.Fatalf("after %d there are %d", i, n)
		}
	}
	r.Add(29, "x", 101)
	if n := kept(); n != 5 {
		t.Errorf("what is larger than all leaves %d", n)
	}
	r.Forget()
	if n := kept(); n != 0 {
		t.Errorf("%d are not forgotten", n)
	}
}
