package matter

import "testing"

// TestPlainKey holds that keys are compared without a copy of each: a post has some hundred
// comparisons.
func TestPlainKey(t *testing.T) {
	if got := plainKey("Last-Modified_at"); got != "lastmodifiedat" {
		t.Errorf("the key is %q", got)
	}
	if copies := testing.AllocsPerRun(100, func() { plainKey("title") }); copies > 0 {
		t.Errorf("a plain key is copied %v times", copies)
	}
}
