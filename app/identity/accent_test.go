package identity

import (
	"fmt"
	"testing"
)

func TestParseColour(t *testing.T) {
	for text, want := range map[string]string{
		"#4FB1BA": "4fb1ba", "#fa0": "ffaa00", "#fa08": "ffaa00", "#4fb1ba80": "4fb1ba", "rgb(79,177,186)": "4fb1ba", "RGB(79 177 186 / 50%)": "4fb1ba",
		"rgba(79, 177, 186, .5)": "4fb1ba", "rgb(100%, 0%, 300)": "ff00ff", "hsl(120, 100%, 25%)": "008000", "hsl(-240deg 100% 25%)": "008000", " teal ": "008080",
		"": "", "#ab": "", "#gggggg": "", "rgb(1,2)": "", "rgb(a,b,c)": "", "rgb(nan,0,0)": "", "var(--blue)": "", "red;}": "", "$blue": "", "hsl(1,2,3": "",
	} {
		got := ""
		if c, ok := parseColour(text); ok {
			got = fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B)
		}
		if got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}
