package mathml

import (
	"cmp"
	"errors"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"hanji/app/javascript"
)

// formulas are typical ones, with a part of what they make.
var formulas = []struct{ tex, want string }{
	{`\frac{a}{b}`, `<mfrac><mi>a</mi><mi>b</mi></mfrac>`},
	{`\dfrac12 \tfrac12`, `<mstyle displaystyle="true" scriptlevel="0"><mfrac>`},
	{`\sum_{i=1}^{n} i^2`, `<munderover><mo movablelimits="false">∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>`},
	{`\int_0^\infty e^{-x^2}\,dx`, `<msubsup><mo movablelimits="false">∫</mo><mn>0</mn><mi>∞</mi></msubsup>`},
	{`\sqrt[3]{x}`, `<mroot>`},
	{`\lim_{x \to 0} \frac{\sin x}{x}`, `<munder><mi>lim</mi>`},
	{`\mathbb{R}^n`, `<msup><mi>ℝ</mi><mi>n</mi></msup>`},
	{`\left\{ x \mid x > 0 \right.`, `<mo>&gt;</mo>`},
	{`\text{한글 문장} = x`, "<mtext>한글\u00a0문장</mtext>"},
	{`\operatorname{argmax}_\theta`, `<msub><mi>argmax</mi><mi>θ</mi></msub>`},
	{`\mathop{\mathrm{arg\,max}}_x`, `<munder><mrow><mspace width="0.1667em"></mspace><mrow>`},
	{`\mathord{\frac12}`, `<mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>`},
	{`\operatorname*{argmax}_\theta`, `<munder><mi>argmax</mi><mi>θ</mi></munder>`},
	{`\begin{pmatrix} a & b \end{pmatrix}`, `<mtr><mtd class="m-flush-left"><mi>a</mi></mtd><mtd class="m-flush-right"><mi>b</mi></mtd></mtr>`},
	{`\begin{aligned} a &= b \end{aligned}`, `<mtd class="m-right m-flush-left m-flush-right"><mi>a</mi></mtd><mtd class="m-left m-flush-left m-flush-right"><mrow><mo>=</mo><mi>b</mi></mrow></mtd>`},
	{`\begin{align} a &= b \end{align}`, `<mtable displaystyle="true"><mtr><mtd class="m-right m-flush-left m-flush-right"><mi>a</mi></mtd><mtd class="m-left m-flush-left m-flush-right"><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr></mtable>`},
	{`\begin{cases} 1 & \text{if } x \\ 0 \end{cases}`, `<mtd class="m-left m-apart m-flush-right">`},
	{`\begin{array}{|c|l|} \hline a & b \end{array}`, `<mtd class="m-top m-flush-left m-start m-end"><mi>a</mi></mtd><mtd class="m-left m-top m-end"><mi>b</mi></mtd>`},
	{`E = mc^2 \tag{1}`, `<mtable displaystyle="true" class="m-wide"><mtr><mtd class="m-fill"></mtd>`},
	{`E = mc^2 \tag{1}`, `<mtd class="m-fill m-right"><mtext>(1)</mtext></mtd>`},
	{`\begin{align} a &= b \label{x} \\ &= c \tag{1} \end{align}`, `<mtext>(1)</mtext>`},
	{`\begin{eqnarray*} a &=& b \end{eqnarray*}`, `<mtd class="m-right m-flush-left m-flush-right"><mi>a</mi></mtd><mtd class="m-left m-flush-left m-flush-right"><mrow><mo>=</mo><mi>b</mi></mrow></mtd>`},
	{`\newcommand{\be}{\begin{eqnarray}} \newcommand{\ee}{\end{eqnarray}} \be a &=& b \ee`, `<mtd><mo>=</mo></mtd><mtd class="m-left m-flush-right"><mi>b</mi></mtd>`},
	{`\begin{multline} \shoveleft{a} \\ b \end{multline}`, `<mtd class="m-left"><mi>a</mi></mtd>`},
	{`\begin{multline} a \\ b \end{multline}`, `<mtable displaystyle="true" class="m-wide"><mtr><mtd class="m-left"><mi>a</mi></mtd></mtr><mtr><mtd class="m-right">`},
	{`\newcommand{\R}{\mathbb{R}} \R`, `<mi>ℝ</mi>`},
	{`\def\f#1{#1+1} \f{x}`, `<mi>x</mi><mo>+</mo><mn>1</mn>`},
	{`\require{cancel} \cancel{x}`, `<mrow class="m-up"><mi>x</mi></mrow>`},
	{`\xcancel{x}`, `<mrow class="m-up"><mrow class="m-down"><mi>x</mi></mrow></mrow>`},
	{`\overline{AB}`, `<mrow class="m-top">`},
	{`\underbrace{a+b}_n`, `<mo stretchy="true" scriptlevel="0">⏟</mo>`},
	{`\hat{y}`, `<mover><mi>y</mi><mo stretchy="false" scriptlevel="0">ˆ</mo></mover>`},
	{`\boxed{x}`, `<mrow scriptlevel="0" displaystyle="true" class="m-box"><mi>x</mi></mrow>`},
	{`\color{red}{x} \textcolor{#00f}{y}`, `<mi mathcolor="#ff0000">x</mi><mi mathcolor="#00f">y</mi>`},
	{`\def\emph#1{\fcolorbox{Goldenrod}{}{$#1$}} \emph{x_1}`, `<mrow mathbackground="transparent" class="m-box">`},
	{`\textcolor{}{x} \color{red!50} y \colorbox{blue!10}{z}`, `<mi>x</mi><mi>y</mi><mrow mathbackground="transparent">`},
	{`\boldsymbol{x=y}`, `<mrow class="m-bold">`},
	{`a\!b`, `<mi>a</mi><mrow class="m-back"></mrow><mi>b</mi>`},
	{`a\kern-0.5em b`, `<mrow class="m-back"><mrow class="m-back"></mrow><mrow class="m-back"></mrow></mrow>`},
	{`\sum_{\mathclap{i \le n}}`, `class="m-lap-centre"`},
	{`{n \choose k} \binom{n}{k}`, `<mfrac linethickness="0px">`},
	{"a\b + \x00\x1fb\r\n", `<mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">a + b</annotation>`},
	{`\text{<script>\&"'}`, `<mtext>&lt;script&gt;&amp;&quot;’</mtext>`},
	{`a\ `, `<mi>a</mi><mtext>`},
	{`𝔼[X] + x^𝒜`, `<mi>𝔼</mi>`},
	{`\text{𝔼 😀} \mathbb{𝔼} 𝟙 𠀀`, "<mtext>𝔼\u00a0😀</mtext>"},
	{`\def\x{𝔼'}\x`, `<msup><mi>𝔼</mi>`},
	{`\text{a_b & c} \mbox{d^e}`, "<mtext>a_b\u00a0&amp;\u00a0c</mtext>"},
	{`\text{if $x_1$ and a\_b}`, "<msub><mi>x</mi><mn>1</mn></msub>"},
	{`\bbox[border:1px solid red]{x} \bbox{y}`, `<mi>x</mi><mi>y</mi>`},
	{`\begin{eqnarray*} a &=& b \end{eqnarray*}`, `<annotation encoding="application/x-tex">\begin{eqnarray*} a &amp;=&amp; b \end{eqnarray*}</annotation>`},
	{`\begin{flalign} a &= b \end{flalign}`, `<mtable displaystyle="true">`},
	{`x = 1 \text{ by } \eqref{eq:one_a}`, `<mtext class="m-eqref">eq:one_a</mtext>`},
	{`\ref{eq:one_a} \text{in \ref{b}}`, `<mtext class="m-ref">eq:one_a</mtext>`},
	{`\text{by (\ref{eq:one_a})}`, "<mtext>by\u00a0(eq:one_a)</mtext>"},
	{`% nothing`, `<semantics><mrow></mrow><annotation`},
	{``, `<math display="block"><semantics><mrow></mrow><annotation encoding="application/x-tex"></annotation></semantics></math>`},
}

