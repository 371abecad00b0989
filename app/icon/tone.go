package icon

import (
	"image"
	"regexp"
	"strconv"
	"strings"
)

// What a picture may be drawn in alone.
const (
	Dark  = "dark"
	Light = "light"
)

const (
	darkest  = 80  // the lightest luma of what is dark
	lightest = 190 // the darkest luma of what is light
)

// Tone returns Dark or Light where the picture in a file is drawn in such colours alone, on a
// ground that is transparent, and "" otherwise.
func Tone(data []byte) string {
	header, err := ReadHeader(data)
	if err != nil {
		return ""
	}
	if header.Type == typeSVG {
		return toneOfSVG(data)
	}
	img, err := Decode(data)
	if err != nil {
		return ""
	}
	return toneOf(img)
}

func toneOf(img *image.NRGBA) string {
	var all, drawn, dark, light int
	size := img.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			c := img.NRGBAAt(x, y)
			if all++; c.A < seen {
				continue
			}
			drawn++
			switch luma := luma(int(c.R), int(c.G), int(c.B)); {
			case luma <= darkest:
				dark++
			case luma >= lightest:
				light++
			}
		}
	}
	switch {
	case drawn == 0 || drawn*100 > all*90:
		return ""
	case dark*100 >= drawn*95:
		return Dark
	case light*100 >= drawn*95:
		return Light
	}
	return ""
}

// luma is how light a colour looks (Rec. 601), up to 255.
func luma(r, g, b int) int { return (299*r + 587*g + 114*b) / 1000 }

var (
	paint   = regexp.MustCompile(`(?:fill|stroke|stop-color|color)\s*[=:]\s*["']?\s*([#\w(),.% ]+)`)
	notFlat = regexp.MustCompile(`<(?:image|foreignObject|pattern)\b`)
	numbers = regexp.MustCompile(`^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)`)
)

// toneOfSVG is Tone of an SVG, by the colours that are written in it. What has none is black.
func toneOfSVG(data []byte) string {
	if notFlat.Match(data) {
		return ""
	}
	tones := map[string]bool{}
	for _, m := range paint.FindAllSubmatch(data, -1) {
		if name := strings.ToLower(strings.TrimSpace(string(m[1]))); name != "none" && name != "transparent" && !strings.HasPrefix(name, "url(") {
			tones[toneOfColor(name)] = true
		}
	}
	switch {
	case len(tones) == 0:
		return Dark
	case len(tones) > 1:
		return ""
	}
	for tone := range tones {
		return tone
	}
	return ""
}

// toneOfColor is the tone of a colour in CSS, "" of one that is none or is not known.
func toneOfColor(name string) string {
	channels := []string{}
	switch m := numbers.FindStringSubmatch(name); {
	case name == "black" || name == "currentcolor":
		return Dark
	case name == "white":
		return Light
	case m != nil:
		return toneOfChannels(m[1:], 10)
	case strings.HasPrefix(name, "#") && len(name) >= 7:
		channels = []string{name[1:3], name[3:5], name[5:7]}
	case strings.HasPrefix(name, "#") && len(name) >= 4:
		channels = []string{name[1:2] + name[1:2], name[2:3] + name[2:3], name[3:4] + name[3:4]}
	}
	return toneOfChannels(channels, 16)
}

func toneOfChannels(channels []string, base int) string {
	var rgb [3]int
	for i, written := range channels {
		n, err := strconv.ParseUint(written, base, 8)
		if err != nil {
			return ""
		}
		rgb[i] = int(n)
	}
	switch luma := luma(rgb[0], rgb[1], rgb[2]); {
	case len(channels) != len(rgb):
		return ""
	case luma <= darkest:
		return Dark
	case luma >= lightest:
		return Light
	}
	return ""
}
