package mathml

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
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
		`\eqref{a}`:               errReference.Error(),
		`x \ref{a}`:               errReference.Error(),
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
	defer func(limit time.Duration) { timeLimit = limit }(timeLimit)
	timeLimit = 20 * time.Millisecond
	long := strings.Repeat("x", 9000)
	if _, err := new(Page).Render(long, true); err != errSlow {
		t.Errorf("error %v, want %v", err, errSlow)
	}
	if _, ok := cache.get(formula{long, true, ""}); ok {
		t.Error("what took too long is not tried again")
	}
	timeLimit = time.Minute
	if _, err := new(Page).Render(`x_{slow}`, true); err != nil {
		t.Error(err)
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
	list := []formula{{`\gdef\f{1}\gdef\frac{2}\f\frac`, true, ""}, {`\f`, true, ""}, {`\frac{`, true, ""}, {`\ref{a}`, true, ""}}
	for _, f := range formulas {
		list = append(list, formula{tidy(f.tex), true, ""}, formula{tidy(f.tex), false, ""})
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
		{[]string{`\def\x{y}`, `\def\x{`, `\def\y#2{z}`, `\x`}, `y`},
	} {
		var page Page
		var got string
		var err error
		for _, tex := range c.page {
			got, err = page.Render(tex, true)
		}
		want, _ := new(Page).Render(c.same, true)
		tex := c.page[len(c.page)-1]
		if got = strings.Replace(got, ">"+tex+"</annotation>", ">"+c.same+"</annotation>", 1); got != want || err != nil {
			t.Errorf("%q makes %s, %v\nwant %s", c.page, got, err, want)
		}
		if _, err := new(Page).Render(`\two`, true); err == nil {
			t.Error("a command of one page is known in another")
		}
	}
}

func TestCache(t *testing.T) {
	var c results
	big := strings.Repeat("x", maxMathML)
	for i := range 2 * maxCached / maxMathML {
		key := formula{strings.Repeat("x", i), true, ""}
		c.add(key, result{mathML: big})
		if found, ok := c.get(key); !ok || found.mathML != big {
			t.Fatal("what was added is not found")
		}
		if len(c.all) > maxCached/maxMathML || c.size > maxCached {
			t.Fatalf("%d bytes kept", c.size)
		}
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
		made := (formula{tidy(tex), display, ""}).render()
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
		if made := (formula{tidy(f.tex), true, ""}).render(); made.err != nil {
			b.Fatal(made.err)
		}
	}
}
