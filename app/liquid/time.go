package liquid

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Ruby's Time.parse finds a time, a zone and a day in nearly any text. Here it is
// what people write: 2024-01-05, 2024/1/5, 5 Jan 2024, January 5th, 2024, 5.1.2024,
// and 10:30 or 10:30:15 pm +0900 beside them. Each pattern names the parts that it finds; of
// those of a time, and of those of a day, the first counts that finds something.
var (
	noise   = regexp.MustCompile(`[^-+',./:@\pL\pN\[\]]+`)
	weekday = regexp.MustCompile(`\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*`)
	compact = regexp.MustCompile(`\b(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:t?(?P<h>\d{2})(?P<min>\d{2})(?P<s>\d{2})?)?(?P<zone>z|[-+]\d+)?\b`)
	clocks  = []*regexp.Regexp{
		regexp.MustCompile(`(?P<h>\d+)\s*:\s*(?P<min>\d+)(?:\s*:\s*(?P<s>\d+)(?:[,.](?P<fraction>\d*))?)?` +
			`(?:\s*(?P<half>[ap])\.?m\.?\b)?(?:\s*(?P<zone>(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z]+\b))?`),
		regexp.MustCompile(`\b(?P<h>\d+)\s*(?P<half>[ap])\.?m\.?\b`),
	}
	months = `(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`
	// 5 Jan 2024, January 5th, 2024, 2024-1-5, 2024-jan-5, 2024/1/5 and 1/5, 5.1.2024, January.
	days = []*regexp.Regexp{
		regexp.MustCompile(`'?(?P<d>\d+)[^-\d\s]*\s*` + months + `[^-\d\s']*(?:\s*(?P<y>'?-?\d+)(?:st|nd|rd|th)?)?`),
		regexp.MustCompile(`\b` + months + `[^-\d\s']*\s*(?P<d>'?\d+)[^-\d\s']*(?:\s*,?\s*(?P<y>'?-?\d+))?`),
		regexp.MustCompile(`(?P<y>'?[-+]?\d+)-(?P<m>\d+)-(?P<d>'?-?\d+)`),
		regexp.MustCompile(`(?P<y>'?-?\d+)-` + months + `[^-/.]*-(?P<d>'?-?\d+)`),
		regexp.MustCompile(`(?P<y>'?-?\d+)/\s*(?P<m>'?\d+)(?:\D\s*(?P<d>'?-?\d+))?`),
		regexp.MustCompile(`(?P<y>'?-?\d+)\.\s*(?P<m>'?\d+)\.\s*(?P<d>'?-?\d+)`),
		regexp.MustCompile(`\b` + months + `\S*`),
	}
)

// ParseTime reads a time as Ruby's Time.parse does, as far as people write them. Unlike
// there, a day that its month does not have is none.
func ParseTime(text string, zone *time.Location) (t time.Time, ok bool) {
	t, exact, ok := parseTime(strings.ToLower(text), zone, time.Time{})
	return t, ok && exact
}

// parseTime reads a text in lower case. What it lacks is of the time now down to
// the first that it has, and then the least. exact says that there is such a day: without,
// the time is so much later.
func parseTime(s string, zone *time.Location, now time.Time) (t time.Time, exact, ok bool) {
	if t, err := time.ParseInLocation(time.DateOnly, s, zone); err == nil {
		return t, true, true
	}
	s = weekday.ReplaceAllString(noise.ReplaceAllString(s, " "), " ")
	found := parts{}
	if found.take(s, compact); len(found) == 0 {
		found.take(found.take(s, clocks...), days...)
	}
	if len(found) == 0 {
		return t, false, false
	}
	in := zoneOf(found["zone"], zone)
	now = now.In(in)
	year, mon, day := found.day()
	switch { // What is missing above is of now.
	case year >= 0:
	case mon >= 0:
		year = now.Year()
	case day >= 0:
		year, mon = now.Year(), int(now.Month())
	default:
		year, mon, day = now.Year(), int(now.Month()), now.Day()
	}
	mon, day = least(mon, 1), least(day, 1)
	h, m, sec := afternoon(atoi("0"+found["h"]), found["half"]), atoi("0"+found["min"]), atoi("0"+found["s"])
	if mon < 1 || mon > 12 || day < 1 || day > 31 || h > 24 || m > 59 || sec > 60 || h == 24 && m+sec > 0 {
		return t, false, false
	}
	t = time.Date(year, time.Month(mon), day, h, m, sec, atoi((found["fraction"] + "000000000")[:9]), in)
	exact = t.Day() == day || h == 24
	if in != time.UTC && in != zone {
		if local := t.In(zone); offsetOf(local) == offsetOf(t) {
			t = local
		}
	}
	return t, exact, true
}

// parts are those of a time and a day that are found, by their names.
type parts map[string]string

// take notes what the first of some patterns finds, and returns the text without it.
func (p parts) take(s string, patterns ...*regexp.Regexp) string {
	for _, pattern := range patterns {
		if at := pattern.FindStringIndex(s); at != nil {
			for i, part := range pattern.FindStringSubmatch(s) {
				p[pattern.SubexpNames()[i]] = part
			}
			return s[:at[0]] + " " + s[at[1]:]
		}
	}
	return s
}

func least(n, than int) int {
	if n < 0 {
		return than
	}
	return n
}

// zoneOf is the zone of a name or an offset; of one that is not known, it is the
// site's.
func zoneOf(name string, site *time.Location) *time.Location {
	hours, known := map[string]int{"est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "gmt": 0}[name]
	offset := numericZone.FindStringSubmatch(name)
	switch {
	case name == "z", name == "ut", name == "utc":
		return time.UTC
	case known:
		return time.FixedZone("", hours*3600)
	case offset == nil:
		return site
	}
	seconds := (atoi(offset[2])*60 + atoi("0"+offset[3])) * 60
	switch {
	case offset[1] == "+":
		return time.FixedZone("", seconds)
	case seconds == 0:
		return time.UTC
	}
	return time.FixedZone("", -seconds)
}

var numericZone = regexp.MustCompile(`^([-+])(\d\d)(?::?(\d\d))?$`)

func afternoon(h int, half string) int {
	switch half {
	case "a":
		return h % 12
	case "p":
		return h%12 + 12
	}
	return h
}

// day returns the parts of a day, -1 for those that are missing. The year may also stand in
// the place of the day.
func (p parts) day() (year, mon, day int) {
	y, m, d := p["y"], p["m"], p["d"]
	isYear := func(s string) bool { return strings.HasPrefix(s, "'") || len(strings.TrimLeft(s, "-+")) > 2 }
	switch {
	case m == "":
		return -1, -1, -1
	case y != "" && d == "": // 12/31
		return -1, atoi(y), atoi(m)
	case isYear(d) && !isYear(y):
		y, d = d, y
	}
	year, mon, day = -1, monthOf(m), -1
	if d != "" {
		day = atoi(d)
	}
	if y != "" {
		year = atoi(strings.TrimPrefix(y, "'"))
		if len(strings.TrimLeft(y, "-+'")) <= 2 && y[0] != '-' && y[0] != '+' {
			if year += 1900; year < 1969 {
				year += 100
			}
		}
	}
	return year, mon, day
}

func monthOf(s string) int {
	if i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", s); len(s) == 3 && i >= 0 && i%3 == 0 {
		return i/3 + 1
	}
	return atoi(strings.TrimPrefix(s, "'"))
}

// atoi is a number, too great a one 9999 so that it is no time.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n > 999_999_999 {
		return 9999
	}
	return n
}

func offsetOf(t time.Time) int {
	_, offset := t.Zone()
	return offset
}
