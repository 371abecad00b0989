package liquid

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Ruby's Time.parse finds a time, a zone and a day in nearly any text. Here it is
// what people write: 2024-01-05, 2024/1/5, 5 Jan 2024, January 5th, 2024, 5.1.2024,
// and 10:30 or 10:30:15 pm +0900 beside them.
var (
	months   = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)`
	noise    = regexp.MustCompile(`[^-+',./:@\pL\pN\[\]]+`)
	weekday  = regexp.MustCompile(`\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*`)
	clock    = regexp.MustCompile(`(\d+)\s*:\s*(\d+)(?:\s*:\s*(\d+)(?:[,.](\d*))?)?(?:\s*([ap])\.?m\.?\b)?(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[a-z]+\b))?`)
	hour     = regexp.MustCompile(`\b(\d+)\s*([ap])\.?m\.?\b`)
	european = regexp.MustCompile(`'?(\d+)[^-\d\s]*\s*` + months + `[^-\d\s']*(?:\s*('?-?\d+)(?:st|nd|rd|th)?)?`)
	american = regexp.MustCompile(`\b` + months + `[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*('?-?\d+))?`)
	iso      = regexp.MustCompile(`('?[-+]?\d+)-(\d+)-('?-?\d+)`)
	named    = regexp.MustCompile(`('?-?\d+)-` + months + `[^-/.]*-('?-?\d+)`)
	slashes  = regexp.MustCompile(`('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?`)
	dots     = regexp.MustCompile(`('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)`)
	month    = regexp.MustCompile(`\b` + months + `\S*`)
	compact8 = regexp.MustCompile(`\b(\d{4})(\d{2})(\d{2})(?:t?(\d{2})(\d{2})(\d{2})?)?(z|[-+]\d+)?\b`)
)

// ParseTime reads a time as Ruby's Time.parse does, as far as people write them. Unlike
// there, a day that its month does not have is none.
func ParseTime(text string, zone *time.Location) (t time.Time, ok bool) {
	t, exact, ok := parseTime(strings.ToLower(text), zone, time.Time{})
	return t, ok && exact
}

// parseTime reads a text in lower case. What it lacks is of the time now down to
// the first that it has, and then the least. exact says that there is such a day: without, the time
// is so much later.
func parseTime(s string, zone *time.Location, now time.Time) (t time.Time, exact, ok bool) {
	if t, err := time.ParseInLocation(time.DateOnly, s, zone); err == nil {
		return t, true, true
	}
	s = noise.ReplaceAllString(s, " ")
	s = weekday.ReplaceAllString(s, " ")
	var year, mon, day, h, m, sec, nsec = -1, -1, -1, -1, 0, 0, 0
	zoneName := ""
	if found := compact8.FindStringSubmatch(s); found != nil {
		year, mon, day, zoneName = atoi(found[1]), atoi(found[2]), atoi(found[3]), found[7]
		if found[4] != "" {
			h, m, sec = atoi(found[4]), atoi(found[5]), atoi("0"+found[6])
		}
		return makeTime(year, mon, day, h, m, sec, 0, zoneName, zone, now)
	}
	if found := cut(&s, clock); found != nil {
		h, m, sec, zoneName = atoi(found[1]), atoi(found[2]), atoi("0"+found[3]), found[6]
		nsec = atoi((found[4] + "000000000")[:9])
		h = afternoon(h, found[5])
	} else if found := cut(&s, hour); found != nil {
		h = afternoon(atoi(found[1]), found[2])
	}
	if found := cut(&s, european); found != nil {
		year, mon, day = ordered3(found[3], found[2], found[1])
	} else if found := cut(&s, american); found != nil {
		year, mon, day = ordered3(found[3], found[1], found[2])
	} else if found := cut(&s, iso); found != nil {
		year, mon, day = ordered3(found[1], found[2], found[3])
	} else if found := cut(&s, named); found != nil {
		year, mon, day = ordered3(found[1], found[2], found[3])
	} else if found := cut(&s, slashes); found != nil {
		if found[3] == "" {
			mon, day = atoi(found[1]), atoi(found[2])
		} else {
			year, mon, day = ordered3(found[1], found[2], found[3])
		}
	} else if found := cut(&s, dots); found != nil {
		year, mon, day = ordered3(found[1], found[2], found[3])
	} else if found := cut(&s, month); found != nil {
		mon = monthOf(found[1])
	}
	if year < 0 && mon < 0 && day < 0 && h < 0 {
		return t, false, false
	}
	return makeTime(year, mon, day, h, m, sec, nsec, zoneName, zone, now)
}

func makeTime(year, mon, day, h, m, sec, nsec int, zoneName string, zone *time.Location, now time.Time) (t time.Time, exact, ok bool) {
	in := zoneOf(zoneName, zone)
	now = now.In(in)
	switch { // What is missing above is of now.
	case year >= 0:
	case mon >= 0:
		year = now.Year()
	case day >= 0:
		year, mon = now.Year(), int(now.Month())
	default:
		year, mon, day = now.Year(), int(now.Month()), now.Day()
	}
	mon, day, h = least(mon, 1), least(day, 1), least(h, 0)
	if mon < 1 || mon > 12 || day < 1 || day > 31 || h > 24 || m > 59 || sec > 60 || h == 24 && m+sec > 0 {
		return t, false, false
	}
	t = time.Date(year, time.Month(mon), day, h, m, sec, nsec, in)
	exact = t.Day() == day || h == 24
	if in != time.UTC && in != zone {
		if local := t.In(zone); offsetOf(local) == offsetOf(t) {
			t = local
		}
	}
	return t, exact, true
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

// cut takes what a pattern finds out of a text.
func cut(s *string, pattern *regexp.Regexp) []string {
	at := pattern.FindStringSubmatchIndex(*s)
	if at == nil {
		return nil
	}
	found := pattern.FindStringSubmatch(*s)
	*s = (*s)[:at[0]] + " " + (*s)[at[1]:]
	return found
}

func afternoon(h int, half string) int {
	switch half {
	case "a":
		return h % 12
	case "p":
		return h%12 + 12
	}
	return h
}

// ordered3 makes a date of three parts, in which the year may also be the last.
func ordered3(y, m, d string) (year, mon, day int) {
	isYear := func(s string) bool { return strings.HasPrefix(s, "'") || len(strings.TrimLeft(s, "-+")) > 2 }
	if d != "" && isYear(d) && !isYear(y) || y == "" && isYear(d) {
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