func TestFormulas(t *testing.T) {
	for _, f := range formulas {
		out, err := new(Page).Render(f.tex, true)
		if err != nil {
			t.Errorf("%q: %v", f.tex, err)
			continue
		}
		if !strings.Contains(out, f.want) {
			t.Errorf("%q makes\n%s\nwithout\n%s", f.tex, out, f.want)
		}
		check(t, f.tex, out)
	}
}

// TestNumbers holds which rows have a number where equations are numbered, and a name to refer to.
func TestNumbers(t *testing.T) {
	for tex, want := range map[string]string{
		`\begin{equation} a \label{eq:x} \end{equation}`:                                           "mjx-eqn:eqx #",
		`\begin{align} a &= b \\ c &= d \notag \\ e &= f \label{y} \end{align}`:                    "# mjx-eqn:y #",
		`\begin{align} a &= b \tag{*} \label{t} \end{align}`:                                       "mjx-eqn:t",
		`\begin{multline} a \\ b \\ c \end{multline}`:                                              "#",
		`\begin{align} \label{x} a &= b \\ c &= d \\ \end{align}`:                                  "mjx-eqn:x # #",
		`\begin{eqnarray} \label{x} a &=& b \\ c &=& \substack{d \\ e} \label{y} \end{eqnarray}`:   "mjx-eqn:x # mjx-eqn:y #",
		`\begin{eqnarray} \label{x} \begin{aligned} a &= b \\ c &= d \end{aligned} \end{eqnarray}`: "mjx-eqn:x #",
		`\begin{equation} \begin{split} \label{x} a &= b \\ c &= d \end{split} \end{equation}`:     "mjx-eqn:x #",
		`\begin{gather*} a \\ b \end{gather*}`:                                                     "",
		`a = b`:                                                                                    "",
	} {
		out, err := (&Page{Numbered: true}).Render(tex, true)
		if err != nil {
			t.Errorf("%s: %v", tex, err)
		}
		check(t, tex, out)
		var marks []string
		for _, m := range regexp.MustCompile(`id="([^"]*)"|<mtext class="m-number"></mtext>`).FindAllStringSubmatch(out, -1) {
			marks = append(marks, cmp.Or(m[1], "#"))
		}
		if got := strings.Join(marks, " "); got != want {
			t.Errorf("%s has %q, want %q:\n%s", tex, got, want, out)
		}
	}
}

