//go:build !js

package ui

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// view is what HTML prints.
func view(ui app.UI) app.UI { return ui }
