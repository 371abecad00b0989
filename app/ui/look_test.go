package ui

import (
	"testing"

	"hanji/app/route"
)

// TestEveryKindHasALook holds that no kind of page was forgotten.
func TestEveryKindHasALook(t *testing.T) {
	for kind := range route.Kind(route.Kinds) {
		if looks[kind].name == nil || looks[kind].view == nil {
			t.Errorf("kind %d can't be shown", kind)
		}
	}
}