func TestInline(t *testing.T) {
	const want = `<math><semantics><msub><mi>x</mi><mi>i</mi></msub><annotation encoding="application/x-tex">x_i</annotation></semantics></math>`
	if out, err := new(Page).Render(` x_i `, false); out != want || err != nil {
		t.Errorf("%s, %v, want\n%s", out, err, want)
	}
	if out, err := new(Page).Render(`\begin{align*} a &= b \end{align*}`, false); !strings.HasPrefix(out, `<math display="block">`) {
		t.Errorf("an environment for display within a sentence: %s, %v", out, err)
	}
}

func TestErrors(t *testing.T) {
	for tex, want := range map[string]string{
		`\frac{1`:                        `Unexpected end of input in a macro argument, expected '}' at end of input: \frac{1`,
		"x +\n\\nosuch{y}":               `Unsupported function name: \nosuch at position 5: x + \nosuch{y}`,
		`{1`:                             `Expected '}', got 'EOF' at end of input: {1`,
		`x^2^3`:                          `Double superscript at position 4: x^2^3`,
		`a & b`:                          `Expected 'EOF', got '&' at position 3: a & b`,
		`\begin{nope}x\end{nope}`:        `No such environment: nope at position 7: \begin{nope}x\end{nope}`,
		`\href{javascript:alert(1)}{x}`:  `Unsupported function name: \href at position 1: \href{javascript:ale…`,
		`\style{color:red}{x}`:           `Function "\style" is not trusted at position 1: \style{color:red}{x}`,
		`\class{a}{x}`:                   `Function "\class" is not trusted at position 1: \class{a}{x}`,
		`\id{a}{x}`:                      `Function "\id" is not trusted at position 1: \id{a}{x}`,
		`\data{a=b}{x}`:                  `Function "\data" is not trusted at position 1: \data{a=b}{x}`,
		`\includegraphics{x.png}`:        `Function "\includegraphics" is not trusted at position 1: \includegraphics{x.png}`,
		`\color{red;background:url(x)}x`: `Invalid color: 'red;background:url(x)' at position 1: \color{red;background…`,
		`x_\DOTSB`:                       `Temml fails: TypeError: Cannot read property 'type' of undefined`,
		`\begin{𝔼}x\end{𝔼}`:              `No such environment: 𝔼 at position 7: \begin{𝔼}x\end{𝔼}`,
		`a𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼\no𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼𝔼`: `Unsupported function name: \no at position 22: …𝔼𝔼𝔼𝔼𝔼𝔼𝔼\no𝔼𝔼𝔼𝔼𝔼𝔼𝔼…`,
		`\def\x{\eqref}\x{a}`:     errReference.Error(),
		`\def\x{\ref}x \x{a}`:     errReference.Error(),
		`\def\x{\x\x}\x`:          `Too many expansions: infinite loop or need to increase maxExpand setting`,
		strings.Repeat("{", 5000): errDeep.Error(),
		strings.Repeat(`\sqrt{`, 300) + strings.Repeat("}", 300): errDeep.Error(),
		strings.Repeat("x", 10_001):                              errLong.Error(),
	} {
		if out, err := new(Page).Render(tex, true); err == nil || err.Error() != want {
			t.Errorf("%.60q makes %.60q, %v, want %s", tex, out, err, want)
		}
	}
}

