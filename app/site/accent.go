package site

import (
	"fmt"
	"math"
	"strconv"
)

// rgb is a colour of sRGB, its parts from 0 to 255.
type rgb [3]float64

// Grounds of web/site.css on which text in the accent is hardest to read: the darkest of light
// pages, the lightest of dark ones; and the papers, between which and the accent lines are.
const (
	shadeLight = "#ebe4d3"
	shadeDark  = "#222a45"
	paperDark  = "#131a31"
)

// enoughContrast is that of text with its ground (WCAG 2.2, 1.4.3).
const enoughContrast = 4.5

// accentStyle returns what makes a colour, "#rrggbb" or none, the accent of the style sheet which
// it follows: as near to it as can be read on light pages, and on dark ones. Print and colours
// of the system's keep theirs.
func accentStyle(own string) string {
	if own == "" {
		return ""
	}
	light, dark := ofHex(own).on(ofHex(shadeLight)), ofHex(own).on(ofHex(shadeDark))
	line, lineDark := light.between(ofHex(paperLight)), dark.between(ofHex(paperDark))
	return fmt.Sprintf(`@media screen{:root{--accent:%[1]s;--dye:%[1]s;--accent-line:%[3]s}`+
		`@supports (color:light-dark(#000,#fff)){:root{--accent:light-dark(%[1]s,%[2]s);--dye:light-dark(%[1]s,%[2]s);--accent-line:light-dark(%[3]s,%[4]s)}}}`+
		`@media screen and (prefers-contrast:more){:root{--accent-line:currentColor}}`, light, dark, line, lineDark)
}

// on returns the colour, or what is lighter or darker of its hue and can be read on the ground.
func (c rgb) on(ground rgb) rgb {
	step, end := -1.0, 0.0
	if ground.luminance() < 0.18 { // White has more contrast with it than black.
		step, end = 1, 255
	}
	hue, light := c, (max(c[0], c[1], c[2])+min(c[0], c[1], c[2]))/2
	for c.contrast(ground) < enoughContrast && light != end {
		light = min(max(light+step, 0), 255)
		c = hue.lit(light)
	}
	return c
}

// lit returns the colour with another lightness, as HSL has it: towards black or white.
func (c rgb) lit(light float64) (to rgb) {
	was := (max(c[0], c[1], c[2]) + min(c[0], c[1], c[2])) / 2
	for i, part := range c {
		if light <= was {
			to[i] = part * light / was
		} else {
			to[i] = 255 - (255-part)*(255-light)/(255-was)
		}
		to[i] = math.Round(to[i])
	}
	return to
}

// between is the middle of two colours.
func (c rgb) between(other rgb) (to rgb) {
	for i := range c {
		to[i] = math.Round((c[i] + other[i]) / 2)
	}
	return to
}

// contrast is the ratio of two colours (WCAG 2.2, "contrast ratio").
func (c rgb) contrast(other rgb) float64 {
	a, b := c.luminance(), other.luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

// luminance is WCAG 2.2's "relative luminance".
func (c rgb) luminance() float64 {
	var linear rgb
	for i, part := range c {
		if part /= 255; part <= 0.04045 {
			linear[i] = part / 12.92
		} else {
			linear[i] = math.Pow((part+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}

func ofHex(text string) rgb {
	n, _ := strconv.ParseUint(text[1:], 16, 32)
	return rgb{float64(n >> 16), float64(n >> 8 & 255), float64(n & 255)}
}

func (c rgb) String() string {
	return fmt.Sprintf("#%02x%02x%02x", int(c[0]), int(c[1]), int(c[2]))
}
