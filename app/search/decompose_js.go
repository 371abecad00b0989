package search

import "syscall/js"

var normalize = js.Global().Get("String").Get("prototype").Get("normalize")

// decompose returns the compatibility decomposition (NFKD) of s. The browser knows
// Unicode already: its tables would be a tenth of the client.
func decompose(s string) string {
	return normalize.Call("call", s, "NFKD").String()
}