func TestSlow(t *testing.T) {
	defer func(usual func() *javascript.Program) { program = usual }(program)
	short := newProgram(20 * time.Millisecond)
	program = func() *javascript.Program { return short }
	long := strings.Repeat("x", 9000)
	if _, err := new(Page).Render(long, true); err != errSlow {
		t.Errorf("error %v, want %v", err, errSlow)
	}
	if _, ok := cache.Get(formula{long, true, "", "", false, false}); ok {
		t.Error("what took too long is not tried again")
	}
}

// TestCommandsThatMakeMuch holds that commands are bounded by what they make.
func TestCommandsThatMakeMuch(t *testing.T) {
	for _, tex := range []string{
		`\def\x{` + strings.Repeat("y", 5000) + `}` + strings.Repeat(`\x `, 900),
		`\def\x#1{` + strings.Repeat("#1", 50) + `}\x{\x{\x{\x{z}}}}`,
	} {
		if _, err := new(Page).Render(tex, true); err == nil || err.Error() != tooMany {
			t.Errorf("%.40s: %v", tex, err)
		}
	}
}

// TestColumns holds that columns are bounded, also where what is repeated repeats.
func TestColumns(t *testing.T) {
	many := "l"
	for range 8 {
		many = "*{100}{" + many + "}"
	}
	for written, want := range map[string]string{
		"*{3}{c|}r":         "c|c|c|r",
		"*{2}{*{2}{lr}}c":   "lrlrlrlrc",
		"*{-1}{c}*{x}{c}r":  "r",
		"*{999999999}{}r":   "r",
		many:                strings.Repeat("l", maxColumns),
		many + many + "ccc": strings.Repeat("l", maxColumns),
	} {
		if got := columns(written); got != want {
			t.Errorf("%s are %.200s", written, got)
		}
	}
}

