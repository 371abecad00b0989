package highlight

import "github.com/alecthomas/chroma/v2"

const StepsPerByte = stepsPerByte

// Lexers are all that there are.
func Lexers() []chroma.Lexer { return byFile.Lexers }

// Steps returns how many code takes, which is the only one of its text.
func Steps(lexer chroma.Lexer, code string) int {
	_, took, _ := spans(lexer, code, stepsOfText+stepsPerByte*len(code), lengthOfText+lengthPerByte*len(code))
	return took
}
