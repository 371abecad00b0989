package jekyll

import (
	"strings"
	"testing"
)

// TestMacrosOfScripts holds that a script tells macros in a bounded number of objects.
func TestMacrosOfScripts(t *testing.T) {
	script := strings.Repeat("macros: {a: 'x'} ", 2*maxObjects) + strings.Repeat("macros:{/*", longScript)
	if got := macrosIn([][]byte{[]byte(script)}); got != strings.Repeat(`\newcommand{\a}{x}`+"\n", maxObjects) {
		t.Errorf("%d bytes of definitions", len(got))
	}
	if got, want := macrosIn([][]byte{[]byte(`macros: {"\\a": "#1#3"}`)}), `\newcommand{\a}[3]{#1#3}`+"\n"; got != want {
		t.Errorf("arguments that are not counted make %q, want %q", got, want)
	}
}