// TestNumberWithinASentence holds that a formula there has its number behind it.
func TestNumberWithinASentence(t *testing.T) {
	for tex, want := range map[string]string{`a\tag{3}`: "<mtext>(3)</mtext>", `a \tag* {가}`: "<mtext>가</mtext>"} {
		out, err := new(Page).Render(tex, false)
		if err != nil || !strings.Contains(out, want) || !strings.Contains(out, `>`+tex+`</annotation>`) {
			t.Errorf("%s makes %s, %v", tex, out, err)
		}
	}
}

// TestFormulasTogether holds that the formulas of a page have a limit, which grows with it.
func TestFormulasTogether(t *testing.T) {
	const tex = `\nosuch{a formula that is wrong}`
	count := func(p *Page) (n int) {
		for ; n < 100_000; n++ {
			if _, err := p.Render(tex, true); err == errMany {
				return n
			}
		}
		return n
	}
	short, long := count(new(Page)), count(&Page{Length: 1 << 20})
	if short < 1000 || short > maxWork+1 || long < 10*short || long == 100_000 {
		t.Errorf("a short page may have %d formulas, a long one %d", short, long)
	}
	p := new(Page)
	for range 10_000 {
		p.Render(`\def\a{x}`, true)
	}
	if out, err := p.Render("x", true); out != "" || err != nil {
		t.Errorf("that formulas take too long is said again: %q, %v", out, err)
	}
	if p.work > 2*maxWork {
		t.Errorf("definitions take %d of %d", p.work, maxWork)
	}
}

// TestDeterminism renders formulas at the same time and in another order, with
// engines that defined commands before, and expects what the first engine made.
func TestDeterminism(t *testing.T) {
	list := []formula{{`\gdef\f{1}\gdef\frac{2}\f\frac`, true, "", "", false, false}, {`\f`, true, "", "", false, false}, {`\frac{`, true, "", "", false, false}, {`\ref{a}`, true, "", "", false, false}}
	for _, f := range formulas {
		list = append(list, formula{tidy(f.tex), true, "", "", false, false}, formula{tidy(f.tex), false, "", "", false, false})
	}
	var want []result
	for _, f := range list {
		want = append(want, f.render())
	}
	if want[1].err == nil {
		t.Error("a command of one formula is known in the next")
	}
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range list {
				i = (i*7 + worker*13) % len(list)
				made := list[i].render()
				out, err := made.mathML, made.err
				if made.steps != want[i].steps || out != want[i].mathML || (err == nil) != (want[i].err == nil) || err != nil && err.Error() != want[i].err.Error() {
					t.Errorf("%q makes %s, %v\nafter %s, %v", list[i].tex, out, err, want[i].mathML, want[i].err)
				}
			}
		})
	}
	group.Wait()
}

