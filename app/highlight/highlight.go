// Package highlight colours code: each token of its language stands in a span with chroma's
// short name of its class.
package highlight

import (
	"errors"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/dlclark/regexp2"

	"hanji/app/dom"
	"hanji/app/problem"
)

const (
	// maxCode is the length in bytes of the longest code that is highlighted.
	maxCode = 64 << 10
	// maxLanguageName is the length in bytes of the longest name that is looked for.
	maxLanguageName = 64
	// maxLanguages is how many languages of a text are looked for, which takes
	// milliseconds for each that chroma does not know.
	maxLanguages = 100

	// The lexers of chroma are expressions that backtrack: some code takes them a time that
	// grows without bound. Their steps are counted, not timed, so that a slow machine does
	// not change what is built. A text may take stepsOfText, and stepsPerByte more for all of
	// its code so far: what people write takes about 200 for a byte, 800 in the slowest language.
	stepsOfText  = 12 << 20
	stepsPerByte = 700
	// The same goes for the length of what is made of it, in bytes.
	lengthOfText  = 128 << 10
	lengthPerByte = 8
)

// byFile knows chroma's languages by the names of their files, which it looks for in those
// of all languages. Inside of code, languages are looked for by their own names alone.
var byFile = &chroma.LexerRegistry{Lexers: lexers.GlobalLexerRegistry.Lexers}

func init() {
	lexers.GlobalLexerRegistry.Lexers = nil
}

// Text colours the code of one text, all of which together may take so much.
type Text struct {
	// lexers are those of the languages met so far, nil for one that is not known.
	lexers map[string]chroma.Lexer
	// steps and length are what is left.
	steps, length int
}

// NewText returns one of which nothing is coloured yet.
func NewText() *Text {
	return &Text{lexers: map[string]chroma.Lexer{}, steps: stepsOfText, length: lengthOfText}
}

// Colour returns code of a language as HTML with its spans, "" where it is to be shown as it
// is. An error, which has a hint, says why; that a language is not known is said once.
func (t *Text) Colour(language, code string) (coloured string, err error) {
	lexer, err := t.lexer(language)
	if lexer == nil {
		return "", err
	}
	if len(code) > maxCode {
		return "", problem.Errorf("divide it, or link to it as a file", "code is longer than 64 KB: shown without colours")
	}
	t.steps += stepsPerByte * len(code)
	t.length += lengthPerByte * len(code)
	coloured, took, err := spans(lexer, code, t.steps, t.length)
	t.steps -= took
	t.length -= len(coloured)
	if err != nil {
		return "", problem.Errorf(`show less of it, or name its language "text"`, "code in %s %w: shown without colours", problem.Quote(language), err)
	}
	return coloured, nil
}

// lexer returns the lexer of a language, nil if there is none.
func (t *Text) lexer(language string) (lexer chroma.Lexer, err error) {
	if slices.Contains(plain, strings.ToLower(language)) {
		return nil, nil
	}
	lexer, found := t.lexers[language]
	if found {
		return lexer, nil
	}
	if len(language) <= maxLanguageName {
		name := nameOf(language)
		lexer = lexers.Get(name)
		if lexer == nil && len(t.lexers) < maxLanguages {
			lexer = byFile.Get(name)
		}
	}
	t.lexers[language] = lexer
	if lexer == nil {
		hint := hintPlain
		if len(t.lexers) <= maxLanguages {
			hint = hintLanguage(language)
		}
		err = problem.Errorf(hint, "unknown language %s: shown without colours", problem.Quote(language))
	}
	return lexer, err
}

var (
	errSteps  = errors.New("takes too long to be coloured")
	errLength = errors.New("has too many pieces to be coloured")
	errLexer  = errors.New("is more than chroma's lexer can read")
)

// spans returns code with a span for each piece of one class, and the steps that it took to
// find them, of those that it may take.
func spans(lexer chroma.Lexer, code string, steps, length int) (coloured string, took int, err error) {
	var b strings.Builder
	took, panicked := regexp2.Metered(steps, func() {
		next, err := lexer.Tokenise(nil, code)
		if err != nil {
			panic(err)
		}
		last := ""
		for token := next(); token != chroma.EOF; token = next() {
			if token.Value == "" {
				continue
			}
			if class := className(token.Type); class != last {
				b.WriteString(spanTags(last, class))
				last = class
			}
			b.WriteString(dom.Escape(token.Value))
			if b.Len() > length {
				panic(errLength)
			}
		}
		b.WriteString(spanTags(last, ""))
	})
	switch panicked {
	case nil:
		return b.String(), took, nil
	case regexp2.Exhausted:
		return "", took, errSteps
	case errLength:
		return "", took, errLength
	}
	return "", took, errLexer // Of a rule that leaves more states than it entered, or is wrong.
}

// spanTags returns what stands between a piece of one class and the next.
func spanTags(last, class string) (tags string) {
	if last != "" {
		tags = "</span>"
	}
	if class != "" {
		tags += `<span class="` + class + `">`
	}
	return tags
}

// className returns chroma's class of a kind of token, or of the nearest kind
// that holds it.
func className(t chroma.TokenType) string {
	for ; t != 0; t = t.Parent() {
		if class, ok := chroma.StandardTypes[t]; ok {
			return class
		}
	}
	return ""
}
