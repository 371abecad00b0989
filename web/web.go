// Package web holds what the browser gets, but for the client: style sheet, scripts,
// worker and icons.
package web

import "embed"

// Files holds site.css, the scripts and icons/.
//
//go:embed site.css settings.js asks.js boot.js reader.js spellings.js sw.js icons
var Files embed.FS