// TestPage expects of the last formula of a page what the one alone makes.
func TestPage(t *testing.T) {
	for _, c := range []struct {
		page []string
		same string
	}{
		{[]string{`\def\x{y}`, `\x`}, `y`},
		{[]string{`\newcommand{\pair}[2]{(#1, #2)}`, `\pair{a}{b}`}, `(a, b)`},
		{[]string{`\newcommand\R{\mathbf{R}} \R^n`, `\newcommand{\R}{\mathcal{R}}`, `\R`}, `\mathcal{R}`},
		{[]string{`\def\a{x}`, `\def\b{{\a}_1}`, `\def\a{y}`, `\b`}, `{y}_1`},
		{[]string{`\renewcommand{\x}{y}`, `\x`}, `y`},
		{[]string{`\newcommand*{\two}[2]{#1#2}`, `\two{b}{c}`}, `bc`},
		{[]string{`\DeclareMathOperator{\rank}{rank} \rank A`, `\rank A`}, `\operatorname{rank} A`},
		{[]string{`\DeclareMathOperator*{\argmax}{arg\,max}`, `\argmax_x f`}, `\operatorname*{arg\,max}_x f`},
		{[]string{`\unknown \def\x{y}`, `\x`}, `y`},
		{[]string{`\newcommand{\p}[2][x]{#1+#2} \p{a}`, `\p{b}`}, `x+b`},
		{[]string{`\newcommand{\p}[3][x]{#1#2#3}`, `\p[y]{b}c`}, `ybc`},
		{[]string{`\def\a{x}`, `\providecommand{\a}{y} \providecommand{\b}{z}`, `\a\b`}, `xz`},
		{[]string{`\def\a{x}`, `\let\b=\a`, `\let\c\b`, `\c`}, `x`},
		{[]string{"\\DeclareMathOperator*{\\am}{am}\n\\def\\b{y} \\am_x", `\am_\b`}, `\operatorname*{am}_y`},
		{[]string{`a \* b\vspace*{1em}\vspace{1em}`}, `a  b`},
		{[]string{`\root 3 \of x \buildrel a \over b`}, `\sqrt[3]{x} \mathrel{\overset{a}{b}}`},
		{[]string{`\begin{array}[t]{@{}l*{2}{c}|p{3cm}@{\,}} a & b & c & d \end{array}`}, `\begin{array}{lcc|l} a & b & c & d \end{array}`},
		{[]string{`\begin{subequations}\begin{align} a &= b \end{align}\end{subequations}`}, `\begin{align} a &= b \end{align}`},
		{[]string{`\begin{displaymath} a \end{displaymath}`}, `\begin{equation*} a \end{equation*}`},
		{[]string{`\eqalign{a &= b \cr c &= d} \mathds{1} \unicode{x2713}`}, `\begin{aligned}a &= b \cr c &= d\end{aligned} \mathbb{1} \char"2713`},
		{[]string{`\def\x{y}`, `\def\x{`, `\def\y#2{z}`, `\x`}, `y`},
	} {
		var page Page
		var got string
		var err error
		for _, tex := range c.page {
			got, err = page.Render(tex, true)
		}
		want, _ := new(Page).Render(c.same, true)
		if got, _, _ = strings.Cut(got, "<annotation"); got == "" || !strings.HasPrefix(want, got+"<annotation") || err != nil {
			t.Errorf("%q makes %s, %v\nwant %s", c.page, got, err, want)
		}
		if _, err := new(Page).Render(`\two`, true); err == nil {
			t.Error("a command of one page is known in another")
		}
	}
}

