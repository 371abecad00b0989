package front

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones must not depend on the machine
)

var datePattern = regexp.MustCompile(`^(\d{2,4})[-/.](\d{1,2})[-/.](\d{1,2})` +
	`(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d*)?)?\s*(?i:(am|pm)\b\s*)?([A-Za-z]+|[-+]\d{1,2}(?::?\d{2})?)?)?$`)

// mailDate is how e-mail writes a date: "Mon, 04 Sep 2017", then perhaps a time.
var mailDate = regexp.MustCompile(`^(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\b(.*)$`)

// yamlTime is what YAML 1.1 takes for a time without an offset: it is in UTC.
var yamlTime = regexp.MustCompile(`^\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|\s+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?$`)

// zoneHours are the zones known by name, in hours east of UTC.
var zoneHours = map[string]int{
	"Z": 0, "UTC": 0, "GMT": 0, "CET": 1, "CEST": 2, "KST": 9, "JST": 9,
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}

// ParseDate reads a date as Jekyll does: one without an offset is in the blog's
// zone, but for an unquoted YAML time with seconds, which is in UTC; a date alone
// is its midnight, and 24:00 the next one. Of years with two digits, 69 to 99 are of the 20th century.
// The result is in the zone's offset at that moment.
func ParseDate(text string, quoted bool, zone *time.Location) (time.Time, bool) {
	text = strings.TrimSpace(text)
	if m := mailDate.FindStringSubmatch(text); m != nil {
		month, err := time.Parse("Jan", m[2])
		if err != nil {
			return time.Time{}, false
		}
		text, quoted = m[3]+month.Format("-01-")+m[1]+m[4], true
	}
	m := datePattern.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, false
	}
	var n [6]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1])
	}
	if len(m[1]) == 2 {
		if n[0] += 1900; n[0] < 1969 {
			n[0] += 100
		}
	}
	if half := strings.ToLower(m[7]); half != "" {
		if n[3] < 1 || n[3] > 12 {
			return time.Time{}, false
		}
		if n[3] %= 12; half == "pm" {
			n[3] += 12
		}
	}
	in := zone
	switch {
	case m[8] != "":
		offset, ok := zoneOffset(m[8])
		if !ok {
			return time.Time{}, false
		}
		in = time.FixedZone("", offset)
	case !quoted && yamlTime.MatchString(text):
		in = time.UTC
	}
	day := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if n[0] < 1 || day.Month() != time.Month(n[1]) || day.Day() != n[2] || n[3] > 24 || n[4] > 59 || n[5] > 59 ||
		n[3] == 24 && n[4]+n[5] > 0 {
		return time.Time{}, false
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, in).In(zone)
	if t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}, false
	}
	return FixedZone(t), true
}

// FixedZone returns a time in a zone without a name, of the offset that holds then.
func FixedZone(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.In(time.FixedZone("", offset))
}

// zoneOffset reads a zone's name or offset ("+09:00", "+0900", "+9"), in seconds
// east of UTC.
func zoneOffset(s string) (seconds int, ok bool) {
	if hours, ok := zoneHours[strings.ToUpper(s)]; ok {
		return hours * 3600, true
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	switch len(digits) {
	case 1, 2:
		digits += "00"
	case 3:
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	if hours, minutes := n/100, n%100; err == nil && hours <= 14 && minutes < 60 {
		seconds = hours*3600 + minutes*60
		if s[0] == '-' {
			seconds = -seconds
		}
		return seconds, true
	}
	return 0, false
}

// Date reads the member "date", or else the date of the file's name. or reads a text that
// is no date here; it may be nil.
func (f Fields) Date(fromName string, zone *time.Location, or func(text string, zone *time.Location) (time.Time, bool)) time.Time {
	hint := `write it like 2025-01-31, or "2025-01-31 19:30 +0900"`
	v := f.Get("date")
	if v.Kind == Absent {
		v, or = Value{Kind: Scalar, Text: fromName, Quoted: true}, nil
		hint = "name the file after a day that there is, or give it a date: " + hint
	}
	if v.Kind != Scalar {
		f.Errorf(v.At, hint, "date is %s, a day is expected", v.Kind)
		return time.Time{}
	}
	t, ok := ParseDate(v.Text, v.Quoted, zone)
	if !ok && or != nil {
		t, ok = or(v.Text, zone)
	}
	if !ok {
		f.Errorf(v.At, hint, "unknown date %q", v.Text)
	}
	return t
}

// Zone reads the name of a time zone, or returns the fallback.
func (f Fields) Zone(key string, fallback *time.Location) *time.Location {
	name := f.Text(key)
	if name == "" {
		return fallback
	}
	zone, err := time.LoadLocation(name)
	if err != nil || name == "Local" {
		f.Wrongf(f.Get(key).At, `write a name of the IANA time zone database, such as "Asia/Seoul"`, "unknown time zone %q", name)
		return fallback
	}
	return zone
}
