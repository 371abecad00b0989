package search

import "syscall/js"

var normalize = js.Global().Get("String").Get("prototype").Get("normalize")

// decomposed are letters that the browser was asked for, which takes it longer than
// all the rest of folding.
var decomposed = map[string]string{}

// decompose returns the compatibility decomposition (NFKD) of a letter. The browser
// knows Unicode already: its tables would be a tenth of the client.
func decompose(letter string) string {
	known, ok := decomposed[letter]
	if !ok {
		if len(decomposed) > 4_000 {
			clear(decomposed)
		}
		known = normalize.Call("call", letter, "NFKD").String()
		decomposed[letter] = known
	}
	return known
}
