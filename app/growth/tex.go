package growth

import (
	"fmt"
	"strings"
)

// TeX is what costs most in the formulas of a Jekyll blog, as they stand in a post.
var TeX = []Input{
	// Many formulas.
	formulas("letters", `x_{%d}`),
	formulas("fractions", `\frac{%d}{2}`),
	formulas("numbered", `x \tag{%d}`),
	formulas("wrong", `\nosuch{%d}`),
	formulas("wrong and long", strings.Repeat(`\frac{x}{y} + `, 600)+`\nosuch{%d}`),
	formulas("definitions", `\def\a{%d}`),
	formulas("definitions of commands", `\newcommand{\a}[1]{#1 %d} \a{x}`),
	formulas("global definitions", `\gdef\b{x}\b %d`),
	{"definitions of different commands", func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, "$$\\def\\a%s{x}$$\n\n", letters(i))
		}
		return b.String()
	}},
	{"definitions that double", func(size int) string {
		var b strings.Builder
		b.WriteString("$$\\def\\aa{xxxxxxxx}$$\n\n")
		for i := 0; b.Len() < size/2; i++ {
			fmt.Fprintf(&b, "$$\\def\\a%s{\\a%s\\a%s}$$\n\n", letters(i+1), letters(i), letters(i))
			fmt.Fprintf(&b, "$$\\a%s$$\n\n", letters(i+1))
		}
		return b.String()
	}},
	formulas("a long definition that is used", `\def\long{`+strings.Repeat("x+", 3000)+`} \long %d`),
	formulas("a command that is expanded often", `\def\x{y}`+strings.Repeat(`\x `, 900)+`%d`),
	formulas("a command that makes much", `\def\x#1{`+strings.Repeat("#1", 50)+`}\x{\x{\x{z}}} %d`),
	formulas("a command without end", `\def\x{\x\x}\x %d`),

	// Long formulas, in all of the text.
	filled("letters", "x"), filled("digits", "1 "), filled("operators", "+"), filled("words", `\text{한지 }`), filled("fractions", `\frac12`),
	filled("roots", `\sqrt x`), filled("primes", "f'"), filled("spaces", `\,`), filled("phantoms", `\phantom{x}`), filled("boxes", `\boxed{x}`),
	filled("colours", `\color{red}x`), filled("fonts", `\mathbb{R}`), filled("accents", `\hat x`), filled("arrows", `\xrightarrow{x}`),
	filled("sums", `\sum_{i}^{n}`), filled("limits", `\lim_{x}`), filled("integrals", `\int`), filled("delimiters", `\left(x\right)`),
	filled("large delimiters", `\Biggl(`), filled("sizes", `\Huge `), filled("styles", `\displaystyle `), filled("rules", `\rule{99999em}{99999em}`),
	filled("wide spaces", `\hspace{1e9em}`), filled("kerns", `\kern-9999em `), filled("cancelled", `\cancel{x}`), filled("overlines", `\overline{x}`),
	filled("braces over", `\overbrace{x}`), filled("binomials", `\binom12`), filled("stacks", `\overset{x}{y}`), filled("choices", `\mathchoice{a}{b}{c}{d}`),
	filled("names", `\operatorname{x}`), filled("comments", "%\n"), filled("verbatim", `\verb|x|`), filled("commands that need something", `\require{x}`),
	filled("scripts that are doubled", "x^2^2"), filled("only scripts", "^"), filled("only ends", "}"), filled("backslashes", `\\`),
	enclosed("a matrix of cells", `\begin{matrix}`, "&", `\end{matrix}`), enclosed("a matrix of rows", `\begin{matrix}`, `\\`, `\end{matrix}`),
	enclosed("aligned", `\begin{aligned}`, `a&=b\\`, `\end{aligned}`), enclosed("cases", `\begin{cases}`, `a&b\\`, `\end{cases}`),
	enclosed("an array", `\begin{array}{`, "c|", `}x\end{array}`), enclosed("lines", `\begin{array}{c}`, `\hline `, `\end{array}`),
	enclosed("a gather", `\begin{gather}`, `x\\`, `\end{gather}`), enclosed("a diagram", `\begin{CD}`, `A @>a>> B \\ `, `\end{CD}`),

	// Deep formulas.
	deep("groups", "{", "x", "}"), deep("fractions", `\frac{`, "x", "}2"), deep("roots", `\sqrt{`, "x", "}"), deep("scripts", "x^{", "x", "}"),
	deep("delimiters", `\left(`, "x", `\right)`), deep("matrices", `\begin{matrix}`, "x", `\end{matrix}`), deep("texts", `\text{$`, "x", "$}"),
	deep("accents", `\hat{`, "x", "}"), deep("groups open", "{", "x", ""), deep("delimiters open", `\left(`, "x", ""),
	{"marks", func(size int) string { return strings.Repeat("$$ ", size/3) }},
	{"brackets", func(size int) string { return strings.Repeat(`\\( `, size/4) }},
	{"environments open", func(size int) string { return strings.Repeat(`\begin{align} `, size/14) }},
}

// formulas is many, each with its number.
func formulas(name, format string) Input {
	return Input{"many: " + name, func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString("$$" + strings.ReplaceAll(format, "%d", fmt.Sprint(i)) + "$$\n\n")
		}
		return b.String()
	}}
}

const longest = 9_900 // of a formula

// filled is formulas of the greatest length that say the same again and again.
func filled(name, unit string) Input { return enclosed("long: "+name, "", unit, "") }

func enclosed(name, begin, unit, end string) Input {
	return Input{name, func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			n := min(longest, size) - len(begin) - len(end) - 10
			fmt.Fprintf(&b, "$$%s%s%s %d$$\n\n", begin, strings.Repeat(unit, n/len(unit)), end, i)
		}
		return b.String()
	}}
}

// deep is formulas that hold as many of themselves as they may.
func deep(name, begin, middle, end string) Input {
	return Input{"deep: " + name, func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			n := (longest - 20) / (len(begin) + len(end))
			if i%2 > 0 {
				n = 60
			}
			fmt.Fprintf(&b, "$$%s%s%s %d$$\n\n", strings.Repeat(begin, n), middle, strings.Repeat(end, n), i)
		}
		return b.String()
	}}
}

// letters names a number.
func letters(n int) string { return string(rune('a'+n/26%26)) + string(rune('a'+n%26)) }
