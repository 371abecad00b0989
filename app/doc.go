// Package app is the entry of both programs: Main is the command natively and
// the client in the browser. The packages below it are described in README.md.
package app
