package mathml

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"hanji/app/growth"
)

// between matches the formulas of an input.
var between = regexp.MustCompile(`(?s)\$\$(.*?)\$\$\n\n`)

// TestPrice holds that no formula takes much longer than short ones of the same price, so
// that what a page may spend bounds what its formulas take.
func TestPrice(t *testing.T) {
	cost := func(tex string) (time.Duration, *Page) {
		f := formula{tidy(tex), true, ""}
		p := new(Page)
		took := growth.Measure(func() {
			made := f.render()
			p.spend(f, made)
		}).Time
		return took, p
	}
	cost("x")
	var unit time.Duration
	work := 0
	for i := range 200 {
		took, p := cost(fmt.Sprintf(`\frac{x_{%d}}{2}`, i))
		unit, work = unit+took, work+p.work
	}
	unit /= time.Duration(work)
	texs := map[string]string{}
	for _, input := range growth.TeX {
		if found := between.FindStringSubmatch(input.Text(growth.Size)); found != nil {
			texs[input.Name] = found[1]
		}
	}
	for name, tex := range texs {
		took, p := cost(tex)
		multiple := float64(took) / float64(unit) / float64(p.work)
		t.Logf("%-40s %5d bytes, %5d of work, %6.1f ms, %.2f times as much for it", name, len(tex), p.work, took.Seconds()*1000, multiple)
		if multiple > 4 && took > 50*unit {
			t.Errorf("%s: takes %v for %d of work, %.1f times as long as short formulas of that price", name, took, p.work, multiple)
		}
	}
}

// TestOrdinaryPost holds that a long post about mathematics has all of its formulas.
func TestOrdinaryPost(t *testing.T) {
	inline := []string{`x_{%d}`, `\alpha_%d \in \mathbb{R}^n`, `f(x) = \frac{x^2}{%d}`, `\sqrt{a^2 + b^2} \le %d`, `\lim_{n \to \infty} a_n = %d`}
	display := []string{
		`\begin{aligned} ` + strings.Repeat(`f(x) &= \sum_{i=1}^{n} \frac{a_i x^i}{i!} + %d \\ `, 6) + `\end{aligned}`,
		`A = \begin{pmatrix} ` + strings.Repeat(`a_{11} & a_{12} & \cdots & %d \\ `, 4) + `\end{pmatrix}`,
		`\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi} \tag{%d}`,
		`\left( \frac{\partial u}{\partial t} \right)^2 + \nabla^2 \phi = \prod_{k=1}^{%d} \binom{n}{k}`,
		`|x| = \begin{cases} x & \text{if } x \ge %d \\ -x & \text{otherwise} \end{cases}`,
		`\begin{align*} ` + strings.Repeat(`\nabla \cdot \mathbf{E} &= \frac{\rho}{\varepsilon_0} + \left[ \hat{H} \psi_{%d} \right] \\ `, 22) + `\end{align*}`,
	}
	var all []string
	size := 0
	for i := range 260 {
		list := inline
		if i%13 > 9 {
			list = display
		}
		tex := strings.ReplaceAll(list[i%len(list)], "%d", fmt.Sprint(i))
		all, size = append(all, tex), size+len(tex)
	}
	p := &Page{Length: size}
	for _, tex := range all {
		if out, err := p.Render(tex, true); out == "" || err != nil {
			t.Fatalf("%.60s makes %.60q, %v", tex, out, err)
		}
	}
	t.Logf("%d bytes take %d of %d", size, p.work, maxWork+size/bytesForWork)
}
