// Package web holds what the browser gets, but for the client: style sheet, scripts,
// worker and icons. Each script here is one that the browser gets, made of what it imports
// from the folders and, as known.…, of what Go tells it: see package site.
package web

import "embed"

// Files holds site.css, the scripts and icons/.
//
//go:embed site.css settings.js asks.js boot.js reader.js retired.js sw.js boot reader worker shared icons
var Files embed.FS
