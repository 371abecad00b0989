package growth

import (
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"strings"
)

// Code is Markdown with code that is hard on what colours it, or on what looks for its
// language.
var Code = []Input{
	Fence("a language with a long name", strings.Repeat("a", 16_000), "x\n"),
	Fence("lines of one blank in Java", "java", " \n"),
	Fence("lines without end in Groovy", "groovy", "\n"),
	Fence("parentheses in a makefile", "makefile", "("),
	Fence("words in C#", "c#", "a "),
	Fence("strings that do not end in fish", "fish", `"`),
	Fence("comments that do not end in Go", "go", "/*"),
	Fence("calls in Go", "go", "a("),
	Fence("tags that do not end in HTML", "html", "<script "),
	Fence("digits in Stylus", "stylus", "6"),
	Fence("digits in Markless", "markless", "6"),
	Fence("rules without end in Jungle", "jungle", "6"),
	Fence("fences in fences", "markdown", "```a\n```\n"),
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

// Units returns what is hard on a lexer if it is repeated: each printable character, what
// else ends and fills lines, and pairs and triples of those by chance.
func Units(lexer string) []string {
	units := []string{"\n", "\t", " \n", "한"}
	for c := ' '; c <= '~'; c++ {
		units = append(units, string(c))
	}
	hash := fnv.New64()
	io.WriteString(hash, lexer)
	random, single := rand.New(rand.NewPCG(*seed, hash.Sum64())), len(units)
	for n := range 30 {
		unit := ""
		for range 2 + n%2 {
			unit += units[random.IntN(single)]
		}
		units = append(units, unit)
	}
	return units
}

// Fence is the input of a fence of code that says the same again and again.
func Fence(name, language, unit string) Input {
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