// TestPhysics holds what the commands of MathJax's package physics stand for.
func TestPhysics(t *testing.T) {
	for tex, same := range map[string]string{
		`\dv{f}{x} + \dv[n]{f}{x} + \dv{x}`:         `{\frac{\mathrm{d}{f}}{\mathrm{d} {x}}} + {\frac{\mathrm{d}^{n}{f}}{\mathrm{d} {x}^{n}}} + {\frac{\mathrm{d}}{\mathrm{d} {x}}}`,
		`\dv{x}(\frac{f(x)}{2})`:                    `{\frac{\mathrm{d}}{\mathrm{d} {x}}}(\frac{f(x)}{2})`,
		`\pdv{f}{x}{y} = \pdv[2]{f}{x}`:             `{\frac{\partial^2 {f}}{\partial {x}\partial {y}}} = {\frac{\partial^{2}{f}}{\partial {x}^{2}}}`,
		`\qty(a(b)+\qty[c]) \abs{\vb a}`:            `{\left(a(b)+{\left[c\right]}\right)} {\left|{\mathbf{a}}\right|}`,
		`\ket\psi \braket{a}{b} \braket{a|b}`:       `{\left|\psi\right\rangle} {\left\langle a\middle|b\right\rangle} {\left\langle a|b\right\rangle}`,
		`\mel{n}{A}{m} \expval{A}{\psi}`:            `{\left\langle n\middle|A\middle|m\right\rangle} {\left\langle \psi\middle|A\middle|\psi\right\rangle}`,
		`a \cross b, \div \vb*{E} = \laplacian\phi`: `a \times  b, \boldsymbol{\nabla}\cdot  {\mathbf{E}} = \nabla^2 \phi`,
		`\eval{x^2}_0^1 \comm{A}{B} \order{x}`:      `{\left.x^2\right|}_0^1 {\left[A,B\right]} {\mathcal{O}\left(x\right)}`,
		`\int \dd[3]{x} f \dd t \qq{if} \Tr A`:      `\int \mathop{\mathrm{d}^{3}{x}} f \mathrm{d} t {\quad\text{if}\quad} \operatorname{Tr} A`,
		`\mqty(a & b \\ c & d)`:                     `\begin{pmatrix}a & b \\ c & d\end{pmatrix}`,
		`\erf(z) \spmqty{a \\ b} \Pmqty{a}`:         `\operatorname{erf} (z) {\left(\begin{smallmatrix}a \\ b\end{smallmatrix}\right)} {\left\lgroup\begin{matrix}a\end{matrix}\right\rgroup}`,
		`\newcommand{\p}[2]{\pdv{#1}{#2}} \p{a}{b}`: `{\frac{\partial{a}}{\partial {b}}}`,
		`\newcommand{\dv}[1]{[#1]} \dv{x}{y}`:       `[x]{y}`,
	} {
		page := &Page{Physics: true}
		page.Render(tex, true)
		got, err := page.Render(tex, true)
		if err != nil {
			t.Errorf("%s: %v", tex, err)
		}
		want, err := new(Page).Render(same, true)
		if err != nil {
			t.Errorf("%s: %v", same, err)
		}
		if before, _, _ := strings.Cut(got, "<annotation"); !strings.HasPrefix(want, before) {
			t.Errorf("%s makes\n%s\nwant\n%s", tex, got, want)
		}
	}
	for _, tex := range []string{`\dv`, `\dv{a`, `\qty(a`, `\ket`, `\mel{a}`} {
		if _, err := (&Page{Physics: true}).Render(tex, true); err == nil {
			t.Errorf("%s is shown", tex)
		}
	}
	page := new(Page)
	if _, err := page.Render(`\qty(x)`, true); err == nil {
		t.Error("a command of a package that is not loaded is known")
	}
	page.Render(`\require{physics}`, true)
	if _, err := page.Render(`\qty(x)`, true); err != nil {
		t.Error(err)
	}
	for defined, want := range map[string]string{`\def\bra{x}`: `\bra{a}`, `\def\bracket{x}`: `{\left\langle a\right|}`, `\bra`: `{\left\langle a\right|}`} {
		if got := withoutPhysics(`\bra{a}`, defined); got != want {
			t.Errorf("where there is %s it makes %s", defined, got)
		}
	}
	long := strings.Repeat(`\ketbra{`, 300) + strings.Repeat("}", 300)
	if out := withoutPhysics(long, ""); len(out) > 3*maxTeX {
		t.Errorf("%d bytes are made of %d", len(out), len(long))
	}
}

// check checks that MathML holds only what the policy allows, and its TeX, and that
// another parser and serialiser leave it as it is.
func check(t *testing.T, tex, out string) {
	t.Helper()
	parent := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(out), parent)
	if err != nil || len(nodes) != 1 || nodes[0].Data != "math" {
		t.Fatalf("%q makes %d nodes, %v:\n%s", tex, len(nodes), err, out)
	}
	var b strings.Builder
	if err := html.Render(&b, nodes[0]); err != nil {
		t.Fatal(err)
	}
	if again := strings.NewReplacer("&#34;", "&quot;", "&#39;", "'").Replace(b.String()); again != out {
		t.Errorf("%q: parsing changes\n%s\nto\n%s", tex, out, again)
	}
	for n := range nodes[0].Descendants() {
		if n.Type == html.TextNode {
			if n.Parent.Data == "annotation" && n.Data != tidy(tex) {
				t.Errorf("%q is annotated as %q", tex, n.Data)
			}
			continue
		}
		own, ok := allowed[n.Data]
		if n.Type != html.ElementNode || n.Namespace != "math" || !ok {
			t.Errorf("%q makes <%s>", tex, n.Data)
		}
		for _, a := range n.Attr {
			if a.Namespace != "" || !strings.Contains(" "+own+everywhere, " "+a.Key+" ") {
				t.Errorf("%q makes <%s %s>", tex, n.Data, a.Key)
			}
			for class := range strings.FieldsSeq(a.Val) {
				if a.Key == "class" && !strings.HasPrefix(class, "m-") {
					t.Errorf("%q has class %q", tex, class)
				}
			}
		}
	}
}

