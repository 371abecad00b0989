package app

import (
	"fmt"
	"io"

	"hanji/app/browser"
)

// Main runs the client in the page that loaded it.
func Main(_ []string, _, stderr io.Writer) int {
	if err := browser.Run(); err != nil {
		fmt.Fprintln(stderr, "hanji:", err)
		return 1
	}
	return 0
}
