//go:build !js

package app

import (
	"io"

	"hanji/app/cli"
)

// Main runs the command with its arguments and returns its exit code.
func Main(args []string, stdout, stderr io.Writer) int {
	return cli.Run(args, stdout, stderr)
}
