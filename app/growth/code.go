package growth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Code is Markdown with code that is hard on what colours it, or on what looks for its
// language.
var Code = []Input{
	fence("a language with a long name", strings.Repeat("a", 16_000), "x\n"),
	fence("lines of one blank in Java", "java", " \n"),
	fence("lines without end in Groovy", "groovy", "\n"),
	fence("parentheses in a makefile", "makefile", "("),
	fence("words in C#", "c#", "a "),
	fence("strings that do not end in fish", "fish", `"`),
	fence("comments that do not end in Go", "go", "/*"),
	fence("calls in Go", "go", "a("),
	fence("tags that do not end in HTML", "html", "<script "),
	fence("digits in Stylus", "stylus", "6"),
	fence("digits in Markless", "markless", "6"),
	fence("rules without end in Jungle", "jungle", "6"),
	fence("fences in fences", "markdown", "```a\n```\n"),
	{"colours of chance in JavaScript", func(size int) string {
		random, pieces := rand.New(rand.NewPCG(1, 1)), []string{"a", "b", "(", `"`, "1", "+"}
		return fenced("js", func() string { return pieces[random.IntN(len(pieces))] }, size)
	}},
	Repeat("many small fences", "```java\n \n```\n"),
	{"many languages", func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, "```l%d\n```\n", i)
		}
		return b.String()
	}},
}

// CodeIn returns Markdown with code in a language that repeats each printable character,
// what else ends and fills lines, and some pairs and triples of those by chance.
func CodeIn(language string, seed uint64) []Input {
	units := []string{"\n", "\t", " \n", "한"}
	for c := ' '; c <= '~'; c++ {
		units = append(units, string(c))
	}
	random, single := rand.New(rand.NewPCG(seed, uint64(len(language)))), len(units)
	for n := range 30 {
		unit := ""
		for range 2 + n%2 {
			unit += units[random.IntN(single)]
		}
		units = append(units, unit)
	}
	var inputs []Input
	for _, unit := range units {
		inputs = append(inputs, fence(fmt.Sprintf("%s %q", language, unit), language, unit))
	}
	return inputs
}

// fence is the input of a fence that says the same again and again.
func fence(name, language, unit string) Input {
	return Input{name, func(size int) string { return fenced(language, func() string { return unit }, size) }}
}

func fenced(language string, unit func() string, size int) string {
	const mark = "~~~~~~~~~~"
	var b strings.Builder
	b.WriteString(mark + language + "\n")
	for b.Len() < size-len(mark) {
		b.WriteString(unit())
	}
	return b.String() + "\n" + mark + "\n"
}
