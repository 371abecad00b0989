// Package prose has what can be told of a text by its letters: in what there are words, and in
// which direction they are written.
package prose

import (
	"strings"
	"unicode"
)

const (
	// maxProse is how many bytes of a text its language is guessed by.
	maxProse = 100 << 10
	// maxWordless is how long what has to end in its line may be.
	maxWordless = 2000
)

// wordless are the beginnings and ends of what is no prose: code, tags, formulas and
// addresses. What has to end in its line is inLine.
var wordless = []struct {
	from, to string
	inLine   bool
}{
	{"<!--", "-->", false}, {"<script", "</script", false}, {"<style", "</style", false}, {"<pre", "</pre", false},
	{"<code", "</code", false}, {"<svg", "</svg", false}, {"<math", "</math", false}, {"<", ">", true},
	{"{% highlight", "endhighlight", false}, {"{%", "%}", false}, {"{{", "}}", false}, {"{:", "}", true},
	{"$$", "$$", false}, {"$", "$", true}, {`\[`, `\]`, false}, {`\(`, `\)`, true},
	{"](", ")", true},
}

// Of returns what there are words in of the beginning of a text, roughly: without code,
// tags, Liquid, formulas and addresses.
func Of(text string) string {
	text = text[:min(len(text), maxProse)]
	var b strings.Builder
	without := map[string]bool{} // ends that do not come any more
	for len(text) > 0 {
		at := strings.IndexAny(text, "<{$\\]`~:")
		if at < 0 {
			b.WriteString(text)
			break
		}
		words := text[:at]
		text = text[at:]
		if strings.HasPrefix(text, "://") {
			words = strings.TrimSuffix(strings.TrimSuffix(words, "s"), "http")
		}
		b.WriteString(words)
		n := wordlessLength(text, without)
		if n == 0 {
			b.WriteByte(text[0])
			n = 1
		}
		text = text[n:]
	}
	return b.String()
}

// wordlessLength returns the length of what is no prose at the beginning of a text.
func wordlessLength(text string, without map[string]bool) int {
	end := func(from int, to string, inLine bool) int {
		if without[to] {
			return 0
		}
		within := text[from:]
		if inLine {
			within = within[:min(len(within), maxWordless)]
			within, _, _ = strings.Cut(within, "\n")
		}
		n := strings.Index(within, to)
		if n < 0 {
			without[to] = !inLine
			return 0
		}
		return from + n + len(to)
	}
	if text[0] == '`' || text[0] == '~' {
		run := len(text) - len(strings.TrimLeft(text, text[:1]))
		if run < 3 {
			return end(run, text[:run], true)
		}
		if n := end(run, text[:run], false); n > 0 {
			return n
		}
		return len(text)
	}
	if strings.HasPrefix(text, "://") {
		return len(text) - len(strings.TrimLeftFunc(text, func(r rune) bool { return r > ' ' && r < unicode.MaxASCII }))
	}
	for _, w := range wordless {
		if strings.HasPrefix(text, w.from) {
			if n := end(len(w.from), w.to, w.inLine); n > 0 {
				return n
			}
		}
	}
	return 0
}
