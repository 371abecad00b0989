package identity

import (
	"fmt"
	"image/color"
	"math"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"hanji/app/front"
	"hanji/app/jekyll"
	"hanji/app/problem"
)

// accentSettings are those by which themes have one colour for links and what is chosen.
var accentSettings = []string{"accent_color", "accent-color", "accent_colour", "link-col", "primary_color", "primary-color"}

// Accent returns the colour that the blog has for its links, as "#rrggbb"; "" where its theme
// has no setting for one, or that has no value.
func Accent(b *jekyll.Blog) string {
	v := b.Get(accentSettings...)
	if v.Kind != front.Scalar || strings.TrimSpace(v.Text) == "" {
		return ""
	}
	c, ok := parseColour(v.Text)
	if !ok {
		b.Add(problem.NotCarriedOver, v.At, true, `write it as "#27487f", in quotes`, fmt.Sprintf("%q is no colour that is known here: links keep hanji's", v.Text))
		return ""
	}
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

var (
	hexColour      = regexp.MustCompile(`^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$`)
	functionColour = regexp.MustCompile(`^(rgb|hsl)a?\(([^()]*)\)$`)
)

// parseColour reads a colour of CSS: a name, in hexadecimal, or as rgb() or hsl(). How much of
// what is behind shows through is not asked.
func parseColour(text string) (c color.RGBA, ok bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if c, ok = colornames.Map[text]; ok {
		return c, true
	}
	if hexColour.MatchString(text) {
		digits := text[1:]
		if len(digits) < 6 {
			digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:3], digits[2:3]}, "")
		}
		n, err := strconv.ParseUint(digits[:6], 16, 32)
		return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, err == nil
	}
	m := functionColour.FindStringSubmatch(text)
	if m == nil {
		return c, false
	}
	parts := strings.FieldsFunc(m[2], func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if len(parts) != 3 && len(parts) != 4 {
		return c, false
	}
	full := [3]float64{255, 255, 255}
	if m[1] == "hsl" {
		full = [3]float64{360, 100, 100}
	}
	var n [3]float64
	for i, part := range parts[:3] {
		if n[i], ok = portion(part, full[i]); !ok {
			return c, false
		}
	}
	if m[1] == "hsl" {
		n = ofHSL(n[0]*360, n[1], n[2])
	}
	return color.RGBA{toByte(n[0]), toByte(n[1]), toByte(n[2]), 255}, true
}

// portion reads a number as a part of what is full, or as percent.
func portion(text string, full float64) (float64, bool) {
	number, isPercent := strings.CutSuffix(strings.TrimSuffix(text, "deg"), "%")
	if isPercent {
		full = 100
	}
	n, err := strconv.ParseFloat(number, 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, false
	}
	if full == 360 {
		return math.Mod(math.Mod(n, 360)+360, 360) / 360, true
	}
	return min(max(n/full, 0), 1), true
}

// ofHSL is CSS Color 4, section 7.1: "Converting HSL Colors to sRGB".
func ofHSL(hue, saturation, light float64) (rgb [3]float64) {
	for i, n := range []float64{0, 8, 4} {
		k := math.Mod(n+hue/30, 12)
		rgb[i] = light - saturation*min(light, 1-light)*max(-1, min(k-3, 9-k, 1))
	}
	return rgb
}

func toByte(part float64) uint8 { return uint8(math.Round(part * 255)) }