// FuzzRender checks that whatever the formula, the output keeps to the policy.
func FuzzRender(f *testing.F) {
	for _, formula := range formulas {
		f.Add(formula.tex, true)
	}
	for _, tex := range []string{
		`\mathtip{a}{b} \texttip{a}{"<b>} \toggle{a}{b}\endtoggle`, `\begin{CD} A @>a>> B \\ @VbVV @AcAA \\ C @= D \end{CD}`,
		`\cancelto{0}{x} \longdiv{52} \phase{x} \angl{n} \textcircled{a} \sout{x}`, `\sideset{_1^2}{_3^4}\sum \prescript{1}{2}{x}`,
		`\raisebox{1em}{x} \llap{x} \rule{1em}{2em} \verb|<&"| \char"26 \pmb{x} \reflectbox{x}`, `\bordermatrix{1 & 2 \cr 3 & 4}`,
		`\fcolorbox{red}{blue}{x} \colorbox{yellow}{y} {\Large x} \mathchoice{a}{b}{c}{d} \vcenter{x} \smash{x}`, `\unknown`, "\xff", `$x$`,
	} {
		f.Add(tex, false)
	}
	f.Fuzz(func(t *testing.T, tex string, display bool) {
		if len(tex) > 1000 {
			return
		}
		made := (formula{tidy(tex), display, "", "", false, false}).render()
		out, err := made.mathML, made.err
		if err == nil {
			check(t, tex, out)
		} else if out != "" || strings.ContainsAny(err.Error(), "\n\u0332") || errors.Is(err, errSlow) {
			t.Errorf("%q makes %q and the error %q", tex, out, err)
		}
	})
}

func BenchmarkRender(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		f := formulas[i%len(formulas)]
		if made := (formula{tidy(f.tex), true, "", "", false, false}).render(); made.err != nil {
			b.Fatal(made.err)
		}
	}
}

// TestManyMacros holds that a blog may define many commands, and a page others from them.
func TestManyMacros(t *testing.T) {
	var tex strings.Builder
	for i := range 90 {
		tex.WriteString(`\newcommand{\` + strings.Repeat("a", i%40) + string(rune('b'+i%25)) + strings.Repeat("c", i/40) + `}[1]{\mathbf{#1}\text{a_b}}`)
	}
	p := &Page{Length: 1000, Macros: Macros(tex.String()+`\def\red#1{\textcolor{red}{#1}}\def\last{\mathbb{R}}`, false)}
	for _, f := range []string{`\last`, `x^\red{\last}`, `\let\other=\last`, `\other`} {
		out, err := p.Render(f, false)
		if err != nil || !strings.Contains(out, ">ℝ</mi>") && f != `\let\other=\last` {
			t.Errorf("%s: %v, %s", f, err, out)
		}
	}
}

// TestMacrosWithoutEnd holds that of the commands that a blog defines a bounded part is read.
func TestMacrosWithoutEnd(t *testing.T) {
	for spaces, want := range map[int]string{maxMacros / 2: `\def\a{x}`, maxMacros: ""} {
		if got := Macros(strings.Repeat(" ", spaces)+`\def\a{x}`, false); got != want {
			t.Errorf("behind %d spaces there is %q", spaces, got)
		}
	}
}
