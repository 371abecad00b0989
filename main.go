// Hanji turns a folder of Markdown posts into an installable, offline-first
// blog. Compiled natively it is the command that builds the blog; compiled to
// WebAssembly it is the client that runs in the reader's browser.
package main

import (
	"os"

	"hanji/app"
)

func main() { os.Exit(app.Main(os.Args[1:], os.Stdout, os.Stderr)) }
