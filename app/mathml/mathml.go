// Package mathml turns TeX formulas into MathML, natively only: it runs Temml, a
// program in JavaScript. What it returns holds the elements and attributes listed in
// policy.go, no addresses, ids, styles or scripts, whatever the formula.
package mathml

import (
	"errors"
	"fmt"
	"strings"
	"sync"
)

const (
	// maxTeX is the length in bytes of the longest formula.
	maxTeX = 10_000
	// maxMathML is the length in bytes of the longest output.
	maxMathML = 1 << 20
	// maxCached is how many bytes of formulas and MathML are kept.
	maxCached = 64 << 20
)

var (
	errLong  = fmt.Errorf("longer than %d bytes", maxTeX)
	errLarge = fmt.Errorf("makes more than %d bytes of MathML", maxMathML)
)

// render renders a formula, or remembers what it made before.
func render(f formula) result {
	if found, ok := cache.get(f); ok {
		return found
	}
	made := f.render()
	if !errors.Is(made.err, errSlow) {
		cache.add(f, made)
	}
	return made
}

type formula struct {
	tex     string
	display bool
	// definitions are the commands defined before it.
	definitions string
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

func (f formula) render() result {
	out, steps, err := temml(f)
	if err == nil && len(out) > maxMathML {
		err = errLarge
	}
	if err == nil {
		out, err = clean(out)
	}
	if err != nil {
		out = ""
	}
	return result{out, err, steps}
}

// cache holds what was rendered, until that is more than maxCached.
var cache results

type results struct {
	mu   sync.Mutex
	all  map[formula]result
	size int
}

func (c *results) get(key formula) (result, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found, ok := c.all[key]
	return found, ok
}

func (c *results) add(key formula, value result) {
	c.mu.Lock()
	defer c.mu.Unlock()
	size := len(key.tex) + len(key.definitions) + len(value.mathML)
	if c.all == nil || c.size+size > maxCached {
		c.all, c.size = map[formula]result{}, 0
	}
	c.all[key] = value
	c.size += size
}
